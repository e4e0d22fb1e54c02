use nalgebra::{Cholesky, DMatrix, Dyn};

use crate::lanes::add_scaled;

/// A⁻¹ B for A = L Lᵀ, by substitution forward and backward in all columns of B at once (Golub & Van Loan 2013, section 3.1).
///
/// The library goes column by column, each of them entry by entry: in a browser that has just got the program, 200 columns of
/// 128 entries take ten times as long.
pub(super) fn solve(cholesky: &Cholesky<f32, Dyn>, columns: &DMatrix<f32>) -> DMatrix<f32> {
    let (lower, width) = (cholesky.l_dirty(), columns.ncols());
    if width == 0 {
        return columns.clone();
    }
    // What belongs to one row of B stands together.
    let mut rows = columns.transpose();
    let entries = rows.as_mut_slice();
    for at in 0..lower.nrows() {
        let (solved, own) = entries.split_at_mut(at * width);
        subtract(own, solved, width, |other| lower[(at, other)], lower[(at, at)]);
    }
    for at in (0..lower.nrows()).rev() {
        let (own, solved) = entries.split_at_mut((at + 1) * width);
        subtract(&mut own[at * width..], solved, width, |other| lower[(at + 1 + other, at)], lower[(at, at)]);
    }
    rows.transpose()
}

/// Takes the solved rows times their coefficients off the first row of `own`, and divides it by its own.
fn subtract(
    own: &mut [f32],
    solved: &[f32],
    width: usize,
    coefficient: impl Fn(usize) -> f32,
    diagonal: f32,
) {
    let own = &mut own[..width];
    for (other, row) in solved.chunks_exact(width).enumerate() {
        add_scaled(own, -coefficient(other), row);
    }
    own.iter_mut().for_each(|entry| *entry /= diagonal);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_what_the_library_finds() {
        for (size, count) in [(1, 1), (3, 0), (5, 40), (33, 20)] {
            let half = DMatrix::from_fn(size, size, |row, column| ((row * 7 + column * 5) % 11) as f32 - 5.0);
            let matrix = &half * half.transpose() + DMatrix::identity(size, size) * 50.0;
            let columns = DMatrix::from_fn(size, count, |row, column| ((row * 3 + column) % 7) as f32);
            let cholesky = matrix.cholesky().unwrap();
            let difference = solve(&cholesky, &columns) - cholesky.solve(&columns);
            assert!(difference.iter().all(|entry| entry.abs() < 1e-5), "{difference}");
        }
    }
}
