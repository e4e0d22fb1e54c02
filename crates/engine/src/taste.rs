use crate::ranking::FoldedIn;
use crate::stars_model::StarsPosterior;

/// A person as the models see them, made by [`crate::Engine::fold_in`].
#[derive(Debug, Clone)]
pub struct Taste {
    pub(crate) rated: Vec<crate::FilmIx>,
    pub(crate) ranking: FoldedIn,
    pub(crate) stars: StarsPosterior,
}
