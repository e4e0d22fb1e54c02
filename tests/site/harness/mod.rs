//! What tests of the built site are written with.

mod altered;
mod axe;
mod chrome;
mod command;
mod host;
mod log;
mod look;
mod page;
mod profile;
mod seen;
mod setting;
mod stored;
mod used;
mod visit;

pub use altered::{copy_of_site, file_ending_in};
pub use command::{bijou, publish};
pub use log::{Asked, Log};
pub use look::{Look, Scheme, Size};
pub use page::Page;
pub use seen::Seen;
pub use setting::Setting;
pub use used::WATCH_MEMORY;
pub use visit::{Visit, visit};
