use faer::linalg::solvers::DenseSolveCore;
use faer::{Mat, Par, Side};
use nalgebra::DMatrix;

/// The inverse of a positive definite matrix, which only its lower triangle is read of; nothing where it is not one.
///
/// faer's blocked kernels do in seconds what unblocked ones need minutes for: matrices here have a row per person. On one
/// thread, so that the result does not depend on how many there are.
pub fn inverse(matrix: &DMatrix<f32>) -> Option<DMatrix<f32>> {
    faer::set_global_parallelism(Par::Seq);
    let (rows, columns) = matrix.shape();
    let cholesky = Mat::from_fn(rows, columns, |row, column| matrix[(row, column)]).llt(Side::Lower).ok()?;
    let inverse = cholesky.inverse();
    Some(DMatrix::from_fn(rows, columns, |row, column| inverse[(row, column)]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_matrix_times_its_inverse_is_the_identity() {
        let root = DMatrix::from_fn(30, 30, |row, column| ((row * 7 + column * 5) % 11) as f32 / 11.0);
        let matrix = &root * root.transpose() + DMatrix::identity(30, 30) * 2.0;
        let product = &matrix * inverse(&matrix).unwrap();
        assert!((product - DMatrix::identity(30, 30)).norm() < 1e-3);
        assert!(inverse(&-matrix).is_none());
    }
}
