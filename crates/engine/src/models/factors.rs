use super::{Model, Person};
use crate::factors::Direction;
use crate::knowledge::Knowledge;
use crate::ranking::{FoldedIn, Ranking};
use crate::{FilmIx, Rating, Reasons};

/// Graded implicit-feedback matrix factorization. Films without learned factors have those that their content tells.
#[derive(Debug)]
pub(crate) struct FactorsModel<'a>(pub(crate) &'a Ranking);

#[derive(Debug)]
struct FactorsPerson {
    folded: FoldedIn,
    /// The person over the content factors, for films without learned ones.
    cold: Option<Direction>,
}

impl Model for FactorsModel<'_> {
    fn fold_in(&self, films: &Knowledge, ratings: &[Rating]) -> Box<dyn Person> {
        let folded = self.0.fold_in(&films.factors, ratings);
        let cold = films.content.project(folded.vector());
        Box::new(FactorsPerson { folded, cold })
    }
}

impl Person for FactorsPerson {
    fn score(&self, films: &Knowledge, film: FilmIx) -> f32 {
        if films.factors.has(film) {
            return films.factors.dot(film, self.folded.vector());
        }
        self.cold.as_ref().map_or(0.0, |cold| films.content.films().dot(film, cold))
    }

    fn reasons(&self, films: &Knowledge, film: FilmIx) -> Reasons {
        if films.factors.has(film) {
            return self.folded.reasons(films.factors.row(film));
        }
        self.folded.reasons(films.content.ranking_factors(film).unwrap_or_default().into_iter())
    }
}
