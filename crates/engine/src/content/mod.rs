//! Films by their content: what is known of them without any rating.

mod features;
mod space;

pub use features::{Content, ContentFeatures};
pub(crate) use space::ContentSpace;
