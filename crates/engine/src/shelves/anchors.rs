use super::ShelfKind;
use super::pool::Pool;
use crate::FilmIx;

/// Shelves that begin with a loved film.
const ANCHORS: usize = 2;

/// Loved is what got at least so many half-stars, and is among the best that the person gave.
const LOVED: u8 = 8;

/// Loved films that are weighed against each other, and films that they are weighed by.
const WEIGHED: usize = 48;
const DEPTH: usize = 250;

/// Likeness that is seen.
const ALIKE: f32 = 0.3;

/// Two shelves should not begin with films that are as alike as this.
const TOO_ALIKE: f32 = 0.55;

/// Films that speak for a loved one.
const SPEAKERS: usize = 12;

/// What a star is worth against likeness, when a loved film is chosen.
const PER_HALF_STAR: f32 = 0.4;

/// How much of a film's worth on such a shelf is that it fits the person.
const FITTING: f32 = 0.5;

/// Loved films that much else on offer is like; those of `before` first.
pub(super) fn anchors(pool: &Pool, before: &[ShelfKind]) -> Vec<FilmIx> {
    let ratings = &pool.taste.ratings;
    let order = crate::sorted(ratings.len(), &|a, b| ratings[b].stars.cmp(&ratings[a].stars));
    let loved: Vec<FilmIx> = order
        .into_iter()
        .map(|at| ratings[at])
        .filter(|rating| rating.stars.half_stars() >= LOVED && pool.engine.is_learned(rating.film))
        .take(WEIGHED)
        .map(|rating| rating.film)
        .collect();
    let weighed = loved.iter().map(|film| (film.0, strength(pool, *film)));
    let strongest = crate::best::best(weighed, WEIGHED).map(|(film, _)| FilmIx(film));
    let earlier = before.iter().filter_map(|kind| match kind {
        ShelfKind::Loved(film) => Some(*film).filter(|film| is_loved(pool, *film)),
        _ => None,
    });
    let mut anchors: Vec<FilmIx> = Vec::new();
    for film in earlier.chain(strongest) {
        let near = |anchor: &FilmIx| pool.engine.similarity(*anchor, film) >= TOO_ALIKE;
        if anchors.len() < ANCHORS && !anchors.iter().any(near) {
            anchors.push(film);
        }
    }
    anchors
}

/// What of the open films is like a loved one, the most alike and fitting first.
pub(super) fn like(pool: &Pool, loved: FilmIx) -> Vec<(usize, f32)> {
    let likeness = |place: usize| pool.engine.similarity(loved, pool.film(place));
    pool.open(pool.len())
        .map(|place| (place, likeness(place)))
        .filter(|(_, likeness)| *likeness >= ALIKE)
        .map(|(place, likeness)| (place, likeness + FITTING * pool.relevance(place)))
        .collect()
}

fn is_loved(pool: &Pool, film: FilmIx) -> bool {
    let loved = |rating: &crate::Rating| rating.film == film && rating.stars.half_stars() >= LOVED;
    pool.taste.ratings.iter().any(loved)
}

/// How much on offer is like the film, and how much it was loved.
fn strength(pool: &Pool, loved: FilmIx) -> f32 {
    let likeness =
        pool.open(DEPTH).map(|place| (place as u32, pool.engine.similarity(loved, pool.film(place))));
    let speakers: f32 = crate::best::best(likeness, SPEAKERS).map(|(_, likeness)| likeness).sum();
    let stars = pool.taste.ratings.iter().find(|rating| rating.film == loved);
    speakers + PER_HALF_STAR * stars.map_or(0.0, |rating| f32::from(rating.stars.half_stars()))
}
