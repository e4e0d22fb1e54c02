use bijou_catalog::{Prior, SymmetricMatrix};
use nalgebra::{DMatrix, DVector};

use super::{Settings, TrainError};

/// Added to the covariance's diagonal, as a share of its mean: with fewer people than factors it would be singular.
const RIDGE: f32 = 0.01;

/// The Gaussian over people's factors (a column each).
///
/// # Errors
/// [`TrainError::Diverged`] where the covariance has no inverse.
pub fn learn_prior(users: &DMatrix<f32>, settings: &Settings) -> Result<Prior, TrainError> {
    let mean: DVector<f32> = users.column_mean();
    let mut centered = users.clone();
    centered.column_iter_mut().for_each(|mut user| user -= &mean);
    let people = (users.ncols().max(2) - 1) as f32;
    let mut covariance = &centered * centered.transpose() / people;
    let ridge = RIDGE * covariance.trace() / covariance.nrows() as f32 + f32::MIN_POSITIVE;
    for d in 0..covariance.nrows() {
        covariance[(d, d)] += ridge;
    }
    let precision = covariance.cholesky().ok_or(TrainError::Diverged)?.inverse();
    Ok(Prior {
        mean: mean.iter().copied().collect(),
        precision: SymmetricMatrix::new(users.nrows() as u16, |row, column| precision[(row, column)]),
        weight: settings.prior_weight,
        fade: settings.prior_fade,
        // The plain objective counts them fully, however little is known of the person.
        floor: if settings.als_implicit.is_some() { 1.0 } else { settings.unobserved_floor },
        half: settings.unobserved_half,
    })
}
