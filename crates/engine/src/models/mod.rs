//! The models that recommend, all behind one trait: each folds a person in, and then every score is linear in the person's
//! ratings, so that it splits exactly into reasons.

mod content;
mod factors;
mod hybrid;
mod kind;
mod neighbors;

use std::fmt::Debug;

pub(crate) use content::ContentModel;
pub(crate) use factors::FactorsModel;
pub(crate) use hybrid::{Hybrid, Part};
pub use kind::ModelKind;
pub(crate) use neighbors::{NeighborMatrix, NeighborsModel};

use crate::knowledge::Knowledge;
use crate::ranking::FoldedIn;
use crate::{FilmIx, Rating, Reasons};

/// What people like, as learned from others.
pub(crate) trait Model {
    /// Folds a person in, from what the same model made of them `earlier` where that saves work.
    fn fold_in(&self, films: &Knowledge, ratings: &[Rating], earlier: Option<&dyn Person>)
    -> Box<dyn Person>;
}

/// A person as one model sees them.
pub(crate) trait Person: Debug + Send + Sync {
    /// How strongly the model recommends a film; 0 for one that it knows nothing of.
    fn score(&self, films: &Knowledge, film: FilmIx) -> f32;

    /// Adds `weight` times its scores of the films from `first` on, one to each of `sums`. As by [`Person::score`], but in one
    /// sweep: ranking goes through every film of the catalog.
    fn add_scores(&self, films: &Knowledge, first: usize, weight: f32, sums: &mut [f32]);

    /// The person in the factor space of the model, where it has one.
    fn folded(&self) -> Option<&FoldedIn> {
        None
    }

    /// The person as the model's part in this place sees them, where it is made of several.
    fn part(&self, _: usize) -> Option<&dyn Person> {
        None
    }

    /// The parts that add up to the score: one per rating that the model makes use of, and what people like on average.
    fn reasons(&self, films: &Knowledge, film: FilmIx) -> Reasons;
}
