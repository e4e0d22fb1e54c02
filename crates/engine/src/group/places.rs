use super::REACH;
use crate::{Engine, FilmIx, Taste};

/// One of wishes is so much in whole numbers. Sums of whole numbers do not depend on the order of people.
const ONE: f32 = (1 << 24) as f32;

/// Everybody's own lists of the films that a group may get.
pub(super) struct Places {
    /// Those films that stand in somebody's list, in the order of the catalog.
    pub(super) films: Vec<FilmIx>,
    /// Per person, the place of every film of the catalog; 0 where it does not stand in the list.
    people: Vec<Vec<u32>>,
}

impl Places {
    /// None of the films that `excluded` names or that one of the people rated. Lists are as long as wishes reach, or whole
    /// where `top` is longer.
    pub(super) fn new(
        engine: &Engine,
        tastes: &[Taste],
        excluded: impl Fn(FilmIx) -> bool,
        top: usize,
    ) -> Self {
        let mut closed = vec![false; engine.catalog().len()];
        for rating in tastes.iter().flat_map(|taste| &taste.ratings) {
            if let Some(closed) = closed.get_mut(rating.film.index()) {
                *closed = true;
            }
        }
        let is_closed = |film: FilmIx| closed.get(film.index()).copied().unwrap_or(true) || excluded(film);
        let length = if top <= REACH as usize { REACH as usize } else { usize::MAX };
        let own_places = |taste: &Taste| {
            let mut places = vec![0; closed.len()];
            for (place, pick) in (1..).zip(engine.rank(taste, is_closed, length)) {
                if let Some(own) = places.get_mut(pick.film.index()) {
                    *own = place;
                }
            }
            places
        };
        let people: Vec<Vec<u32>> = tastes.iter().map(own_places).collect();
        let stands =
            |film: &FilmIx| people.iter().any(|places| places.get(film.index()).is_some_and(|own| *own > 0));
        Self { films: engine.catalog().all().filter(stands).collect(), people }
    }

    /// The film's place in each person's list; 0 where it does not stand there.
    pub(super) fn own(&self, film: FilmIx) -> impl Iterator<Item = u32> + '_ {
        self.people.iter().map(move |places| places.get(film.index()).copied().unwrap_or(0))
    }

    /// How much each person wishes for a film, 0 to 1: 1 for the first of their own list, half for the 45th, 0 from the
    /// 2,001st on.
    pub(super) fn wishes(&self, film: FilmIx) -> impl Iterator<Item = f32> + '_ {
        let scale = ((REACH + 1) as f32).ln();
        self.own(film).map(move |place| match place {
            1..=REACH => 1.0 - (place as f32).ln() / scale,
            _ => 0.0,
        })
    }

    /// The mean of everybody's wishes. What nobody wishes for has less than 0, by its mean place.
    pub(super) fn mean(&self, film: FilmIx) -> f32 {
        let people = self.people.len().max(1) as f32;
        match sum(self.wishes(film)) / people {
            mean if mean > 0.0 => mean,
            _ => -(self.own(film).map(f64::from).sum::<f64>() as f32) / people,
        }
    }

    /// The least of everybody's wishes.
    pub(super) fn least(&self, film: FilmIx) -> f32 {
        self.wishes(film).fold(1.0, f32::min)
    }
}

/// The same sum in any order.
pub(super) fn sum(parts: impl Iterator<Item = f32>) -> f32 {
    parts.map(|part| (part * ONE) as i64).sum::<i64>() as f32 / ONE
}
