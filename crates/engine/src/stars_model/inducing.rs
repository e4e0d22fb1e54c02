use std::sync::Arc;

use super::conditioning::Step;
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

/// Conditioning on many ratings through a basis of a few of the rated films: the deterministic training conditional (Seeger,
/// Williams & Lawrence 2003). The basis is chosen by pivoting, one film at a step; then what all ratings say is summed, one
/// row at a step.
///
/// Cost: `n × basis²` multiplications, and `n × basis` covariances, for n ratings. Where a matrix is not positive definite,
/// which only a hostile catalog brings about, it ends with nothing known.
#[derive(Debug)]
pub(super) struct Choosing {
    posterior: StarsPosterior,
    ratings: Vec<(FilmIx, f32)>,
    rated: Vec<Arc<Portrait>>,
    /// What the basis leaves of each film's variance.
    left: Vec<f32>,
    /// A row of all rated films' covariances per film of the basis, whitened by the basis; once summed, divided by their
    /// noise.
    rows: Vec<Vec<f32>>,
    /// Most films of the basis.
    most: usize,
    /// Whether the basis is complete.
    chosen: bool,
    precision: Triangle,
}

impl Choosing {
    /// Looks at what was rated.
    pub(super) fn begin(kernel: &Kernel, given: Given, most: usize) -> Self {
        let ratings: Vec<(FilmIx, f32)> = given.take_rest().collect();
        let rated: Vec<Arc<Portrait>> =
            ratings.iter().map(|(film, _)| Arc::new(kernel.portrait(*film))).collect();
        let left = rated.iter().map(|film| kernel.covariance(film, film)).collect();
        let (posterior, precision) = (StarsPosterior::default(), Triangle::default());
        Self { posterior, ratings, rated, left, rows: Vec::new(), most, chosen: false, precision }
    }

    /// Does the next row.
    pub(super) fn step(&mut self, kernel: &Kernel) -> Step {
        if !self.chosen {
            return Step::Went(self.choose(kernel));
        }
        if self.precision.len() < self.rows.len() {
            return match self.sum() {
                Some(cost) => Step::Went(cost),
                None => Step::Finished(StarsPosterior::default()),
            };
        }
        Step::Finished(self.end())
    }

    /// Adds the film with the most variance left to the basis (the pivots of an incomplete Cholesky decomposition): far
    /// better than the latest or random ones.
    fn choose(&mut self, kernel: &Kernel) -> usize {
        let most = (0..self.rated.len()).max_by(|a, b| self.left[*a].total_cmp(&self.left[*b]));
        let pivot = most.filter(|pivot| self.rows.len() < self.most && self.left[*pivot] > EXPLAINED);
        let Some(pivot) = pivot else {
            self.chosen = true;
            return self.rated.len();
        };
        let (scale, film) = (self.left[pivot].sqrt(), &self.rated[pivot]);
        let mut row: Vec<f32> = self.rated.iter().map(|other| kernel.covariance(other, film)).collect();
        for earlier in &self.rows {
            let shared = earlier[pivot];
            row.iter_mut().zip(earlier).for_each(|(value, earlier)| *value -= earlier * shared);
        }
        row.iter_mut().for_each(|value| *value /= scale);
        self.left.iter_mut().zip(&row).for_each(|(left, value)| *left -= value * value);
        self.left[pivot] = 0.0;
        let cost = row.len() * (film.size() + self.rows.len());
        self.posterior.basis.push(film.clone());
        self.rows.push(row);
        self.posterior.whitening.push(self.rows.iter().map(|row| row[pivot]));
        cost
    }

    /// Sums what all ratings say of the next film of the basis.
    fn sum(&mut self) -> Option<usize> {
        let number = self.precision.len();
        let (summed, rest) = self.rows.split_at_mut(number);
        let row = rest.first_mut()?;
        row.iter_mut().zip(&self.rated).for_each(|(value, film)| *value /= film.noise.sqrt());
        let products = summed.iter().map(|other| dot(other, row)).collect();
        self.precision.append(products, 1.0 + dot(row, row))?;
        Some(row.len() * number + number * number / 2)
    }

    fn end(&mut self) -> StarsPosterior {
        let surprises = self.ratings.iter().zip(&self.rated);
        let surprises: Vec<f32> =
            surprises.map(|((_, stars), film)| (stars - film.expected) / film.noise.sqrt()).collect();
        let summary = Summary {
            precision: std::mem::take(&mut self.precision),
            information: self.rows.iter().map(|row| dot(row, &surprises)).collect(),
            squares: dot(&surprises, &surprises),
            chosen_for: self.ratings.len(),
            ratings: std::mem::take(&mut self.ratings),
        };
        solve(std::mem::take(&mut self.posterior), summary)
    }
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
