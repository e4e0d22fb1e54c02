//! Stars: given ones are filled and can be changed, predicted ones are outlined and cannot.

mod art;
mod input;
mod predicted;
mod steps;

pub use input::StarsInput;
pub use predicted::PredictedStars;
pub use steps::{Act, act, stars_at};
