use indicatif::ProgressBar;
use nalgebra::{DMatrix, DVector, SymmetricEigen};
use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{RngCore, SeedableRng};
use rayon::prelude::*;

use super::TrainError;
use super::content_prior::ContentPrior;
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

impl Objective {
    /// What is added to the diagonal of a row's equations, for a row with so many entries against so many columns.
    pub fn regularization(&self, entries: usize, columns: usize) -> f32 {
        match self.regularization {
            Regularization::Constant(constant) => constant,
            Regularization::ByWeight(share) => {
                share * (entries as f32 + self.unobserved_weight * columns as f32)
            }
        }
    }
}

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

/// Alternating least squares over observed and unobserved entries (Hu, Koren & Volinsky 2008). Every row is solved by
/// itself, so the result does not depend on the number of threads. With a prior, films are drawn toward what their content
/// expects instead of toward zero.
///
/// # Errors
/// [`TrainError::Diverged`] where a row cannot be solved.
pub fn factorize(
    interactions: &Interactions,
    objective: &Objective,
    mut prior: Option<ContentPrior>,
    progress: &ProgressBar,
) -> Result<Factorization, TrainError> {
    let mut films = random_factors(objective, interactions.by_film.len());
    let mut users = solve_side(&interactions.by_user, &films, None, objective)?;
    for sweep in 0..objective.sweeps {
        let expected =
            prior.as_mut().filter(|_| sweep >= SWEEPS_WITHOUT_PRIOR).map(|prior| prior.expect(&films));
        films = solve_side(&interactions.by_film, &users, expected.as_ref(), objective)?;
        users = solve_side(&interactions.by_user, &films, None, objective)?;
        progress.inc(1);
    }
    Ok(Factorization { users, films })
}

/// Everybody's factors against given factors of films.
///
/// # Errors
/// [`TrainError::Diverged`] where a row cannot be solved.
pub fn fold_in_people(
    interactions: &Interactions,
    films: &DMatrix<f32>,
    objective: &Objective,
) -> Result<DMatrix<f32>, TrainError> {
    solve_side(&interactions.by_user, films, None, objective)
}

/// All films' factors against given factors of people, drawn toward what is expected of them.
///
/// # Errors
/// [`TrainError::Diverged`] where a row cannot be solved.
pub fn fold_in_films(
    interactions: &Interactions,
    people: &DMatrix<f32>,
    expected: &DMatrix<f32>,
    objective: &Objective,
) -> Result<DMatrix<f32>, TrainError> {
    solve_side(&interactions.by_film, people, Some(expected), objective)
}

/// Small random numbers, uniform around zero; their size hardly matters, since the first solve rescales them.
fn random_factors(objective: &Objective, films: usize) -> DMatrix<f32> {
    let dims = usize::from(objective.factors);
    let mut random = ChaCha8Rng::seed_from_u64(objective.seed);
    let spread = 0.3 / (dims as f32).sqrt();
    DMatrix::from_fn(dims, films, |_, _| (random.next_u32() as f32 / u32::MAX as f32 - 0.5) * spread)
}

/// Solves every row of one side against the other side's factors.
///
/// The work is done along the principal axes of those factors, where what all rows share, `w₀ G + λ I`, is diagonal: a row
/// with fewer entries than factors then needs a system of its entries only.
fn solve_side(
    rows: &Rows,
    other: &DMatrix<f32>,
    expected: Option<&DMatrix<f32>>,
    objective: &Objective,
) -> Result<DMatrix<f32>, TrainError> {
    // In 64 bits: where factors span few dimensions, the iteration breaks down in 32.
    let SymmetricEigen { eigenvalues, eigenvectors } =
        (other * other.transpose()).cast::<f64>().symmetric_eigen();
    let (eigenvalues, axes) = (eigenvalues.cast::<f32>(), eigenvectors.cast::<f32>());
    let unobserved = eigenvalues.map(|value| value.max(0.0) * objective.unobserved_weight);
    let rotated = axes.tr_mul(other);
    let expected = expected.map(|expected| axes.tr_mul(expected));
    let solved: Option<Vec<DVector<f32>>> = (0..rows.len())
        .into_par_iter()
        .map(|row| {
            let (columns, targets) = rows.row(row);
            let regularization = objective.regularization(columns.len(), other.ncols());
            let shared = unobserved.add_scalar(regularization);
            let columns: Vec<usize> = columns.iter().map(|column| *column as usize).collect();
            // What a row is with no entry at all.
            let start = match &expected {
                None => DVector::zeros(shared.len()),
                Some(expected) => (expected.column(row) * regularization).component_div(&shared),
            };
            let entries = rotated.select_columns(&columns);
            let surprises = DVector::from_column_slice(targets) - entries.tr_mul(&start);
            Some(start + solve_row(&shared, &entries, &surprises)?)
        })
        .collect();
    Ok(axes * DMatrix::from_columns(&solved.ok_or(TrainError::Diverged)?))
}

/// One row of Hu et al.'s equation 4, `(D + F Fᵀ)⁻¹ F t`, with the shared part D as its diagonal and the row's entries as
/// the columns of F.
fn solve_row(shared: &DVector<f32>, entries: &DMatrix<f32>, targets: &DVector<f32>) -> Option<DVector<f32>> {
    if entries.ncols() < entries.nrows() {
        // The same vector is D⁻¹ F (I + Fᵀ D⁻¹ F)⁻¹ t.
        let mut scaled = entries.clone();
        scaled.column_iter_mut().for_each(|mut column| column.component_div_assign(shared));
        let mut system = DMatrix::identity(entries.ncols(), entries.ncols());
        system.gemm(1.0, &entries.transpose(), &scaled, 1.0);
        return Some(scaled * system.cholesky()?.solve(targets));
    }
    let mut precision = DMatrix::from_diagonal(shared);
    precision.gemm(1.0, entries, &entries.transpose(), 1.0);
    Some(precision.cholesky()?.solve(&(entries * targets)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_and_long_rows_solve_the_same_equations() {
        let shared = DVector::from_fn(4, |d, _| 0.5 + d as f32);
        for entries in [1, 3, 4, 9] {
            let columns =
                DMatrix::from_fn(4, entries, |d, entry| ((d * 7 + entry * 3) % 5) as f32 / 5.0 - 0.3);
            let targets = DVector::from_fn(entries, |entry, _| entry as f32 - 1.0);
            let solved = solve_row(&shared, &columns, &targets).unwrap();
            let precision = DMatrix::from_diagonal(&shared) + &columns * columns.transpose();
            let difference = precision * solved - &columns * &targets;
            assert!(difference.norm() < 1e-4, "{entries} entries: off by {}", difference.norm());
        }
    }
}
