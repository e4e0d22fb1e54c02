//! From cleaned ratings to a trained model: matrix factorization and what is learned around it.

mod als;
mod als_implicit;
mod autoencoder;
mod content;
mod content_map;
mod content_prior;
mod critique;
mod expected;
mod film_features;
mod given;
mod interactions;
mod inverse;
mod lanes;
mod leanings;
mod mood;
mod neighbors;
mod objective;
mod order;
mod prior;
mod quantize;
mod ridge;
mod row_solver;
mod settings;
mod side;
mod stars;
mod targets;
mod trained;

pub use als::{factorize, fold_in_people};
pub use als_implicit::AlsImplicit;
pub use given::{Given, around_given};
pub use inverse::inverse;
pub use order::CatalogOrder;
pub use quantize::dequantized;
pub use settings::{Settings, SettingsError};
pub use trained::{TrainError, Trained, train};
