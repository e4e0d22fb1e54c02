//! Searching for better settings, without mistaking noise for gain.

mod knob;
mod search;
mod trial;

pub use search::{Budget, search};
