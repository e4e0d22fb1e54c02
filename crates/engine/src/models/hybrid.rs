use super::{Model, Person};
use crate::best::sorted;
use crate::knowledge::Knowledge;
use crate::{FilmIx, Rating, Reason, Reasons};

/// Several models, blended.
pub(crate) struct Hybrid<'a>(pub(crate) Vec<Part<&'a dyn Model>>);

/// One model's part in the blend.
#[derive(Debug)]
pub(crate) struct Part<M> {
    /// The model, or a person as it sees them.
    pub(crate) model: M,
    /// What its score counts for films with learned factors.
    pub(crate) learned: f32,
    /// What its score counts for films without.
    pub(crate) cold: f32,
}

#[derive(Debug)]
struct HybridPerson(Vec<Part<Box<dyn Person>>>);

impl Model for Hybrid<'_> {
    fn fold_in(
        &self,
        films: &Knowledge,
        ratings: &[Rating],
        earlier: Option<&dyn Person>,
    ) -> Box<dyn Person> {
        let fold_in = |(place, part): (usize, &Part<&dyn Model>)| Part {
            model: part.model.fold_in(films, ratings, earlier.and_then(|earlier| earlier.part(place))),
            learned: part.learned,
            cold: part.cold,
        };
        Box::new(HybridPerson(self.0.iter().enumerate().map(fold_in).collect()))
    }
}

impl HybridPerson {
    /// The models that have a say about a film, and what each counts.
    fn parts(&self, films: &Knowledge, film: FilmIx) -> impl Iterator<Item = (&dyn Person, f32)> {
        let learned = films.factors.has(film);
        let weight = move |part: &Part<_>| if learned { part.learned } else { part.cold };
        let weighted = self.0.iter().map(move |part| (part.model.as_ref(), weight(part)));
        weighted.filter(|(_, weight)| *weight != 0.0)
    }
}

impl Person for HybridPerson {
    fn score(&self, films: &Knowledge, film: FilmIx) -> f32 {
        self.parts(films, film).map(|(person, weight)| weight * person.score(films, film)).sum()
    }

    fn add_scores(&self, films: &Knowledge, first: usize, weight: f32, sums: &mut [f32]) {
        let learned = films.factors.len().saturating_sub(first).min(sums.len());
        let (learned, cold) = sums.split_at_mut(learned);
        for part in &self.0 {
            if part.learned != 0.0 {
                part.model.add_scores(films, first, weight * part.learned, learned);
            }
            if part.cold != 0.0 {
                part.model.add_scores(films, first + learned.len(), weight * part.cold, cold);
            }
        }
    }

    fn part(&self, place: usize) -> Option<&dyn Person> {
        self.0.get(place).map(|part| part.model.as_ref())
    }

    fn reasons(&self, films: &Knowledge, film: FilmIx) -> Reasons {
        let mut sum = Reasons::default();
        for (person, weight) in self.parts(films, film) {
            let own = person.reasons(films, film);
            sum.prior += weight * own.prior;
            sum.shares
                .extend(own.shares.iter().map(|reason| Reason { share: weight * reason.share, ..*reason }));
        }
        let by_film = sorted(sum.shares.len(), &|a, b| sum.shares[a].film.cmp(&sum.shares[b].film));
        sum.shares = by_film.into_iter().map(|place| sum.shares[place]).collect();
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
