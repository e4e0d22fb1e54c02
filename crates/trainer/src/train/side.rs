use nalgebra::{DMatrix, SymmetricEigen};
use rayon::prelude::*;

use super::TrainError;
use super::interactions::Interactions;
use super::lanes::{Lane, fill, groups, numbers};
use super::objective::Objective;
use super::row_solver::{Effort, RowSolver};
use crate::data::Rated;

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
    let across = axes.transpose();
    let weight = |value: &f64| (*value as f32).max(0.0) * objective.unobserved_weight;
    let unobserved: Vec<f32> = eigenvalues.iter().map(weight).collect();
    let rotated = rotated(&across, other, groups(other.nrows()));
    let equations = Equations {
        axes: &axes,
        across: &across,
        rotated: &rotated,
        unobserved: &unobserved,
        expected,
        objective,
        effort,
    };
    match side {
        Side::People => equations.improve(
            solved,
            |user| interactions.ratings_of(user),
            |user, rated| interactions.target(user, rated.number() as usize, rated.half_stars()),
        ),
        Side::Films => equations.improve(
            solved,
            |film| interactions.ratings_for(film),
            |film, rated| interactions.target(rated.number() as usize, film, rated.half_stars()),
        ),
    }
}

/// What the rows of a side share.
struct Equations<'a> {
    /// The principal axes of the other side's factors, a column each.
    axes: &'a DMatrix<f32>,
    /// The same, a row each: what turns factors to lie along them.
    across: &'a DMatrix<f32>,
    /// The other side's factors along them.
    rotated: &'a [Lane],
    /// What unobserved entries put on the diagonal.
    unobserved: &'a [f32],
    expected: Option<&'a DMatrix<f32>>,
    objective: &'a Objective,
    effort: Effort,
}

impl Equations<'_> {
    fn improve<'r>(
        &self,
        solved: &mut DMatrix<f32>,
        entries: impl Fn(usize) -> &'r [Rated] + Sync,
        target: impl Fn(usize, Rated) -> f32 + Sync,
    ) -> Result<(), TrainError> {
        let blocks = solved.as_mut_slice().par_chunks_mut(self.axes.nrows() * BLOCK).enumerate();
        let finished =
            blocks.map(|(block, solved)| self.improve_block(block * BLOCK, solved, &entries, &target));
        finished.collect()
    }

    /// Rows from `first` on, one after the other; `solved` has a column of factors for each.
    fn improve_block<'r>(
        &self,
        first: usize,
        solved: &mut [f32],
        entries: &impl Fn(usize) -> &'r [Rated],
        target: &impl Fn(usize, Rated) -> f32,
    ) -> Result<(), TrainError> {
        let Equations { axes, across, rotated, unobserved, expected, objective, effort } = *self;
        let dims = axes.nrows();
        let rows = solved.len() / dims;
        let mut along = across * DMatrix::from_column_slice(dims, rows, solved);
        let pulls = expected.map(|expected| across * expected.columns(first, rows));
        let groups = groups(dims);
        let others = rotated.len() / groups;
        let mut solver = RowSolver::new(rotated, groups, effort);
        let mut x = vec![Lane::ZERO; groups];
        let mut shared = vec![Lane::ONE; groups];
        let mut pull = vec![Lane::ZERO; groups];
        for place in 0..rows {
            let row = first + place;
            let entries = entries(row);
            let regularization = objective.regularization(entries.len(), others);
            fill(&mut shared, unobserved.iter().map(|unobserved| unobserved + regularization));
            fill(&mut x, along.column(place).iter().copied());
            if let Some(pulls) = &pulls {
                fill(&mut pull, pulls.column(place).iter().map(|expected| expected * regularization));
            }
            let pull = pulls.is_some().then_some(pull.as_slice());
            if !solver.solve(&mut x, entries, |rated| target(row, rated), &shared, pull) {
                return Err(TrainError::Diverged);
            }
            along.column_mut(place).iter_mut().zip(numbers(&x)).for_each(|(to, x)| *to = x);
        }
        solved.copy_from_slice((axes * along).as_slice());
        Ok(())
    }
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
fn rotated(across: &DMatrix<f32>, factors: &DMatrix<f32>, groups: usize) -> Vec<Lane> {
    let mut rotated = vec![Lane::ZERO; groups * factors.ncols()];
    rotated.par_chunks_mut(groups * SUMMED).enumerate().for_each(|(block, columns)| {
        let turned = across * factors.columns(block * SUMMED, columns.len() / groups);
        for (column, turned) in columns.chunks_mut(groups).zip(turned.column_iter()) {
            fill(column, turned.iter().copied());
        }
    });
    rotated
}
