use indicatif::ProgressBar;
use nalgebra::{DMatrix, DVector};
use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{RngCore, SeedableRng};
use rayon::prelude::*;

use super::interactions::{Interactions, Rows};
use super::{Settings, TrainError};

/// Factors of people and films: a column of `factors` numbers each.
#[derive(Debug, Clone, PartialEq)]
pub struct Factorization {
    /// People's factors.
    pub users: DMatrix<f32>,
    /// Films' factors.
    pub films: DMatrix<f32>,
}

/// Graded implicit-feedback alternating least squares (Hu, Koren & Volinsky 2008), regularized by frequency as in Rendle
/// et al. 2021, section 3.3. Every row is solved by itself, so the result does not depend on the number of threads.
///
/// # Errors
/// [`TrainError::Diverged`] where a row cannot be solved.
pub fn factorize(
    interactions: &Interactions,
    settings: &Settings,
    progress: &ProgressBar,
) -> Result<Factorization, TrainError> {
    let mut films = random_factors(settings, interactions.by_film.len());
    let mut users = solve_side(&interactions.by_user, &films, settings)?;
    progress.inc(1);
    for _ in 1..settings.sweeps {
        films = solve_side(&interactions.by_film, &users, settings)?;
        users = solve_side(&interactions.by_user, &films, settings)?;
        progress.inc(1);
    }
    films = solve_side(&interactions.by_film, &users, settings)?;
    users = solve_side(&interactions.by_user, &films, settings)?;
    Ok(Factorization { users, films })
}

/// Small random numbers, uniform around zero; their size hardly matters, since the first solve rescales them.
fn random_factors(settings: &Settings, films: usize) -> DMatrix<f32> {
    let dims = usize::from(settings.factors);
    let mut random = ChaCha8Rng::seed_from_u64(settings.seed);
    let spread = 0.3 / (dims as f32).sqrt();
    DMatrix::from_fn(dims, films, |_, _| (random.next_u32() as f32 / u32::MAX as f32 - 0.5) * spread)
}

/// Solves every row of one side against the other side's factors.
fn solve_side(rows: &Rows, other: &DMatrix<f32>, settings: &Settings) -> Result<DMatrix<f32>, TrainError> {
    let unobserved = other * other.transpose() * settings.unobserved_weight;
    let solved: Option<Vec<DVector<f32>>> = (0..rows.len())
        .into_par_iter()
        .map(|row| {
            let (columns, targets) = rows.row(row);
            let weight = columns.len() as f32 + settings.unobserved_weight * other.ncols() as f32;
            solve_row(&unobserved, settings.regularization * weight, other, columns, targets)
        })
        .collect();
    Ok(DMatrix::from_columns(&solved.ok_or(TrainError::Diverged)?))
}

/// One row of equation 4: `(w₀ G + λ I + Σ y yᵀ)⁻¹ Σ t y`.
fn solve_row(
    unobserved: &DMatrix<f32>,
    regularization: f32,
    other: &DMatrix<f32>,
    columns: &[u32],
    targets: &[f32],
) -> Option<DVector<f32>> {
    let mut precision = unobserved.clone();
    for d in 0..precision.nrows() {
        precision[(d, d)] += regularization;
    }
    let rated =
        other.select_columns(columns.iter().map(|column| *column as usize).collect::<Vec<_>>().iter());
    precision.gemm(1.0, &rated, &rated.transpose(), 1.0);
    let information = &rated * DVector::from_column_slice(targets);
    Some(precision.cholesky()?.solve(&information))
}
