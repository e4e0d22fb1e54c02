use crate::{Engine, FilmIx, Taste};

use super::Knobs;
use super::calibration::Calibration;
use super::diversity::Diversity;
use super::franchise::Franchises;

/// Places that are given one by one, each in view of those before; behind them films stand by their value.
const DEPTH: usize = 100;

/// A film that may stand in the list, with what it is worth by itself.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Candidate {
    pub(crate) film: FilmIx,
    pub(crate) value: f32,
}

/// The order in which candidates, the most valuable first, should stand, as indices; at least the first `top`, all of them
/// once where `top` is as large. A longer list begins with the shorter one.
pub(crate) fn arrange(
    engine: &Engine,
    taste: &Taste,
    knobs: &Knobs,
    candidates: &[Candidate],
    top: usize,
) -> Vec<usize> {
    let films: Vec<FilmIx> = candidates.iter().map(|candidate| candidate.film).collect();
    let genres: Vec<u64> = films.iter().map(|film| engine.catalog().film(*film).genre_bits()).collect();
    let relevance = relevances(candidates);
    let mut diversity = Diversity::new(&engine.films.factors, knobs.diversity, films.len());
    let mut calibration = Calibration::new(engine.catalog(), &taste.ratings, knobs.calibration);
    let mut franchises = Franchises::new(engine.catalog());
    let places = if knobs.weighs() { DEPTH } else { Knobs::FRONT };
    // Sorted by value throughout, so that without weights the first is always the best.
    let mut open: Vec<usize> = (0..films.len()).collect();
    let mut deferred = Vec::new();
    let mut order = Vec::new();
    while order.len() < places.min(top) {
        let in_front = knobs.one_per_franchise && order.len() < Knobs::FRONT;
        if !in_front && !deferred.is_empty() {
            open.append(&mut deferred);
            open.sort_unstable();
        }
        if open.is_empty() {
            break;
        }
        let worth = |candidate: usize| {
            relevance[candidate] - diversity.loss(candidate) - calibration.loss(genres[candidate])
        };
        let best = if knobs.weighs() { first_best(&open, worth) } else { 0 };
        let candidate = open.remove(best);
        if in_front && franchises.repeats(films[candidate]) {
            deferred.push(candidate);
            continue;
        }
        diversity.place(films[candidate], &films);
        calibration.place(genres[candidate]);
        order.push(candidate);
    }
    open.append(&mut deferred);
    open.sort_unstable();
    order.append(&mut open);
    order
}

/// Values as shares of the way from the least to the most valuable candidate: what models call a score has no unit.
fn relevances(candidates: &[Candidate]) -> Vec<f32> {
    let most = candidates.first().map_or(0.0, |candidate| candidate.value);
    let least = candidates.last().map_or(0.0, |candidate| candidate.value);
    let spread = (most - least).max(f32::MIN_POSITIVE);
    candidates.iter().map(|candidate| (candidate.value - least) / spread).collect()
}

/// The place in `open` of the candidate with the highest worth, of equals the first.
fn first_best(open: &[usize], worth: impl Fn(usize) -> f32) -> usize {
    let mut best = (0, f32::NEG_INFINITY);
    for (place, candidate) in open.iter().enumerate() {
        let worth = worth(*candidate);
        if worth > best.1 {
            best = (place, worth);
        }
    }
    best.0
}
