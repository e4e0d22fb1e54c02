//! The texts of the interface, one plain file per language.
//!
//! The app's build script and `cargo xtask` use this: the one turns each text of English into a Rust function, the other
//! writes the file of each further language as the browser reads it. Nothing of this crate runs in the browser.

#![forbid(unsafe_code)]

mod check;
mod compile;
mod folder;
mod functions;
mod lines;
mod message;
mod problem;

pub use compile::{FORMS, compile};
pub use folder::{Folder, FolderError, Language, Served};
pub use functions::functions;
pub use message::{Kind, Message, Placeholder, Texts, Value};
pub use problem::Problem;
