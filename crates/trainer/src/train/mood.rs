use bijou_catalog::MoodAxis;
use nalgebra::{DMatrix, DVector, SymmetricEigen};

/// How many axes a cover's color needs.
const AXES: usize = 3;

/// The principal axes of the films' factors (a column each). Factors are taken at unit length, since length is mostly
/// popularity.
pub fn mood_axes(films: &DMatrix<f32>) -> Vec<MoodAxis> {
    let mut directions = films.clone();
    directions.column_iter_mut().for_each(|mut film| {
        let length = film.norm();
        if length > 0.0 {
            film /= length;
        }
    });
    let mean: DVector<f32> = directions.column_mean();
    directions.column_iter_mut().for_each(|mut film| film -= &mean);
    let covariance = &directions * directions.transpose() / directions.ncols().max(1) as f32;
    let SymmetricEigen { eigenvalues, eigenvectors } = covariance.symmetric_eigen();
    let mut order: Vec<usize> = (0..eigenvalues.len()).collect();
    order.sort_by(|a, b| eigenvalues[*b].total_cmp(&eigenvalues[*a]));
    let axis = |axis: &usize| mood_axis(&mean, eigenvectors.column(*axis).into_owned(), eigenvalues[*axis]);
    order.iter().take(AXES).map(axis).collect()
}

/// An axis and its opposite are equally good; the one whose largest entry is positive is taken, so that colors do not
/// flip from one training to the next.
fn mood_axis(mean: &DVector<f32>, vector: DVector<f32>, variance: f32) -> MoodAxis {
    let largest = vector.iter().copied().max_by(|a, b| a.abs().total_cmp(&b.abs())).unwrap_or(1.0);
    let direction = vector * (largest.signum() / variance.max(f32::MIN_POSITIVE).sqrt());
    MoodAxis { origin: direction.dot(mean), direction: direction.iter().copied().collect() }
}
