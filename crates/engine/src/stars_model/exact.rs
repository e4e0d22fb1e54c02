use nalgebra::{DMatrix, DVector};

use super::kernel::{Kernel, Traits};
use super::posterior::{StarsPosterior, spread};

/// Conditions on every rating (Rasmussen & Williams 2006, algorithm 2.1).
///
/// Cost: `n² × dims / 2 + n³ / 3` multiplications for n ratings. `None` where the covariances are not positive definite,
/// which only a hostile catalog brings about.
pub(super) fn condition(
    kernel: &Kernel,
    rated: Vec<Traits>,
    surprises: &DVector<f32>,
) -> Option<StarsPosterior> {
    let ratings = rated.len();
    let mut covariances = DMatrix::zeros(ratings, ratings);
    for row in 0..ratings {
        // Only the lower triangle is read.
        for column in 0..=row {
            covariances[(row, column)] = kernel.covariance(&rated[row], &rated[column]);
        }
        covariances[(row, row)] += rated[row].noise;
    }
    let whitening = covariances.cholesky()?;
    let weights = whitening.solve(surprises);
    Some(StarsPosterior {
        spread: spread(surprises.dot(&weights), ratings),
        basis: rated,
        weights,
        whitening: Some(whitening),
        correction: None,
    })
}
