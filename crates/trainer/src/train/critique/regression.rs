use nalgebra::{Cholesky, DMatrix, DVector, Dyn, Matrix2, RowDVector};

use super::evidence::{Evidence, TaggedFilms};

/// Added to the diagonal of the films' weighted covariance, as a multiple of its mean entry there.
const RIDGE: f32 = 1.0;

/// Weighted ridge regression of what tags say on films' unit factors. Directions are made to tell nothing of how well
/// known or how good films are: "darker" should not mean "better".
pub struct Regression<'a> {
    units: &'a DMatrix<f32>,
    weights: Vec<f32>,
    mean: DVector<f32>,
    cholesky: Cholesky<f32, Dyn>,
    /// Covariances of factors with fame and quality, and what they become in the metric of the factors' covariance.
    fame: DMatrix<f32>,
    against_fame: DMatrix<f32>,
}

impl<'a> Regression<'a> {
    /// On some of the films; nothing where the numbers are not those of a regularized problem.
    pub fn on(units: &'a DMatrix<f32>, tagged: &TaggedFilms, used: impl Fn(usize) -> bool) -> Option<Self> {
        let weight = |film: usize| if used(film) { tagged.weight(film) } else { 0.0 };
        let weights: Vec<f32> = (0..units.ncols()).map(weight).collect();
        let total = weights.iter().sum::<f32>().max(f32::MIN_POSITIVE);
        let row = RowDVector::from_iterator(weights.len(), weights.iter().map(|weight| weight / total));
        let mean: DVector<f32> = units * row.transpose();
        let mut weighted = units.clone();
        weighted.column_iter_mut().zip(&weights).for_each(|(mut film, weight)| film *= *weight / total);
        let mut covariance = &weighted * units.transpose() - &mean * mean.transpose();
        let ridge = RIDGE * covariance.trace() / covariance.nrows() as f32 + f32::MIN_POSITIVE;
        for d in 0..covariance.nrows() {
            covariance[(d, d)] += ridge;
        }
        let cholesky = covariance.cholesky()?;
        // Over all films, whether tagged or not: it is them that a direction should not put in order of fame.
        let films = units.ncols().max(1) as f32;
        let center: DVector<f32> = units.column_mean();
        let mut fame = DMatrix::zeros(units.nrows(), 2);
        for (film, values) in units.column_iter().zip(&tagged.fame) {
            for (which, value) in values.iter().enumerate() {
                fame.column_mut(which).axpy(value / films, &(film - &center), 1.0);
            }
        }
        let against_fame = cholesky.solve(&fame);
        Some(Self { units, weights, mean, cholesky, fame, against_fame })
    }

    /// The direction that tells best where the evidence of some films lies.
    pub fn direction(&self, evidence: &Evidence) -> DVector<f32> {
        let mut moment = DVector::zeros(self.units.nrows());
        for (film, unit) in self.units.column_iter().enumerate().filter(|(film, _)| self.weights[*film] > 0.0)
        {
            moment.axpy(self.weights[film] * evidence.targets[film], &(unit - &self.mean), 1.0);
        }
        let direction = self.cholesky.solve(&moment);
        let metric: DMatrix<f32> = self.fame.tr_mul(&self.against_fame);
        let inverse = Matrix2::from_fn(|row, column| metric[(row, column)]).try_inverse();
        let shares = self.fame.tr_mul(&direction);
        // Where fame cannot be told from the factors, as in a handful of films, there is nothing to take out.
        let Some(inverse) = inverse else { return direction };
        &direction - &self.against_fame * (DMatrix::from_column_slice(2, 2, inverse.as_slice()) * shares)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::data::{CleaningReport, Dataset, FilmRecord, Ratings, parse_title};

    /// The first factor says what tags say, the second how well known a film is, and well-known films are tagged more.
    #[test]
    fn a_direction_tells_what_tags_say_and_nothing_of_fame() {
        let places: Vec<usize> = (0..200).collect();
        let values =
            |film: usize| ((film % 2) as f32, (film / 2 % 10) as f32 / 10.0, (film * 7 % 13) as f32 / 13.0);
        let record = |film: &usize| {
            let count = (values(*film).1 * 5.0).exp() as u32 + 1;
            FilmRecord {
                tags: vec![("rain".to_owned(), 4)],
                popularity: Some(crate::data::Popularity { mean: 3.0 + values(*film).2, count }),
                ..FilmRecord::new("1", parse_title("A"), vec![])
            }
        };
        let data = Dataset {
            films: places.iter().map(record).collect(),
            ratings: Ratings::default(),
            report: CleaningReport::default(),
        };
        let columns: Vec<f32> =
            places.iter().flat_map(|film| [values(*film).0, values(*film).1, values(*film).2]).collect();
        let units = DMatrix::from_vec(3, 200, columns);
        let tagged = TaggedFilms::new(&data, &places);
        let targets = places.iter().map(|film| values(*film).0 + values(*film).1).collect();
        let evidence = Evidence { targets, labels: vec![None; 200] };
        let regression = Regression::on(&units, &tagged, |_| true).unwrap();
        let scores = units.tr_mul(&regression.direction(&evidence));
        let covariance = |other: &dyn Fn(usize) -> f32| {
            let mean = places.iter().map(|film| other(*film)).sum::<f32>() / 200.0;
            places.iter().map(|film| (scores[*film] - scores.mean()) * (other(*film) - mean)).sum::<f32>()
                / 200.0
        };
        assert!(covariance(&|film| values(film).0) > 0.05);
        assert!(covariance(&|film| tagged.fame[film][0]).abs() < 1e-3);
        assert!(covariance(&|film| tagged.fame[film][1]).abs() < 1e-3);
    }
}
