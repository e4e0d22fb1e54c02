//! Reading and cleaning a folder in the MovieLens layout.

mod folder;
mod gathered;
mod people;
mod plain;
mod popularity;
mod rated;
mod ratings;
mod reading;
mod report;
mod table;
mod tags;
mod times;
mod title;
mod titles;

pub use folder::{Dataset, FilmRecord, read_films, read_folder};
#[cfg(test)]
pub use popularity::Popularity;
pub use rated::Rated;
pub use ratings::{RatingEvent, Ratings};
pub use reading::read_ratings;
pub use report::CleaningReport;
pub use table::{DataError, Table};
pub use title::parse_title;
