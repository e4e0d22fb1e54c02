//! Everything that recommends: fold-in, ranking, predicted stars, reasons, similar films and search.
//!
//! Pure: no I/O, no clock, no randomness. The command and the page run this same code on the same packed catalog, so what
//! ships is what is measured. Start at [`Engine`].

mod best;
mod browse;
mod catalog;
mod content;
mod critique;
mod engine;
mod error;
mod essence;
mod factors;
mod group;
mod groups;
mod knowledge;
mod lanes;
mod models;
mod pick;
mod question;
mod ranking;
mod rating;
mod rerank;
mod search;
mod shelves;
mod stars;
mod stars_model;
mod taste;

pub use best::sorted;
pub use bijou_catalog::{Mark, Region, TasteMap};
pub use browse::{Filter, Genres, Order, by_value};
pub use catalog::{Catalog, Film, FilmIx, NameKind};
pub use content::{Content, ContentFeatures};
pub use critique::{Critique, Toward};
pub use engine::{AllStars, Engine};
pub use error::Error;
pub use essence::Essence;
pub use group::{Consensus, GroupPick, Member};
pub use groups::{FilmGroup, Leaning};
pub use models::ModelKind;
pub use pick::{Pick, Prediction, Reason, Reasons, Similar};
pub use ranking::targets;
pub use rating::Rating;
pub use rerank::{Era, Knobs};
pub use search::{Named, SearchIndex};
pub use shelves::{PageWishes, Shelf, ShelfKind, draw};
pub use stars::Stars;
pub use stars_model::{Hindsight, Preparation};
pub use taste::Taste;
