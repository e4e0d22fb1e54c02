use nalgebra::{Cholesky, DVector, Dyn};

use super::kernel::{Kernel, Traits};
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
    pub(super) basis: Vec<Traits>,
    pub(super) weights: DVector<f32>,
    /// L.
    pub(super) whitening: Option<Cholesky<f32, Dyn>>,
    /// C.
    pub(super) correction: Option<Cholesky<f32, Dyn>>,
    /// How much more this person's ratings vary than the model says; 1 for most.
    pub(super) spread: f32,
}

impl StarsPosterior {
    /// Nothing known of the person.
    pub(super) fn prior() -> Self {
        Self { basis: Vec::new(), weights: DVector::zeros(0), whitening: None, correction: None, spread: 1.0 }
    }

    pub(super) fn predict(&self, kernel: &Kernel, film: &Traits) -> Prediction {
        let covariances = self.basis.iter().map(|other| kernel.covariance(other, film));
        let covariances = DVector::from_iterator(self.basis.len(), covariances);
        let mean = film.expected + covariances.dot(&self.weights);
        let variance = kernel.covariance(film, film) - self.explained(&covariances);
        let deviation = ((variance.max(0.0) + film.noise) * self.spread).sqrt();
        let distance = mean.clamp(INTERVAL_FOLLOWS.0, INTERVAL_FOLLOWS.1) - INTERVAL_AT;
        let reach = kernel.model.interval * deviation * (-kernel.model.narrowing * distance).exp();
        let possible = |stars: f32| stars.clamp(Stars::MIN.value(), Stars::MAX.value());
        Prediction { stars: possible(mean), low: possible(mean - reach), high: possible(mean + reach) }
    }

    /// The part of a film's prior variance that the ratings took away.
    fn explained(&self, covariances: &DVector<f32>) -> f32 {
        let lower = |cholesky: &Cholesky<f32, Dyn>, vector: &DVector<f32>| {
            // The diagonal of a Cholesky factor has no zero, so there is always a solution.
            cholesky.l_dirty().solve_lower_triangular(vector).unwrap_or_else(|| vector * 0.0)
        };
        let Some(whitening) = &self.whitening else { return 0.0 };
        let whitened = lower(whitening, covariances);
        let missing =
            self.correction.as_ref().map_or(0.0, |correction| lower(correction, &whitened).norm_squared());
        whitened.norm_squared() - missing
    }
}

/// How much a person's ratings vary against what the model says: the mean squared surprise, drawn toward 1 as if by
/// [`USUAL_RATINGS`] ratings of a usual person.
pub(super) fn spread(squared_surprise: f32, ratings: usize) -> f32 {
    (squared_surprise + USUAL_RATINGS) / (ratings as f32 + USUAL_RATINGS)
}

/// Of 3, 8, 15 and 30, 8 gave validation users the highest likelihood.
const USUAL_RATINGS: f32 = 8.0;
