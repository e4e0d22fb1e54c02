use nalgebra::DMatrix;
use rayon::prelude::*;

/// Up to so many rows, a matrix is inverted at once.
const SMALL: usize = 64;

/// Columns that one thread multiplies at a time.
const BLOCK: usize = 256;

/// The inverse of a symmetric positive definite matrix, by halves: with `[A Bᵀ; B D]`, it follows from the inverses of A and
/// of the Schur complement `S = D − B A⁻¹ Bᵀ`. So nearly all work is products of large matrices, which all cores share.
///
/// `None` where the matrix is not positive definite.
pub fn invert(matrix: &DMatrix<f32>) -> Option<DMatrix<f32>> {
    let size = matrix.nrows();
    if size <= SMALL {
        return matrix.clone().cholesky().map(|cholesky| cholesky.inverse());
    }
    let (half, rest) = (size / 2, size - size / 2);
    let b = matrix.view((half, 0), (rest, half)).into_owned();
    let mut a_inverse = invert(&matrix.view((0, 0), (half, half)).into_owned())?;
    let ba = product(&b, &a_inverse);
    let s = matrix.view((half, half), (rest, rest)) - product(&ba, &b.transpose());
    let s_inverse = invert(&s)?;
    let across = product(&s_inverse, &ba);
    a_inverse += product(&ba.transpose(), &across);
    let mut inverse = DMatrix::zeros(size, size);
    inverse.view_mut((0, 0), (half, half)).copy_from(&a_inverse);
    inverse.view_mut((half, 0), (rest, half)).copy_from(&-&across);
    inverse.view_mut((0, half), (half, rest)).copy_from(&-across.transpose());
    inverse.view_mut((half, half), (rest, rest)).copy_from(&s_inverse);
    Some(inverse)
}

fn product(a: &DMatrix<f32>, b: &DMatrix<f32>) -> DMatrix<f32> {
    let starts: Vec<usize> = (0..b.ncols()).step_by(BLOCK).collect();
    let block = |start: usize| a * b.columns(start, BLOCK.min(b.ncols() - start));
    let blocks: Vec<DMatrix<f32>> = starts.into_par_iter().map(block).collect();
    let values = blocks.iter().flat_map(|block| block.as_slice()).copied().collect();
    DMatrix::from_vec(a.nrows(), b.ncols(), values)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_matrix_times_its_inverse_is_the_identity() {
        for size in [1, 64, 65, 300] {
            let roots = DMatrix::from_fn(size, size, |row, column| {
                ((row * 31 + column * 17 + row * column) % 23) as f32 / 23.0
            });
            let matrix = &roots * roots.transpose() + DMatrix::identity(size, size) * 5.0;
            let difference = &matrix * invert(&matrix).unwrap() - DMatrix::identity(size, size);
            assert!(difference.amax() < 1e-2, "{size}: off by {}", difference.amax());
        }
    }

    #[test]
    fn a_matrix_that_is_not_positive_definite_has_none() {
        assert!(invert(&-DMatrix::<f32>::identity(80, 80)).is_none());
    }
}
