//! How good a catalog is for people it has never seen (strong generalization, Liang et al. 2018): some people take no part
//! in training; 80 % of their ratings are folded in, and the rest must be found and predicted.

mod ease;
#[cfg(test)]
mod knobs;
mod metrics;
mod popularity;
mod quality;
#[cfg(test)]
mod questions;
mod split;

pub use ease::Ease;
pub use metrics::Ranked;
pub use popularity::Popular;
pub use quality::{Quality, measure, measure_ranking};
pub use split::hold_out;
