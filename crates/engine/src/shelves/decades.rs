use super::ShelfKind;
use super::pool::Pool;
use crate::groups::decade_of;
use crate::{Catalog, FilmIx};

/// The decades that are told apart, by their first years.
const FIRST: u16 = 1900;
const COUNT: usize = 15;

/// Films that a decade must have on offer to be a shelf.
const LEAST: usize = 10;

/// Of the best films, so many show what a person gets.
const DEPTH: usize = 300;

/// And so many of the best known what everybody gets.
const USUAL: usize = 1_000;

/// Ratings from which on one can say what somebody knows little of, and the share of them that is little.
const ENOUGH: usize = 8;
const LITTLE: f32 = 0.06;

/// The decade that gives this person most against what it gives others; that of before while there is enough of it.
pub(super) fn favorite(pool: &Pool, before: &[ShelfKind]) -> Option<u16> {
    let catalog = pool.engine.catalog();
    let usual = shares(catalog, catalog.all().take(USUAL));
    let own = shares(catalog, pool.open(DEPTH).map(|place| pool.film(place)));
    let rated = shares(catalog, pool.taste.ratings.iter().map(|rating| rating.film));
    let open = open_counts(pool);
    let enough = |at: usize| open.get(at).is_some_and(|count| *count >= LEAST);
    let earlier = before.iter().find_map(|kind| match kind {
        ShelfKind::Decade(decade) => Some(*decade),
        _ => None,
    });
    if let Some(decade) = earlier.filter(|decade| place_of(*decade).is_some_and(enough)) {
        return Some(decade);
    }
    let excess = (0..COUNT)
        .filter(|at| enough(*at))
        .map(|at| (at as u32, own[at].max(0.5 * (own[at] + rated[at])) - usual[at]));
    crate::best::best(excess, 1).next().map(|(at, _)| decade_at(at as usize))
}

/// A decade with much on offer that the person has hardly rated.
pub(super) fn little_known(pool: &Pool, favorite: Option<u16>, before: &[ShelfKind]) -> Option<u16> {
    let ratings = &pool.taste.ratings;
    if ratings.len() < ENOUGH {
        return None;
    }
    let rated = shares(pool.engine.catalog(), ratings.iter().map(|rating| rating.film));
    let open = open_counts(pool);
    let fits = |at: usize| {
        Some(decade_at(at)) != favorite
            && rated[at] <= LITTLE
            && open.get(at).is_some_and(|count| *count >= LEAST)
    };
    let earlier = before.iter().find_map(|kind| match kind {
        ShelfKind::NewDecade(decade) => Some(*decade),
        _ => None,
    });
    if let Some(decade) = earlier.filter(|decade| place_of(*decade).is_some_and(fits)) {
        return Some(decade);
    }
    // What the best film of a decade is worth decides: many decades have enough films.
    let best = (0..COUNT).filter(|at| fits(*at)).filter_map(|at| {
        let first = films(pool, decade_at(at)).first().map(|(_, relevance)| *relevance)?;
        Some((at as u32, first))
    });
    crate::best::best(best, 1).next().map(|(at, _)| decade_at(at as usize))
}

/// The open films of a decade, by value.
pub(super) fn films(pool: &Pool, decade: u16) -> Vec<(usize, f32)> {
    pool.open(pool.len())
        .filter(|place| decade_of(pool.engine.catalog(), pool.film(*place)) == Some(decade))
        .map(|place| (place, pool.relevance(place)))
        .collect()
}

fn open_counts(pool: &Pool) -> Vec<usize> {
    let mut counts = vec![0; COUNT];
    for place in pool.open(pool.len()) {
        let decade = decade_of(pool.engine.catalog(), pool.film(place));
        if let Some(count) = decade.and_then(place_of).and_then(|at| counts.get_mut(at)) {
            *count += 1;
        }
    }
    counts
}

/// Per decade, the share of the films that are of it.
fn shares(catalog: &Catalog, films: impl Iterator<Item = FilmIx>) -> Vec<f32> {
    let (mut counts, mut sum) = (vec![0.0_f32; COUNT], 0.0_f32);
    for at in films.filter_map(|film| place_of(decade_of(catalog, film)?)) {
        counts[at] += 1.0;
        sum += 1.0;
    }
    counts.iter().map(|count| count / sum.max(1.0)).collect()
}

fn place_of(decade: u16) -> Option<usize> {
    let at = usize::from(decade.checked_sub(FIRST)?) / 10;
    (at < COUNT).then_some(at)
}

fn decade_at(at: usize) -> u16 {
    FIRST + 10 * at as u16
}
