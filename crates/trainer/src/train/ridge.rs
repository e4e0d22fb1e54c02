use nalgebra::{DMatrix, DVector};
use rayon::prelude::*;

/// Steps of the conjugate gradient; the maps that start from an earlier one hardly change after ten.
const STEPS: usize = 15;

/// Factors that one thread solves for at a time.
const BLOCK: usize = 32;

/// Weighted ridge regression of factors on sparse features: the map W with the least
/// `Σ_j weight_j |y_j − W f_j|² + ridge |W|²`.
///
/// Solved by conjugate gradients with the diagonal as preconditioner (Golub & Van Loan 2013, section 11.5), each row of W
/// by itself, so that the thousands of features need no matrix of their own.
#[derive(Debug, Clone, Copy)]
pub struct Ridge<'a> {
    /// Features per film.
    pub films: &'a [Vec<(u32, f32)>],
    /// Weight per film.
    pub weights: &'a [f32],
    /// The number of features.
    pub features: usize,
    /// How strongly W is drawn to zero.
    pub ridge: f32,
}

impl Ridge<'_> {
    /// The map, `factors` by `features`, for targets of `factors` by films; `start` is a guess to begin with.
    pub fn solve(&self, targets: &DMatrix<f32>, start: &DMatrix<f32>) -> DMatrix<f32> {
        let blocks: Vec<usize> = (0..targets.nrows()).step_by(BLOCK).collect();
        let solved: Vec<DMatrix<f32>> = blocks
            .into_par_iter()
            .map(|first| {
                let rows = BLOCK.min(targets.nrows() - first);
                let start = start.rows(first, rows).into_owned();
                self.solve_block(&targets.rows(first, rows).into_owned(), start)
            })
            .collect();
        let mut map = DMatrix::zeros(targets.nrows(), self.features);
        for (block, solved) in solved.iter().enumerate() {
            map.rows_mut(block * BLOCK, solved.nrows()).copy_from(solved);
        }
        map
    }

    /// What the map makes of a film's features, for all films given.
    pub fn predict(map: &DMatrix<f32>, films: &[Vec<(u32, f32)>]) -> DMatrix<f32> {
        let mut predicted = DMatrix::zeros(map.nrows(), films.len());
        for (mut column, features) in predicted.column_iter_mut().zip(films) {
            features
                .iter()
                .for_each(|(feature, value)| column.axpy(*value, &map.column(*feature as usize), 1.0));
        }
        predicted
    }

    fn solve_block(&self, targets: &DMatrix<f32>, mut map: DMatrix<f32>) -> DMatrix<f32> {
        let diagonal = self.diagonal();
        let precondition = |residual: &DMatrix<f32>| {
            let mut scaled = residual.clone();
            scaled
                .column_iter_mut()
                .zip(diagonal.iter())
                .for_each(|(mut column, diagonal)| column /= *diagonal);
            scaled
        };
        let mut residual = self.gather(targets) - self.apply(&map);
        let mut scaled = precondition(&residual);
        let mut direction = scaled.clone();
        let mut energy = row_products(&residual, &scaled);
        for _ in 0..STEPS {
            let applied = self.apply(&direction);
            let curvature = row_products(&direction, &applied);
            let step =
                energy.zip_map(&curvature, |energy, curvature| energy / curvature.max(f32::MIN_POSITIVE));
            add_scaled(&mut map, &step, &direction);
            add_scaled(&mut residual, &-step, &applied);
            scaled = precondition(&residual);
            let next = row_products(&residual, &scaled);
            let keep = next.zip_map(&energy, |next, energy| next / energy.max(f32::MIN_POSITIVE));
            energy = next;
            let mut turned = scaled.clone();
            add_scaled(&mut turned, &keep, &direction);
            direction = turned;
        }
        map
    }

    /// `(Fᵀ D F + ridge) Wᵀ`, transposed.
    fn apply(&self, map: &DMatrix<f32>) -> DMatrix<f32> {
        self.gather(&Self::predict(map, self.films)) + map * self.ridge
    }

    /// `Y D F`: every feature's weighted sum over its films.
    fn gather(&self, targets: &DMatrix<f32>) -> DMatrix<f32> {
        let mut sums = DMatrix::zeros(targets.nrows(), self.features);
        for ((column, features), weight) in targets.column_iter().zip(self.films).zip(self.weights) {
            for (feature, value) in features {
                sums.column_mut(*feature as usize).axpy(weight * value, &column, 1.0);
            }
        }
        sums
    }

    fn diagonal(&self) -> DVector<f32> {
        let mut diagonal = DVector::repeat(self.features, self.ridge);
        for (features, weight) in self.films.iter().zip(self.weights) {
            features
                .iter()
                .for_each(|(feature, value)| diagonal[*feature as usize] += weight * value * value);
        }
        diagonal
    }
}

fn row_products(a: &DMatrix<f32>, b: &DMatrix<f32>) -> DVector<f32> {
    a.component_mul(b).column_sum()
}

fn add_scaled(to: &mut DMatrix<f32>, scales: &DVector<f32>, from: &DMatrix<f32>) {
    for (mut to, from) in to.column_iter_mut().zip(from.column_iter()) {
        to.cmpy(1.0, scales, &from, 1.0);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_map_is_that_of_the_normal_equations() {
        let films: Vec<Vec<(u32, f32)>> =
            (0..40_u32).map(|film| vec![(0, 1.0), (1 + film % 3, 1.0), (4 + film % 5, 0.6)]).collect();
        let weights: Vec<f32> = (0..40).map(|film| 0.2 + (film % 7) as f32 / 7.0).collect();
        let targets = DMatrix::from_fn(2, 40, |row, film| ((film * (row + 2)) % 11) as f32 / 5.0 - 1.0);
        let ridge = Ridge { films: &films, weights: &weights, features: 9, ridge: 0.5 };
        let map = ridge.solve(&targets, &DMatrix::zeros(2, 9));
        let dense = DMatrix::from_fn(40, 9, |film, feature| {
            films[film].iter().find(|(own, _)| *own as usize == feature).map_or(0.0, |(_, value)| *value)
        });
        let weighted = DMatrix::from_diagonal(&DVector::from_vec(weights)) * &dense;
        let normal = dense.transpose() * &weighted + DMatrix::identity(9, 9) * 0.5;
        let expected =
            (normal.try_inverse().unwrap() * weighted.transpose() * targets.transpose()).transpose();
        assert!((map - expected).norm() < 1e-3);
    }
}
