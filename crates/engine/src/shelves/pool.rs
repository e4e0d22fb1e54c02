use crate::rerank::{Bend, Candidate, arrange};
use crate::{Engine, FilmIx, Knobs, Pick, Taste};

use super::{PageWishes, Shelf, ShelfKind};

/// The most valuable films, from which all shelves are filled. One pass over the catalog finds them.
const POOL: usize = 1_500;

/// Films by one value, that shelves take films from.
pub(super) struct Pool<'a> {
    pub(super) engine: &'a Engine,
    pub(super) taste: &'a Taste,
    knobs: Knobs,
    length: usize,
    /// In the order of their value.
    films: Vec<Candidate>,
    taken: Vec<bool>,
}

impl<'a> Pool<'a> {
    pub(super) fn new(engine: &'a Engine, taste: &'a Taste, wishes: &PageWishes) -> Self {
        let knobs = wishes.knobs.clamped();
        let bend = Bend::new(engine.catalog(), &knobs);
        let top = POOL.max(wishes.more);
        let picks = if bend.is_straight() {
            engine.rank_open(taste, wishes.excluded, top)
        } else {
            engine.rank_bent(taste, &bend, wishes.excluded, top)
        };
        let candidate = |pick: Pick| Candidate { film: pick.film, value: bend.value(pick.film, pick.score) };
        // What a bend leaves nothing of, such as films of other years, is on no shelf.
        let wanted = |candidate: &Candidate| bend.is_straight() || candidate.value > 0.0;
        let films: Vec<Candidate> = picks.into_iter().map(candidate).filter(wanted).collect();
        Self { engine, taste, knobs, length: wishes.length, taken: vec![false; films.len()], films }
    }

    /// Places in the pool of films that no shelf has taken, the most valuable first, of the first `depth`.
    pub(super) fn open(&self, depth: usize) -> impl Iterator<Item = usize> {
        (0..self.films.len().min(depth)).filter(|place| !self.taken[*place])
    }

    pub(super) fn film(&self, place: usize) -> FilmIx {
        self.films[place].film
    }

    pub(super) fn len(&self) -> usize {
        self.films.len()
    }

    /// A film's value as a share of the best film's.
    pub(super) fn relevance(&self, place: usize) -> f32 {
        let most = self.films.first().map_or(0.0, |best| best.value);
        self.films[place].value / most.max(f32::MIN_POSITIVE)
    }

    /// Takes the best of some places for a shelf, by `value`, arranged as the person wishes lists to be. No shelf, and nothing
    /// taken, where there are fewer than `least` films.
    pub(super) fn fill(
        &mut self,
        kind: ShelfKind,
        valued: impl Iterator<Item = (usize, f32)>,
        length: usize,
        least: usize,
    ) -> Option<Shelf> {
        let valued = valued.map(|(place, value)| (place as u32, value));
        // More than are taken, for the arrangement to choose from.
        let best: Vec<(u32, f32)> = crate::best::best(valued, length.max(self.length) * 4).collect();
        let candidates: Vec<Candidate> = best
            .iter()
            .map(|(place, value)| Candidate { film: self.film(*place as usize), value: *value })
            .collect();
        let order = arrange(self.engine, self.taste, &self.knobs, &candidates, length);
        let chosen: Vec<usize> =
            order.iter().take(length).filter_map(|at| Some(best.get(*at)?.0 as usize)).collect();
        if chosen.len() < least.max(1) {
            return None;
        }
        chosen.iter().for_each(|place| self.taken[*place] = true);
        Some(Shelf { kind, films: chosen.into_iter().map(|place| self.film(place)).collect() })
    }

    /// Tells that a film stands somewhere else.
    pub(super) fn take(&mut self, film: FilmIx) {
        if let Some(place) = self.films.iter().position(|candidate| candidate.film == film) {
            self.taken[place] = true;
        }
    }
}
