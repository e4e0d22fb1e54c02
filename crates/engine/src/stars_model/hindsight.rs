use super::kernel::Kernel;
use super::posterior::StarsPosterior;
use crate::lanes::dot;
use crate::{FilmIx, Rating};

/// Most multiplications for all answers together: what fits between two frames a person would notice.
const BUDGET: usize = 50_000_000;

/// Ratings that are looked back at however many there are: a share of them still says how large misses are.
const FEWEST: usize = 100;

/// A rating, and what would have been predicted from all the others.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Hindsight {
    /// The rating.
    pub rating: Rating,
    /// Predicted without it, in stars.
    pub predicted: f32,
    /// What anybody is expected to give the film, in stars.
    pub expected: f32,
}

/// Leaves each rating out in turn, without conditioning anew: of a Gaussian process the residuals that others leave follow
/// from the one posterior (Rasmussen & Williams 2006, equation 5.12); of a basis, by the leverage of the one rating. Of
/// many ratings, evenly spaced ones.
pub(super) fn hindsight(kernel: &Kernel, posterior: &StarsPosterior, ratings: &[Rating]) -> Vec<Hindsight> {
    let films = kernel.catalog.len();
    let mut last: Vec<Option<Rating>> = vec![None; films];
    for rating in ratings {
        if let Some(last) = last.get_mut(rating.film.index()) {
            *last = Some(*rating);
        }
    }
    let given = |film: FilmIx| last.get(film.index()).copied().flatten();
    let answer = |rating: Rating, expected: f32, residual: f32| {
        let predicted = (rating.stars.value() - residual).clamp(0.5, 5.0);
        Hindsight { rating, predicted, expected }
    };
    let size = posterior.basis.len();
    if posterior.summary.is_none() {
        let residual = |(place, weight): (usize, &f32)| {
            let film = &posterior.basis[place];
            let mut unit = vec![0.0; size];
            unit[place] = 1.0;
            posterior.whitening.whiten(&mut unit);
            Some(answer(given(film.film)?, film.expected, weight / dot(&unit, &unit)))
        };
        let weights = posterior.weights.iter().enumerate();
        return weights.step_by(step(size, size * size / 2)).filter_map(residual).collect();
    }
    let once: Vec<Rating> = last.iter().copied().flatten().collect();
    let chosen = once.iter().step_by(step(once.len(), size * size + size * 128));
    let residual = |rating: &Rating| {
        let film = kernel.portrait(rating.film);
        let mut covariances = posterior.covariances(kernel, &film);
        let mean = film.expected + dot(&covariances, &posterior.weights);
        posterior.whitening.whiten(&mut covariances);
        posterior.summary.as_ref()?.precision.whiten(&mut covariances);
        let leverage = dot(&covariances, &covariances) / film.noise;
        let residual = (rating.stars.value() - mean) / (1.0 - leverage).max(1e-3);
        Some(answer(*rating, film.expected, residual))
    };
    chosen.filter_map(residual).collect()
}

/// Every how manieth of `ratings` is looked at where each costs so many multiplications.
fn step(ratings: usize, cost: usize) -> usize {
    let affordable = (BUDGET / cost.max(1)).max(FEWEST);
    ratings.div_ceil(affordable).max(1)
}
