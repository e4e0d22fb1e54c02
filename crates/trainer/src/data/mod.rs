//! Reading and cleaning a folder in the MovieLens layout.

mod columns;
mod csv_rows;
mod error;
mod folder;
mod gathered;
mod genres;
mod parquet_rows;
mod people;
mod plain;
mod popularity;
mod rated;
mod ratings;
mod reading;
mod report;
mod source;
mod table;
mod tags;
mod times;
mod title;
mod titles;

pub use columns::Columns;
pub use error::DataError;
pub use folder::{Dataset, FilmRecord, RatingsSource, drop_repeated_imdb_ids, read_films, read_folder};
pub use genres::GENRES;
pub use popularity::Popularity;
pub use rated::Rated;
pub use ratings::{RatingEvent, Ratings};
pub use reading::read_ratings;
pub use report::CleaningReport;
pub use table::Table;
pub use title::{Title, parse_title};
