use std::sync::{Arc, OnceLock};

use crate::Rating;
use crate::models::{ModelKind, Person};
use crate::stars_model::StarsPosterior;

/// A person as a model sees them, made by [`crate::Engine::fold_in`] for the shards that had arrived by then.
#[derive(Debug, Clone)]
pub struct Taste {
    pub(crate) ratings: Vec<Rating>,
    pub(crate) model: ModelKind,
    pub(crate) person: Arc<dyn Person>,
    /// Conditioned on the ratings when the first prediction is asked for: ranking alone does not need it.
    pub(crate) stars: OnceLock<StarsPosterior>,
}

impl Taste {
    /// The model that the person was folded into.
    pub fn model(&self) -> ModelKind {
        self.model
    }
}
