use nalgebra::{DMatrix, SymmetricEigen};
use pulp::Arch;
use rayon::prelude::*;

use super::TrainError;
use super::interactions::Interactions;
use super::lanes::{LANES, Lane, groups};
use super::objective::Objective;
use super::row_solver::{Effort, RowSolver};

/// Rows that one thread solves at a time.
const BLOCK: usize = 32;

/// Columns whose products are summed at a time.
const SUMMED: usize = 4096;

/// Which rows are solved.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// People, against films.
    People,
    /// Films, against people.
    Films,
}

/// Improves every row of one side (a column of `solved` each) against the other side's factors, from what it is on; rows are
/// drawn toward `expected`, or toward 0.
///
/// The work is done along the principal axes of those factors, where what all rows share, `w₀ G + λ I`, is diagonal. Each row is
/// solved by itself, blocks of them on all threads, so the result does not depend on the number of threads.
///
/// # Errors
/// [`TrainError::Diverged`] where numbers overflow.
pub fn improve(
    side: Side,
    interactions: &Interactions,
    other: &DMatrix<f32>,
    solved: &mut DMatrix<f32>,
    expected: Option<&DMatrix<f32>>,
    objective: &Objective,
    effort: Effort,
) -> Result<(), TrainError> {
    // In 64 bits: where factors span few dimensions, the iteration breaks down in 32.
    let SymmetricEigen { eigenvalues, eigenvectors } = gramian(other).symmetric_eigen();
    let axes = eigenvectors.cast::<f32>();
    let dims = other.nrows();
    let groups = groups(dims);
    let weight = |value: &f64| (*value as f32).max(0.0) * objective.unobserved_weight;
    let unobserved: Vec<f32> = eigenvalues.iter().map(weight).collect();
    let rotated = rotated(&axes, other, groups);
    let finished = solved.as_mut_slice().par_chunks_mut(dims * BLOCK).enumerate().map(|(block, solved)| {
        let rows = solved.len() / dims;
        let mut along = DMatrix::from_column_slice(dims, rows, solved);
        along = axes.tr_mul(&along);
        let pulls = expected.map(|expected| axes.tr_mul(&expected.columns(block * BLOCK, rows)));
        let mut solver = RowSolver::new(groups);
        let mut x = vec![Lane::default(); groups];
        let mut shared = vec![[1.0; LANES]; groups];
        let mut pull = vec![Lane::default(); groups];
        for place in 0..rows {
            let row = block * BLOCK + place;
            let entries = match side {
                Side::People => interactions.of_user(row).len(),
                Side::Films => interactions.of_film(row).len(),
            };
            let regularization = objective.regularization(entries, other.ncols());
            let diagonal = shared.iter_mut().flatten().zip(&unobserved);
            diagonal.for_each(|(diagonal, unobserved)| *diagonal = unobserved + regularization);
            copy(&mut x, along.column(place).iter().copied());
            if let Some(pulls) = &pulls {
                copy(&mut pull, pulls.column(place).iter().map(|expected| expected * regularization));
            }
            let pull = pulls.is_some().then_some(pull.as_slice());
            let done = Arch::new().dispatch(|| match side {
                Side::People => {
                    solver.solve(&mut x, &rotated, interactions.of_user(row), &shared, pull, effort)
                }
                Side::Films => {
                    solver.solve(&mut x, &rotated, interactions.of_film(row), &shared, pull, effort)
                }
            });
            if !done {
                return Err(TrainError::Diverged);
            }
            along.column_mut(place).iter_mut().zip(x.iter().flatten()).for_each(|(to, x)| *to = *x);
        }
        solved.copy_from_slice((&axes * along).as_slice());
        Ok(())
    });
    finished.collect()
}

/// `Y Yᵀ`, summed block by block in their order.
fn gramian(factors: &DMatrix<f32>) -> DMatrix<f64> {
    let starts: Vec<usize> = (0..factors.ncols()).step_by(SUMMED).collect();
    let parts: Vec<DMatrix<f32>> = starts
        .into_par_iter()
        .map(|start| {
            let block = factors.columns(start, SUMMED.min(factors.ncols() - start));
            block * block.transpose()
        })
        .collect();
    let zero = DMatrix::zeros(factors.nrows(), factors.nrows());
    parts.into_iter().fold(zero, |sum, part| sum + part.cast::<f64>())
}

/// The factors along the axes, each column filled up with zeros to whole groups of lanes.
fn rotated(axes: &DMatrix<f32>, factors: &DMatrix<f32>, groups: usize) -> Vec<Lane> {
    let mut rotated = vec![Lane::default(); groups * factors.ncols()];
    rotated.par_chunks_mut(groups * SUMMED).enumerate().for_each(|(block, columns)| {
        let turned = axes.tr_mul(&factors.columns(block * SUMMED, columns.len() / groups));
        for (column, turned) in columns.chunks_mut(groups).zip(turned.column_iter()) {
            copy(column, turned.iter().copied());
        }
    });
    rotated
}

fn copy(to: &mut [Lane], from: impl Iterator<Item = f32>) {
    to.iter_mut().flatten().zip(from).for_each(|(to, from)| *to = from);
}
