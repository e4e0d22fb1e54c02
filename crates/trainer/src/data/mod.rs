//! Reading and cleaning a folder in the MovieLens layout.

mod folder;
mod people;
mod plain;
mod popularity;
mod ratings;
mod report;
mod table;
mod tags;
mod title;
mod titles;

pub use folder::{Dataset, FilmRecord, read_films, read_folder};
#[cfg(test)]
pub use popularity::Popularity;
pub use ratings::{RatingEvent, Ratings, read_ratings};
pub use report::CleaningReport;
pub use table::{DataError, Table};
pub use title::parse_title;
