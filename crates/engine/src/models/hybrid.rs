use super::{Model, Person};
use crate::knowledge::Knowledge;
use crate::{FilmIx, Rating, Reason, Reasons};

/// Several models, each with what it counts.
pub(crate) struct Hybrid<'a>(pub(crate) Vec<(f32, &'a dyn Model)>);

#[derive(Debug)]
struct HybridPerson(Vec<(f32, Box<dyn Person>)>);

impl Model for Hybrid<'_> {
    fn fold_in(&self, films: &Knowledge, ratings: &[Rating]) -> Box<dyn Person> {
        let counted = self.0.iter().filter(|(weight, _)| *weight != 0.0);
        Box::new(HybridPerson(
            counted.map(|(weight, model)| (*weight, model.fold_in(films, ratings))).collect(),
        ))
    }
}

impl Person for HybridPerson {
    fn score(&self, films: &Knowledge, film: FilmIx) -> f32 {
        self.0.iter().map(|(weight, person)| weight * person.score(films, film)).sum()
    }

    fn reasons(&self, films: &Knowledge, film: FilmIx) -> Reasons {
        let mut sum = Reasons::default();
        for (weight, person) in &self.0 {
            let own = person.reasons(films, film);
            sum.prior += weight * own.prior;
            sum.shares
                .extend(own.shares.iter().map(|reason| Reason { share: weight * reason.share, ..*reason }));
        }
        sum.shares.sort_unstable_by_key(|reason| reason.film);
        sum.shares.dedup_by(|from, into| {
            let same = from.film == into.film;
            if same {
                into.share += from.share;
            }
            same
        });
        sum
    }
}
