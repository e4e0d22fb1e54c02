//! What a person's ratings say about them: pure functions from ratings to the numbers behind the pictures.

mod given;
mod groups;
mod people;
mod predictable;
mod rates;
mod timeline;
mod totals;

pub use given::{Given, given};
pub use groups::{Group, Groups, groups};
pub use people::{Favorite, Favorites, favorites};
pub use predictable::{Predictable, predictable};
pub use rates::Leaning;
pub use timeline::{Span, timeline};
pub use totals::{Totals, totals};

/// Ratings from which on there is something to say.
pub const ENOUGH: usize = 3;
