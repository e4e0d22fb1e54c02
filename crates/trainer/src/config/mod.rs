//! `bijou.toml`: what a folder's data are called, where they come from, and how the site presents itself.

mod error;
mod file;
mod ratings;
mod site;
mod source;
mod template;
mod titles;

pub use error::ConfigError;
pub use file::{Config, NAME};
pub use ratings::RatingsConfig;
pub use source::SourceConfig;
pub use template::{Described, template};
pub use titles::TitlesConfig;
