use crate::lanes::dot;

/// A Cholesky factor that follows its matrix: the lower triangle L of A = L Lᵀ, its rows one behind the other.
///
/// Every operation takes about `size² / 2` multiplications, so a matrix that changes in one row need not be decomposed
/// again, which takes `size³ / 6` (Golub & Van Loan 2013, section 6.5).
#[derive(Debug, Clone, Default)]
pub(super) struct Triangle {
    size: usize,
    values: Vec<f32>,
}

impl Triangle {
    /// The number of rows.
    pub(super) fn len(&self) -> usize {
        self.size
    }

    /// Adds a row and column to A: its covariances with the earlier ones, in their order, and its variance. `None`, and no
    /// change, where A is then not positive definite.
    pub(super) fn append(&mut self, mut covariances: Vec<f32>, variance: f32) -> Option<()> {
        self.whiten(&mut covariances);
        let left = variance - dot(&covariances, &covariances);
        // Not a number is no variance either.
        if !(left > 0.0 && left.is_finite()) {
            return None;
        }
        self.push(covariances.into_iter().chain([left.sqrt()]));
        Some(())
    }

    /// Adds a row of L itself, its diagonal last.
    pub(super) fn push(&mut self, row: impl Iterator<Item = f32>) {
        self.values.extend(row);
        self.size += 1;
    }

    /// Takes the row and column at `place` out of A.
    pub(super) fn remove(&mut self, place: usize) -> Option<()> {
        let mut column = Vec::new();
        let mut kept = 0;
        for row in 0..self.size {
            let start = start(row);
            if row > place {
                column.push(self.values[start + place]);
            }
            if row != place {
                for entry in (0..=row).filter(|entry| *entry != place) {
                    self.values[kept] = self.values[start + entry];
                    kept += 1;
                }
            }
        }
        self.values.truncate(kept);
        self.size -= 1;
        // What the lost column told of the rows below it is theirs again.
        self.add(place, column, 1.0)
    }

    /// Makes A to A + sign · v vᵀ, v being 0 before place `first` and `vector` from there on; `sign` is 1 or −1. `None` where
    /// the result is not positive definite; L is then of no use any more.
    pub(super) fn add(&mut self, first: usize, mut vector: Vec<f32>, sign: f32) -> Option<()> {
        let mut rotations: Vec<(f32, f32, f32)> = Vec::with_capacity(vector.len());
        for (number, value) in vector.iter_mut().enumerate() {
            let row = first + number;
            let entries = &mut self.values[start(row) + first..start(row + 1)];
            let mut left = *value;
            for (entry, (cosine, inverse, sine)) in entries.iter_mut().zip(&rotations) {
                *entry = (*entry + sign * sine * left) * inverse;
                left = cosine * left - sine * *entry;
            }
            let diagonal = &mut entries[number];
            let squared = *diagonal * *diagonal + sign * left * left;
            if !(squared > 0.0 && squared.is_finite()) {
                return None;
            }
            let length = squared.sqrt();
            rotations.push((length / *diagonal, *diagonal / length, left / *diagonal));
            *diagonal = length;
        }
        Some(())
    }

    /// Solves L x = b in place.
    pub(super) fn whiten(&self, values: &mut [f32]) {
        for row in 0..self.size {
            let (entries, diagonal) = self.row(row);
            values[row] = (values[row] - dot(entries, &values[..row])) / diagonal;
        }
    }

    /// Solves Lᵀ x = b in place.
    pub(super) fn unwhiten(&self, values: &mut [f32]) {
        for row in (0..self.size).rev() {
            let (entries, diagonal) = self.row(row);
            let value = values[row] / diagonal;
            values[row] = value;
            values.iter_mut().zip(entries).for_each(|(other, entry)| *other -= entry * value);
        }
    }

    /// A row left of the diagonal, and the diagonal.
    fn row(&self, row: usize) -> (&[f32], f32) {
        let end = start(row + 1) - 1;
        (&self.values[start(row)..end], self.values[end])
    }
}

/// Where a row starts.
fn start(row: usize) -> usize {
    row * (row + 1) / 2
}

#[cfg(test)]
mod tests {
    use nalgebra::{DMatrix, DVector};
    use proptest::prelude::*;

    use super::*;

    /// A covariance matrix of the given size.
    fn covariances(size: usize, seed: u32) -> DMatrix<f32> {
        let mut state = seed;
        let mut random = || {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            (state >> 8) as f32 / (1 << 24) as f32 - 0.5
        };
        let factors = DMatrix::from_fn(size, size + 3, |_, _| random());
        &factors * factors.transpose() + DMatrix::identity(size, size) * 0.3
    }

    fn decompose(matrix: &DMatrix<f32>) -> Triangle {
        let mut triangle = Triangle::default();
        for row in 0..matrix.nrows() {
            let entries = (0..row).map(|column| matrix[(row, column)]).collect();
            triangle.append(entries, matrix[(row, row)]).unwrap();
        }
        triangle
    }

    fn assert_solves(triangle: &Triangle, matrix: &DMatrix<f32>) {
        let wanted = DVector::from_fn(matrix.nrows(), |row, _| (row % 3) as f32 - 0.7);
        let mut solved = wanted.clone();
        triangle.whiten(solved.as_mut_slice());
        triangle.unwhiten(solved.as_mut_slice());
        let error = (matrix * solved - wanted).amax();
        assert!(error < 1e-3, "off by {error}");
    }

    proptest! {
        #[test]
        fn a_row_taken_out_is_as_if_it_had_never_been_there(size in 1_usize..40, seed: u32, place: usize) {
            let matrix = covariances(size, seed);
            let place = place % size;
            let mut triangle = decompose(&matrix);
            triangle.remove(place).unwrap();
            assert_solves(&triangle, &matrix.remove_row(place).remove_column(place));
        }

        #[test]
        fn what_is_added_can_be_taken_away_again(size in 1_usize..40, seed: u32) {
            let matrix = covariances(size, seed);
            let vector = DVector::from_fn(size, |row, _| (row % 5) as f32 - 1.5);
            let mut triangle = decompose(&matrix);
            triangle.add(0, vector.as_slice().to_vec(), 1.0).unwrap();
            assert_solves(&triangle, &(&matrix + &vector * vector.transpose()));
            triangle.add(0, vector.as_slice().to_vec(), -1.0).unwrap();
            assert_solves(&triangle, &matrix);
        }
    }

    #[test]
    fn a_row_that_repeats_another_is_refused() {
        let mut triangle = Triangle::default();
        assert!(triangle.append(vec![], 4.0).is_some());
        assert!(triangle.append(vec![4.0], 4.0).is_none());
        assert!(triangle.append(vec![f32::NAN], 4.0).is_none());
        assert_eq!(triangle.size, 1);
    }
}
