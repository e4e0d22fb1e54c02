//! Everything that recommends: fold-in, ranking, predicted stars, reasons, similar films and search.
//!
//! Pure: no I/O, no clock, no randomness. The command and the page run this same code on the same packed catalog, so what
//! ships is what is measured. Start at [`Engine`].

mod best;
mod catalog;
mod engine;
mod error;
mod factors;
mod pick;
mod ranking;
mod rating;
mod rerank;
mod search;
mod stars;
mod stars_model;
mod taste;

pub use catalog::{Catalog, Film, FilmIx};
pub use engine::Engine;
pub use error::Error;
pub use pick::{Pick, Prediction, Reason, Reasons, Similar};
pub use ranking::targets;
pub use rating::Rating;
pub use rerank::{Era, Knobs};
pub use stars::Stars;
pub use taste::Taste;
