use std::sync::Arc;

use super::inducing::Summary;
use super::kernel::{Kernel, Portrait};
use super::triangle::Triangle;
use crate::lanes::dot;
use crate::{Prediction, Stars};

/// Stars at which the interval has its stated width, and between which predictions it follows them.
const INTERVAL_AT: f32 = 3.6;
const INTERVAL_FOLLOWS: (f32, f32) = (2.0, 5.0);

/// The process given one person's ratings. Covariances `k` between a film and the basis give its mean `k · weights` and
/// how much the ratings explain of its variance: `|L⁻¹ k|²`, less `|C⁻¹ L⁻¹ k|²` where the basis is only part of what was
/// rated.
#[derive(Debug, Clone)]
pub(crate) struct StarsPosterior {
    /// Films that covariances are taken with.
    pub(super) basis: Vec<Arc<Portrait>>,
    /// L.
    pub(super) whitening: Triangle,
    pub(super) weights: Vec<f32>,
    /// Where the basis is not all that was rated; it has C.
    pub(super) summary: Option<Summary>,
    /// How much more this person's ratings vary than the model says; 1 for most.
    pub(super) spread: f32,
}

/// Nothing known of the person.
impl Default for StarsPosterior {
    fn default() -> Self {
        Self {
            basis: Vec::new(),
            whitening: Triangle::default(),
            weights: Vec::new(),
            summary: None,
            spread: 1.0,
        }
    }
}

impl StarsPosterior {
    pub(super) fn covariances(&self, kernel: &Kernel, film: &Portrait) -> Vec<f32> {
        self.basis.iter().map(|other| kernel.covariance(other, film)).collect()
    }

    pub(super) fn predict(&self, kernel: &Kernel, film: &Portrait) -> Prediction {
        let mut covariances = self.covariances(kernel, film);
        let mean = film.expected + dot(&covariances, &self.weights);
        self.whitening.whiten(&mut covariances);
        let mut explained = dot(&covariances, &covariances);
        if let Some(summary) = &self.summary {
            summary.precision.whiten(&mut covariances);
            explained -= dot(&covariances, &covariances);
        }
        let variance = kernel.covariance(film, film) - explained;
        let deviation = ((variance.max(0.0) + film.noise) * self.spread).sqrt();
        let distance = mean.clamp(INTERVAL_FOLLOWS.0, INTERVAL_FOLLOWS.1) - INTERVAL_AT;
        let model = &kernel.process.model;
        let reach = model.interval * deviation * (-model.narrowing * distance).exp();
        let possible = |stars: f32| stars.clamp(Stars::MIN.value(), Stars::MAX.value());
        Prediction { stars: possible(mean), low: possible(mean - reach), high: possible(mean + reach) }
    }
}

/// How much a person's ratings vary against what the model says: the mean squared surprise, drawn toward 1 as if by
/// [`USUAL_RATINGS`] ratings of a usual person.
pub(super) fn spread(squared_surprise: f32, ratings: usize) -> f32 {
    (squared_surprise + USUAL_RATINGS) / (ratings as f32 + USUAL_RATINGS)
}

/// Of 3, 8, 15 and 30, 8 gave validation users the highest likelihood.
const USUAL_RATINGS: f32 = 8.0;
