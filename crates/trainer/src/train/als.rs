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
use crate::checkpoint::{Checkpoint, Sweeps};

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

/// Alternating least squares over observed and unobserved entries (Hu, Koren & Volinsky 2008); each sweep improves the
/// factors of the one before. With a prior, films are drawn toward what their content expects instead of toward zero. With a
/// checkpoint, it goes on from the sweep that was saved last, and saves each.
///
/// # Errors
/// [`TrainError::Diverged`] where numbers overflow, [`TrainError::Checkpoint`] where a sweep cannot be saved.
pub fn factorize(
    interactions: &Interactions,
    objective: &Objective,
    mut prior: Option<ContentPrior>,
    mut checkpoint: Option<&mut Checkpoint>,
    progress: &ProgressBar,
) -> Result<Factorization, TrainError> {
    let resumed = checkpoint.as_mut().and_then(|checkpoint| checkpoint.resume());
    let Sweeps { done, mut users, mut films, content } =
        resumed.map_or_else(|| start(interactions, objective), Ok)?;
    if let Some(prior) = prior.as_mut().filter(|_| done > 0) {
        prior.set_map(content);
    }
    progress.set_position(done.into());
    for sweep in done..objective.sweeps {
        let expected =
            prior.as_mut().filter(|_| sweep >= SWEEPS_WITHOUT_PRIOR).map(|prior| prior.expect(&films));
        improve(
            Side::Films,
            interactions,
            &users,
            &mut films,
            expected.as_ref(),
            objective,
            objective.effort,
        )?;
        improve(Side::People, interactions, &films, &mut users, None, objective, objective.effort)?;
        progress.inc(1);
        if let Some(checkpoint) = &checkpoint {
            let content = prior.as_ref().map_or_else(|| DMatrix::zeros(0, 0), |prior| prior.map().clone());
            let sweeps = Sweeps { done: sweep + 1, users, films, content };
            checkpoint.save(&sweeps)?;
            Sweeps { users, films, .. } = sweeps;
        }
    }
    Ok(Factorization { users, films })
}

fn start(interactions: &Interactions, objective: &Objective) -> Result<Sweeps, TrainError> {
    let films = random_factors(objective, interactions.films());
    let mut users = DMatrix::zeros(films.nrows(), interactions.users());
    improve(Side::People, interactions, &films, &mut users, None, objective, objective.effort)?;
    Ok(Sweeps { done: 0, users, films, content: DMatrix::zeros(0, 0) })
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
    improve(Side::People, interactions, films, &mut users, None, objective, Effort::WHOLE)?;
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
    improve(Side::Films, interactions, people, &mut films, Some(expected), objective, Effort::WHOLE)?;
    Ok(films)
}

/// Small random numbers, uniform around zero; their size hardly matters, since the first solve rescales them.
fn random_factors(objective: &Objective, films: usize) -> DMatrix<f32> {
    let dims = usize::from(objective.factors);
    let mut random = ChaCha8Rng::seed_from_u64(objective.seed);
    let spread = 0.3 / (dims as f32).sqrt();
    DMatrix::from_fn(dims, films, |_, _| (random.next_u32() as f32 / u32::MAX as f32 - 0.5) * spread)
}
