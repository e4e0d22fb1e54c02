use std::sync::Arc;

use super::given::Given;
use super::kernel::{Kernel, Portrait};
use super::posterior::{StarsPosterior, spread};
use super::triangle::Triangle;
use crate::FilmIx;
use crate::lanes::dot;

/// A film whose variance the basis explains up to this, in squared stars, adds nothing to it.
const EXPLAINED: f32 = 1e-3;

/// A basis serves until one in so many ratings has come or gone.
const REMAINING: usize = 8;

/// Many ratings as the basis sees them. Their films, whitened by the basis and divided by their noise, are columns v with
/// surprises s.
#[derive(Debug, Clone)]
pub(super) struct Summary {
    /// Of `I + Σ v vᵀ`.
    pub(super) precision: Triangle,
    /// `Σ v s`.
    information: Vec<f32>,
    /// `Σ s²`.
    squares: f32,
    /// The ratings in it.
    ratings: Vec<(FilmIx, f32)>,
    /// How many there were when the basis was chosen.
    chosen_for: usize,
}

/// Conditions on many ratings through a basis of a few of the rated films, chosen by pivoting: the deterministic training
/// conditional (Seeger, Williams & Lawrence 2003).
///
/// Cost: `n × basis²` multiplications, and `n × basis` covariances, for n ratings. `None` where a matrix is not positive
/// definite, which only a hostile catalog brings about.
pub(super) fn condition(
    mut posterior: StarsPosterior,
    kernel: &Kernel,
    given: Given,
    basis: usize,
) -> Option<StarsPosterior> {
    let ratings: Vec<(FilmIx, f32)> = given.take_rest().collect();
    let rated: Vec<Arc<Portrait>> =
        ratings.iter().map(|(film, _)| Arc::new(kernel.portrait(*film))).collect();
    let (pivots, mut whitened) = pivots(kernel, &rated, basis);
    for (number, pivot) in pivots.into_iter().enumerate() {
        posterior.whitening.push(whitened[..=number].iter().map(|row| row[pivot]));
        posterior.basis.push(rated[pivot].clone());
    }
    let deviations: Vec<f32> = rated.iter().map(|film| film.noise.sqrt()).collect();
    let surprises = ratings.iter().zip(&rated).zip(&deviations);
    let surprises: Vec<f32> =
        surprises.map(|(((_, stars), film), deviation)| (stars - film.expected) / deviation).collect();
    let mut precision = Triangle::default();
    for number in 0..whitened.len() {
        whitened[number].iter_mut().zip(&deviations).for_each(|(value, deviation)| *value /= deviation);
        let products = whitened[..number].iter().map(|row| dot(row, &whitened[number])).collect();
        precision.append(products, 1.0 + dot(&whitened[number], &whitened[number]))?;
    }
    let information = whitened.iter().map(|row| dot(row, &surprises)).collect();
    let squares = dot(&surprises, &surprises);
    let chosen_for = ratings.len();
    Some(solve(posterior, Summary { precision, information, squares, ratings, chosen_for }))
}

/// Makes the posterior follow a person's ratings with the basis as it is: about `basis²` multiplications for each rating that
/// joins, leaves or changes. `None` where so many came or went that another basis should be chosen, or rounding got the upper
/// hand.
pub(super) fn follow(
    mut posterior: StarsPosterior,
    kernel: &Kernel,
    mut given: Given,
) -> Option<StarsPosterior> {
    let mut summary = posterior.summary.take()?;
    let mut gone = Vec::new();
    summary.ratings.retain(|(film, stars)| {
        let kept = given.take_equal(*film, *stars);
        if !kept {
            gone.push((*film, *stars));
        }
        kept
    });
    let kept = summary.ratings.len();
    summary.ratings.extend(given.take_rest());
    let most_changes = summary.chosen_for / REMAINING;
    if gone.len() + summary.ratings.len() - kept > most_changes
        || summary.ratings.len().abs_diff(summary.chosen_for) > most_changes
    {
        return None;
    }
    let joined = summary.ratings[kept..].to_vec();
    for (rating, sign) in
        gone.into_iter().map(|rating| (rating, -1.0)).chain(joined.into_iter().map(|rating| (rating, 1.0)))
    {
        summary.count(&posterior, kernel, rating, sign)?;
    }
    Some(solve(posterior, summary))
}

impl Summary {
    /// Counts a rating in, or out where `sign` is −1.
    fn count(
        &mut self,
        posterior: &StarsPosterior,
        kernel: &Kernel,
        (film, stars): (FilmIx, f32),
        sign: f32,
    ) -> Option<()> {
        let film = kernel.portrait(film);
        let deviation = film.noise.sqrt();
        let surprise = (stars - film.expected) / deviation;
        let mut whitened = posterior.covariances(kernel, &film);
        posterior.whitening.whiten(&mut whitened);
        whitened.iter_mut().for_each(|value| *value /= deviation);
        let information = self.information.iter_mut().zip(&whitened);
        information.for_each(|(sum, value)| *sum += sign * value * surprise);
        self.squares += sign * surprise * surprise;
        self.precision.add(0, whitened, sign)
    }
}

fn solve(mut posterior: StarsPosterior, summary: Summary) -> StarsPosterior {
    let mut weights = summary.information.clone();
    summary.precision.whiten(&mut weights);
    let explained = dot(&weights, &weights);
    summary.precision.unwhiten(&mut weights);
    // Means are taken with plain covariances.
    posterior.whitening.unwhiten(&mut weights);
    posterior.spread = spread((summary.squares - explained).max(0.0), summary.ratings.len());
    posterior.weights = weights;
    posterior.summary = Some(summary);
    posterior
}

/// The rated films that together tell most of the others: each next one is that with the most variance left (the pivots of
/// an incomplete Cholesky decomposition). Far better than the latest or random ones. With them, a row of all rated films'
/// covariances per pivot, whitened by the pivots.
fn pivots(kernel: &Kernel, rated: &[Arc<Portrait>], count: usize) -> (Vec<usize>, Vec<Vec<f32>>) {
    let mut left: Vec<f32> = rated.iter().map(|film| kernel.covariance(film, film)).collect();
    let (mut chosen, mut rows): (Vec<usize>, Vec<Vec<f32>>) = (Vec::new(), Vec::new());
    while chosen.len() < count {
        let most = (0..rated.len()).max_by(|a, b| left[*a].total_cmp(&left[*b]));
        let Some(pivot) = most.filter(|pivot| left[*pivot] > EXPLAINED) else { break };
        let scale = left[pivot].sqrt();
        let mut row: Vec<f32> = rated.iter().map(|film| kernel.covariance(film, &rated[pivot])).collect();
        for earlier in &rows {
            let shared = earlier[pivot];
            row.iter_mut().zip(earlier).for_each(|(value, earlier)| *value -= earlier * shared);
        }
        row.iter_mut().for_each(|value| *value /= scale);
        left.iter_mut().zip(&row).for_each(|(left, value)| *left -= value * value);
        left[pivot] = 0.0;
        rows.push(row);
        chosen.push(pivot);
    }
    (chosen, rows)
}
