//! Everything the page says. One file per language, so that another language is another file.

mod en;

pub use en::*;
