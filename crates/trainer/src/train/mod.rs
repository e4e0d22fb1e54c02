//! From cleaned ratings to a trained model: matrix factorization and what is learned around it.

mod als;
mod content;
mod critique;
mod expected;
mod interactions;
mod leanings;
mod mood;
mod order;
mod prior;
mod settings;
mod stars;
mod trained;

pub use order::CatalogOrder;
pub use settings::Settings;
pub use trained::{TrainError, Trained, train};
