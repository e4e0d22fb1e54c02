//! From cleaned ratings to a trained model: matrix factorization and what is learned from its factors.

mod als;
mod interactions;
mod mood;
mod order;
mod prior;
mod settings;
mod stars;
mod trained;

use mood::mood_axes;
pub use order::CatalogOrder;
pub use settings::Settings;
pub use trained::{TrainError, Trained, train};
