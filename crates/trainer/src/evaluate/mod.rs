//! How good a catalog is for people it has never seen (strong generalization, Liang et al. 2018): some people take no part
//! in training; 80 % of their ratings are folded in, and the rest must be found and predicted.

mod ablations;
mod accuracy;
mod ask;
mod contender;
mod ease;
mod estimate;
mod evaluation;
mod factors_alone;
mod given;
mod hidden;
#[cfg(test)]
mod knobs;
mod lists;
mod metrics;
mod ml_100k;
mod newcomers;
#[cfg(test)]
mod points;
mod popularity;
#[cfg(test)]
mod questions;
mod rare;
pub mod report;
mod shipped;
mod sizes;
mod split;
mod stars;
mod study;

pub use ablations::{ablate, rankings};
pub use accuracy::Accuracy;
pub use ask::{ask, ranked};
pub use estimate::Estimate;
pub use evaluation::{Evaluation, ModelFigures, Setting};
pub use factors_alone::FactorsAlone;
pub use given::{GivenFiles, read_given};
pub use hidden::{HiddenFilms, hide_films};
pub use ml_100k::{FoldFigures, Ml100k};
pub use newcomers::NewcomerFigures;
pub use newcomers::RATINGS as NEWCOMER_RATINGS;
pub use shipped::Shipped;
pub use sizes::{Size, sizes};
pub use split::{HeldOut, Split, hold_out, usual_people};
pub use stars::{StarFigures, outcomes};
pub use study::{Findings, NothingToFind, Study};
