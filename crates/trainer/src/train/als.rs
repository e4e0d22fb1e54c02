use indicatif::ProgressBar;
use nalgebra::{DMatrix, DVector};
use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{RngCore, SeedableRng};
use rayon::prelude::*;

use super::TrainError;
use super::interactions::{Interactions, Rows};

/// What a factorization minimizes, and how.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Objective {
    /// Factors per row.
    pub factors: u16,
    /// Alternations between people and films.
    pub sweeps: u32,
    /// Start of the random factors.
    pub seed: u64,
    /// Weight of what was not observed, whose target is 0, against 1 for what was. 0 leaves it out.
    pub unobserved_weight: f32,
    /// How rows are kept small.
    pub regularization: Regularization,
}

/// The number on the diagonal of a row's normal equations.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Regularization {
    /// In proportion to a row's total weight (Rendle et al. 2021, section 3.3).
    ByWeight(f32),
    /// The same for every row.
    Constant(f32),
}

/// Factors of people and films: a column of `factors` numbers each.
#[derive(Debug, Clone, PartialEq)]
pub struct Factorization {
    /// People's factors.
    pub users: DMatrix<f32>,
    /// Films' factors.
    pub films: DMatrix<f32>,
}

/// Alternating least squares over observed and unobserved entries (Hu, Koren & Volinsky 2008). Every row is solved by
/// itself, so the result does not depend on the number of threads.
///
/// # Errors
/// [`TrainError::Diverged`] where a row cannot be solved.
pub fn factorize(
    interactions: &Interactions,
    objective: &Objective,
    progress: &ProgressBar,
) -> Result<Factorization, TrainError> {
    let mut films = random_factors(objective, interactions.by_film.len());
    let mut users = solve_side(&interactions.by_user, &films, objective)?;
    for _ in 0..objective.sweeps {
        films = solve_side(&interactions.by_film, &users, objective)?;
        users = solve_side(&interactions.by_user, &films, objective)?;
        progress.inc(1);
    }
    Ok(Factorization { users, films })
}

/// Small random numbers, uniform around zero; their size hardly matters, since the first solve rescales them.
fn random_factors(objective: &Objective, films: usize) -> DMatrix<f32> {
    let dims = usize::from(objective.factors);
    let mut random = ChaCha8Rng::seed_from_u64(objective.seed);
    let spread = 0.3 / (dims as f32).sqrt();
    DMatrix::from_fn(dims, films, |_, _| (random.next_u32() as f32 / u32::MAX as f32 - 0.5) * spread)
}

/// Solves every row of one side against the other side's factors.
fn solve_side(rows: &Rows, other: &DMatrix<f32>, objective: &Objective) -> Result<DMatrix<f32>, TrainError> {
    let unobserved = other * other.transpose() * objective.unobserved_weight;
    let solved: Option<Vec<DVector<f32>>> = (0..rows.len())
        .into_par_iter()
        .map(|row| {
            let (columns, targets) = rows.row(row);
            let regularization = match objective.regularization {
                Regularization::Constant(constant) => constant,
                Regularization::ByWeight(share) => {
                    share * (columns.len() as f32 + objective.unobserved_weight * other.ncols() as f32)
                }
            };
            solve_row(&unobserved, regularization, other, columns, targets)
        })
        .collect();
    Ok(DMatrix::from_columns(&solved.ok_or(TrainError::Diverged)?))
}

/// One row of Hu et al.'s equation 4: `(w₀ G + λ I + Σ y yᵀ)⁻¹ Σ t y`.
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
