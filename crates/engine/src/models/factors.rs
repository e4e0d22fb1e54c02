use super::{Model, Person};
use crate::knowledge::Knowledge;
use crate::ranking::{FoldedIn, Ranking};
use crate::{FilmIx, Leaning, Rating, Reasons};

/// Graded implicit-feedback matrix factorization; it knows films with learned factors only.
#[derive(Debug)]
pub(crate) struct FactorsModel<'a>(pub(crate) &'a Ranking, pub(crate) &'a [Leaning]);

#[derive(Debug)]
struct FactorsPerson(FoldedIn);

impl Model for FactorsModel<'_> {
    fn fold_in(
        &self,
        films: &Knowledge,
        ratings: &[Rating],
        earlier: Option<&dyn Person>,
    ) -> Box<dyn Person> {
        let earlier = earlier.and_then(Person::folded);
        Box::new(FactorsPerson(self.0.fold_in(&films.factors, ratings, self.1, earlier)))
    }
}

impl Person for FactorsPerson {
    fn score(&self, films: &Knowledge, film: FilmIx) -> f32 {
        films.factors.dot(film, self.0.vector())
    }

    fn add_scores(&self, films: &Knowledge, first: usize, weight: f32, sums: &mut [f32]) {
        films.factors.add_products(first, self.0.vector(), weight, sums);
    }

    fn folded(&self) -> Option<&FoldedIn> {
        Some(&self.0)
    }

    fn reasons(&self, films: &Knowledge, film: FilmIx) -> Reasons {
        self.0.reasons(&films.factors, film)
    }
}
