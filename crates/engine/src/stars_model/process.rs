use bijou_catalog::StarsModel;
use nalgebra::{Cholesky, DMatrix, DVector, Dyn};

use super::kernel::{Traits, covariance};
use crate::factors::FactorMatrix;
use crate::{Catalog, FilmIx, Prediction, Rating, Stars};

/// The process before anything is known of a person.
#[derive(Debug)]
pub(crate) struct StarsProcess {
    model: StarsModel,
}

/// The process given one person's ratings.
#[derive(Debug, Clone)]
pub(crate) struct StarsPosterior {
    rated: Vec<Traits>,
    /// Of the covariance of the ratings; `None` without ratings.
    cholesky: Option<Cholesky<f32, Dyn>>,
    /// That covariance's inverse times what the ratings differ from the expected.
    weights: DVector<f32>,
}

impl StarsProcess {
    pub(crate) fn new(model: StarsModel) -> Self {
        Self { model }
    }

    /// Conditions on a person's ratings (Rasmussen & Williams 2006, algorithm 2.1).
    ///
    /// Cost: `ratings² × dims / 2 + ratings³ / 3` multiplications.
    pub(crate) fn condition(
        &self,
        catalog: &Catalog,
        factors: &FactorMatrix,
        ratings: &[Rating],
    ) -> StarsPosterior {
        let rated: Vec<Traits> =
            ratings.iter().map(|rating| Traits::of(&self.model, catalog, rating.film)).collect();
        let count = rated.len();
        let mut covariances = DMatrix::zeros(count, count);
        for row in 0..count {
            for column in 0..=row {
                covariances[(row, column)] = covariance(&self.model, factors, &rated[row], &rated[column]);
            }
            covariances[(row, row)] += self.model.noise;
        }
        let surprises = ratings.iter().zip(&rated).map(|(rating, film)| rating.stars.value() - film.expected);
        let surprises = DVector::from_iterator(count, surprises);
        // Only the lower triangle is read. Noise makes it positive definite; a hostile catalog may not, and then gets
        // predictions as for nobody.
        match covariances.cholesky().filter(|_| count > 0) {
            Some(cholesky) => {
                let weights = cholesky.solve(&surprises);
                StarsPosterior { rated, cholesky: Some(cholesky), weights }
            }
            None => StarsPosterior { rated: Vec::new(), cholesky: None, weights: DVector::zeros(0) },
        }
    }

    pub(crate) fn predict(
        &self,
        catalog: &Catalog,
        factors: &FactorMatrix,
        posterior: &StarsPosterior,
        film: FilmIx,
    ) -> Prediction {
        let traits = Traits::of(&self.model, catalog, film);
        let covariances =
            posterior.rated.iter().map(|rated| covariance(&self.model, factors, rated, &traits));
        let covariances = DVector::from_iterator(posterior.rated.len(), covariances);
        let explained = posterior.cholesky.as_ref().and_then(|cholesky| {
            let whitened = cholesky.l_dirty().solve_lower_triangular(&covariances)?;
            Some(whitened.norm_squared())
        });
        let mean = traits.expected + covariances.dot(&posterior.weights);
        let prior = covariance(&self.model, factors, &traits, &traits);
        let variance = (prior - explained.unwrap_or(0.0)).max(0.0) + self.model.noise;
        let reach = self.model.interval * variance.sqrt();
        let possible = |stars: f32| stars.clamp(Stars::MIN.value(), Stars::MAX.value());
        Prediction { stars: possible(mean), low: possible(mean - reach), high: possible(mean + reach) }
    }
}
