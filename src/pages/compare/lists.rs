//! What the models recommend, side by side.

use bijou_engine::{Engine, FilmIx, Knobs, ModelKind, Rating};

use crate::taste::LeftOut;

/// Films per list.
const TOP: usize = 10;

/// The models in the order of the page: the default first.
pub const MODELS: [ModelKind; 4] =
    [ModelKind::Hybrid, ModelKind::Factors, ModelKind::Neighbors, ModelKind::Content];

/// One list of films per model, in the order of [`MODELS`]. Films that a model says nothing for are left out.
pub fn lists(engine: &Engine, ratings: &[Rating], knobs: &Knobs, out: &LeftOut) -> Vec<Vec<FilmIx>> {
    let list = |model| {
        let taste = engine.fold_in_with(model, ratings);
        let picks = engine.recommend(&taste, knobs, |film| out.contains(film), TOP);
        picks.iter().filter(|pick| pick.score > 0.0).map(|pick| pick.film).collect()
    };
    MODELS.into_iter().map(list).collect()
}

/// The models, besides the one at `place`, whose lists have the film too.
pub fn also_in(lists: &[Vec<FilmIx>], place: usize, film: FilmIx) -> Vec<ModelKind> {
    let others = lists.iter().enumerate().filter(|(other, list)| *other != place && list.contains(&film));
    others.filter_map(|(other, _)| MODELS.get(other).copied()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_model_has_a_list() {
        assert_eq!(MODELS.len(), ModelKind::ALL.len());
        assert!(ModelKind::ALL.iter().all(|model| MODELS.contains(model)));
    }

    #[test]
    fn a_film_is_found_in_the_other_lists_only() {
        let lists =
            [vec![1, 2], vec![2, 3], vec![], vec![2]].map(|list| list.into_iter().map(FilmIx).collect());
        assert_eq!(also_in(&lists, 0, FilmIx(2)), [MODELS[1], MODELS[3]]);
        assert_eq!(also_in(&lists, 3, FilmIx(2)), [MODELS[0], MODELS[1]]);
        assert_eq!(also_in(&lists, 1, FilmIx(3)), []);
    }
}
