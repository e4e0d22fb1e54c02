use indicatif::ProgressBar;
use nalgebra::DMatrix;

use super::als::{Factorization, Objective, Regularization, factorize};
use super::expected::Expected;
use super::interactions::Interactions;
use super::{CatalogOrder, TrainError};
use crate::data::Dataset;

/// Explicit factors per film: 16 predict hardly better, and 8 take 4 bytes.
const FACTORS: u16 = 8;

/// Explicit factors of the learned films (a column each): what their ratings differ from the expected by, factorized, and
/// scaled so that people's factors have the identity as their second moment.
///
/// # Errors
/// [`TrainError::Diverged`] where a solve fails.
pub fn learn_leanings(
    data: &Dataset,
    order: &CatalogOrder,
    expected: &Expected,
    seed: u64,
) -> Result<DMatrix<f32>, TrainError> {
    let surprises = |user: usize, films: &[u32], stars: &[f32]| {
        let surprise =
            |(film, stars): (&u32, &f32)| stars - expected.films[*film as usize] - expected.people[user];
        films.iter().zip(stars).map(surprise).collect()
    };
    let interactions = Interactions::new(&data.ratings, &order.factor_rows(), order.learned, surprises);
    let objective = Objective {
        factors: FACTORS,
        sweeps: 12,
        seed,
        unobserved_weight: 0.0,
        regularization: Regularization::Constant(10.0),
    };
    let Factorization { users, films } = factorize(&interactions, &objective, None, &ProgressBar::hidden())?;
    let mut second_moment = &users * users.transpose() / users.ncols().max(1) as f32;
    for d in 0..second_moment.nrows() {
        second_moment[(d, d)] += 1e-6;
    }
    // With M = L Lᵀ, products weighted by M are plain products of Lᵀ y.
    let scale = second_moment.cholesky().ok_or(TrainError::Diverged)?.l();
    Ok(scale.transpose() * films)
}
