use nalgebra::{DMatrix, DVector};

use super::kernel::{Kernel, Traits};
use super::posterior::{StarsPosterior, spread};

/// Added to the diagonal of the basis's covariances, which carry no noise of their own.
const JITTER: f32 = 1e-4;

/// Conditions on many ratings through a basis of a few of the rated films: the fully independent training conditional
/// (Snelson & Ghahramani 2006), with the basis chosen by pivoting.
///
/// Cost: `n × basis²` multiplications, and `n × basis` covariances, for n ratings. `None` where a matrix is not positive
/// definite, which only a hostile catalog brings about.
pub(super) fn condition(
    kernel: &Kernel,
    rated: &[Traits],
    surprises: &DVector<f32>,
    basis: usize,
) -> Option<StarsPosterior> {
    let basis = pivots(kernel, rated, basis);
    let own = DMatrix::from_fn(basis.len(), basis.len(), |row, column| {
        kernel.covariance(&basis[row], &basis[column]) + if row == column { JITTER } else { 0.0 }
    });
    let shared = DMatrix::from_fn(basis.len(), rated.len(), |row, column| {
        kernel.covariance(&basis[row], &rated[column])
    });
    let whitening = own.cholesky()?;
    let whitened = whitening.l_dirty().solve_lower_triangular(&shared)?;
    // What the basis leaves of each rated film's variance counts as noise.
    let noise = DVector::from_fn(rated.len(), |film, _| {
        let left = kernel.covariance(&rated[film], &rated[film]) - whitened.column(film).norm_squared();
        left.max(0.0) + rated[film].noise
    });
    let mut weighted = whitened.clone();
    for (mut column, noise) in weighted.column_iter_mut().zip(noise.iter()) {
        column /= *noise;
    }
    let precision = &weighted * whitened.transpose() + DMatrix::identity(basis.len(), basis.len());
    let correction = precision.cholesky()?;
    let information = &weighted * surprises;
    let solved = correction.solve(&information);
    let squared_surprise =
        surprises.iter().zip(noise.iter()).map(|(surprise, noise)| surprise * surprise / noise).sum::<f32>()
            - information.dot(&solved);
    // Means are taken with plain covariances: weights = L⁻ᵀ · solved.
    let weights = whitening.l_dirty().tr_solve_lower_triangular(&solved)?;
    Some(StarsPosterior {
        spread: spread(squared_surprise.max(0.0), rated.len()),
        basis,
        weights,
        whitening: Some(whitening),
        correction: Some(correction),
    })
}

/// The rated films that together tell most of the others: each next one is that with the most variance left (the pivots of
/// an incomplete Cholesky decomposition). Far better than the latest or random ones.
fn pivots(kernel: &Kernel, rated: &[Traits], count: usize) -> Vec<Traits> {
    let mut left: Vec<f32> = rated.iter().map(|film| kernel.covariance(film, film)).collect();
    let mut columns: Vec<Vec<f32>> = Vec::new();
    let mut chosen = Vec::new();
    while chosen.len() < count {
        let most = (0..rated.len()).max_by(|a, b| left[*a].total_cmp(&left[*b]));
        let Some(pivot) = most.filter(|pivot| left[*pivot] > JITTER) else { break };
        let scale = left[pivot].sqrt();
        let mut column: Vec<f32> = rated.iter().map(|film| kernel.covariance(film, &rated[pivot])).collect();
        for earlier in &columns {
            let shared = earlier[pivot];
            column.iter_mut().zip(earlier).for_each(|(value, earlier)| *value -= earlier * shared);
        }
        column.iter_mut().for_each(|value| *value /= scale);
        left.iter_mut().zip(&column).for_each(|(left, value)| *left -= value * value);
        left[pivot] = 0.0;
        columns.push(column);
        chosen.push(rated[pivot]);
    }
    chosen
}
