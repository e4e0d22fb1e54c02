use std::sync::Arc;

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
    pub(crate) stars: PersonStars,
}

impl Taste {
    /// The model that the person was folded into.
    pub fn model(&self) -> ModelKind {
        self.model
    }

    /// The same person, who would watch again what they have rated: rankings leave none of it out. Scores and reasons
    /// stay; for predictions ask the person as they were.
    pub fn watching_again(&self) -> Self {
        Self { ratings: Vec::new(), stars: PersonStars::default(), ..self.clone() }
    }
}
