use std::sync::{Arc, OnceLock};

use crate::models::{ModelKind, Person};
use crate::stars_model::PersonStars;
use crate::{Leaning, Rating};

/// A person as a model sees them, made by [`crate::Engine::fold_in`] for the shards that had arrived by then.
#[derive(Debug, Clone)]
pub struct Taste {
    pub(crate) ratings: Vec<Rating>,
    pub(crate) leanings: Vec<Leaning>,
    pub(crate) model: ModelKind,
    pub(crate) person: Arc<dyn Person>,
    /// Of all films that had arrived when they were first asked for.
    pub(crate) scores: OnceLock<Vec<f32>>,
    pub(crate) stars: PersonStars,
}

impl Taste {
    /// The model that the person was folded into.
    pub fn model(&self) -> ModelKind {
        self.model
    }

    /// Whether predictions have all that they rest on; see [`crate::Engine::prepare`].
    pub fn is_prepared(&self) -> bool {
        self.stars.is_known()
    }

    /// The same person, who would watch again what they have rated: rankings leave none of it out. Scores and reasons
    /// stay; for predictions ask the person as they were.
    pub fn watching_again(&self) -> Self {
        Self { ratings: Vec::new(), stars: PersonStars::default(), ..self.clone() }
    }
}
