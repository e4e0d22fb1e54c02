use crate::Rating;
use crate::ranking::FoldedIn;
use crate::stars_model::PersonStars;

/// A person as the models see them, made by [`crate::Engine::fold_in`] for the shards that had arrived by then.
#[derive(Debug, Clone)]
pub struct Taste {
    pub(crate) ratings: Vec<Rating>,
    pub(crate) ranking: FoldedIn,
    pub(crate) stars: PersonStars,
}
