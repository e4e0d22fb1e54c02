use nalgebra::{Cholesky, DMatrix, DVector, Dyn};

use crate::best::best;
use crate::factors::{Direction, FactorMatrix};
use crate::{FilmIx, Rating, Reason, Reasons};

/// A person in the factor space, with what is needed to split a score into its reasons.
#[derive(Debug, Clone)]
pub(crate) struct FoldedIn {
    rated: Vec<Rating>,
    /// Target of each rated film.
    evidence: Vec<f32>,
    /// Factors of the rated films, a column each.
    rows: DMatrix<f32>,
    prior: DVector<f32>,
    cholesky: Cholesky<f32, Dyn>,
    vector: Direction,
}

impl FoldedIn {
    pub(super) fn new(
        rated: Vec<Rating>,
        evidence: Vec<f32>,
        rows: DMatrix<f32>,
        prior: DVector<f32>,
        cholesky: Cholesky<f32, Dyn>,
        vector: Direction,
    ) -> Self {
        Self { rated, evidence, rows, prior, cholesky, vector }
    }

    /// How strongly the person should like the film, in units of the target.
    pub(crate) fn score(&self, factors: &FactorMatrix, film: FilmIx) -> f32 {
        factors.dot(film, &self.vector)
    }

    /// The posterior covariance of the person's factors times `columns`, `dims` numbers each; with noise of variance 1 on
    /// every target.
    pub(crate) fn uncertainty(&self, columns: &DMatrix<f32>) -> DMatrix<f32> {
        self.cholesky.solve(columns)
    }

    /// Splits the score into one part per rated film and one for the prior (Hu et al. 2008, section 5). The parts add up
    /// to the score.
    pub(crate) fn reasons(&self, factors: &FactorMatrix, film: FilmIx) -> Reasons {
        let row = DVector::from_iterator(
            self.prior.len(),
            factors.row(film).chain(std::iter::repeat(0.0)).take(self.prior.len()),
        );
        let influence = self.cholesky.solve(&row);
        let similarities = self.rows.tr_mul(&influence);
        let parts =
            self.evidence.iter().zip(similarities.iter()).map(|(target, similarity)| target * similarity);
        let numbered = parts.enumerate().map(|(number, share)| (number as u32, share));
        let reason = |(number, share): (u32, f32)| {
            let Rating { film, stars } = self.rated[number as usize];
            Reason { film, stars, share }
        };
        let shares = best(numbered, usize::MAX).map(reason).collect();
        Reasons { prior: self.prior.dot(&influence), shares }
    }
}
