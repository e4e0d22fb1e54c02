//! Made-up films, people and ratings of any size that look like real ones to a model: few films and few people have most of the
//! ratings, tastes come in clusters, and both can be learned from the ratings.

mod activity;
mod chance;
mod curve;
mod draw;
mod facts;
mod folder;
mod parquet;
mod person;
mod plan;
mod rows;
mod tastes;
mod titles;
mod words;

pub use folder::write_folder;
pub use plan::Plan;
pub use rows::RatingFormat;
