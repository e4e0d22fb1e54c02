//! What the columns of somebody's ratings are, by their names and by what they hold.

mod error;
mod facts;
mod names;
mod places;
mod ratings;
mod roles;
mod scale;
mod titles;

pub use error::GuessError;
pub use places::{Place, places_in};
pub use ratings::{GuessedRatings, guess_ratings};
pub use roles::{Certainty, Guess};
pub use titles::{GuessedTitles, guess_titles};
