use indicatif::ProgressBar;
use nalgebra::DMatrix;

use super::als::{Factorization, factorize};
use super::expected::Expected;
use super::interactions::Interactions;
use super::objective::{Objective, Regularization};
use super::row_solver::Effort;
use super::targets::Targets;
use super::{CatalogOrder, TrainError};

/// Explicit factors per film: 16 predict hardly better, and 8 take 4 bytes.
const FACTORS: u16 = 8;

/// Explicit factors of the learned films (a column each): what their ratings differ from the expected by, factorized, and
/// scaled so that people's factors have the identity as their second moment.
///
/// # Errors
/// [`TrainError::Diverged`] where a solve fails.
pub fn learn_leanings(
    interactions: &Interactions,
    order: &CatalogOrder,
    expected: &Expected,
    seed: u64,
) -> Result<DMatrix<f32>, TrainError> {
    let interactions = interactions.with_targets(Targets::Surprises {
        films: order.films[..order.learned].iter().map(|film| expected.films[*film]).collect(),
        people: interactions.people().iter().map(|person| expected.people[*person as usize]).collect(),
    });
    let objective = Objective {
        factors: FACTORS,
        sweeps: 12,
        seed,
        unobserved_weight: 0.0,
        regularization: Regularization::Constant(10.0),
        effort: Effort::SWEEP,
    };
    let Factorization { users, films } =
        factorize(&interactions, &objective, None, None, &ProgressBar::hidden())?;
    let mut second_moment = &users * users.transpose() / users.ncols().max(1) as f32;
    for d in 0..second_moment.nrows() {
        second_moment[(d, d)] += 1e-6;
    }
    // With M = L Lᵀ, products weighted by M are plain products of Lᵀ y.
    let scale = second_moment.cholesky().ok_or(TrainError::Diverged)?.l();
    Ok(scale.transpose() * films)
}
