use indicatif::ProgressBar;
use nalgebra::DMatrix;
use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{RngCore, SeedableRng};

use super::TrainError;
use super::content_prior::ContentPrior;
use super::interactions::Interactions;
use super::objective::Objective;
use super::row_solver::Effort;
use super::side::{Side, improve};

/// Factors of people and films: a column of `factors` numbers each.
#[derive(Debug, Clone, PartialEq)]
pub struct Factorization {
    /// People's factors.
    pub users: DMatrix<f32>,
    /// Films' factors.
    pub films: DMatrix<f32>,
}

/// Sweeps before content is asked what to expect: until then factors are still far from what they will be.
const SWEEPS_WITHOUT_PRIOR: u32 = 2;

/// Steps of a row in a sweep, which goes on from the sweep before.
const SWEEP: Effort = Effort { steps: 3, tolerance: 1e-6 };

/// Where no sweep follows.
const WHOLE: Effort = Effort { steps: 64, tolerance: 1e-8 };

/// Alternating least squares over observed and unobserved entries (Hu, Koren & Volinsky 2008); each sweep improves the
/// factors of the one before. With a prior, films are drawn toward what their content expects instead of toward zero.
///
/// # Errors
/// [`TrainError::Diverged`] where numbers overflow.
pub fn factorize(
    interactions: &Interactions,
    objective: &Objective,
    mut prior: Option<ContentPrior>,
    progress: &ProgressBar,
) -> Result<Factorization, TrainError> {
    let mut films = random_factors(objective, interactions.films());
    let mut users = fold_in_people(interactions, &films, objective)?;
    for sweep in 0..objective.sweeps {
        let expected =
            prior.as_mut().filter(|_| sweep >= SWEEPS_WITHOUT_PRIOR).map(|prior| prior.expect(&films));
        improve(Side::Films, interactions, &users, &mut films, expected.as_ref(), objective, SWEEP)?;
        improve(Side::People, interactions, &films, &mut users, None, objective, SWEEP)?;
        progress.inc(1);
    }
    Ok(Factorization { users, films })
}

/// Everybody's factors against given factors of films.
///
/// # Errors
/// [`TrainError::Diverged`] where numbers overflow.
pub fn fold_in_people(
    interactions: &Interactions,
    films: &DMatrix<f32>,
    objective: &Objective,
) -> Result<DMatrix<f32>, TrainError> {
    let mut users = DMatrix::zeros(films.nrows(), interactions.users());
    improve(Side::People, interactions, films, &mut users, None, objective, WHOLE)?;
    Ok(users)
}

/// All films' factors against given factors of people, drawn toward what is expected of them.
///
/// # Errors
/// [`TrainError::Diverged`] where numbers overflow.
pub fn fold_in_films(
    interactions: &Interactions,
    people: &DMatrix<f32>,
    expected: &DMatrix<f32>,
    objective: &Objective,
) -> Result<DMatrix<f32>, TrainError> {
    let mut films = expected.clone();
    improve(Side::Films, interactions, people, &mut films, Some(expected), objective, WHOLE)?;
    Ok(films)
}

/// Small random numbers, uniform around zero; their size hardly matters, since the first solve rescales them.
fn random_factors(objective: &Objective, films: usize) -> DMatrix<f32> {
    let dims = usize::from(objective.factors);
    let mut random = ChaCha8Rng::seed_from_u64(objective.seed);
    let spread = 0.3 / (dims as f32).sqrt();
    DMatrix::from_fn(dims, films, |_, _| (random.next_u32() as f32 / u32::MAX as f32 - 0.5) * spread)
}
