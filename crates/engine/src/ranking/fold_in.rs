use nalgebra::{Cholesky, DMatrix, DVector, Dyn};

use crate::factors::Direction;
use crate::{Rating, Reason, Reasons};

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

    /// The person over the factors: scores are products with it, in units of the target.
    pub(crate) fn vector(&self) -> &Direction {
        &self.vector
    }

    /// The posterior covariance of the person's factors times `columns`, `dims` numbers each; with noise of variance 1 on
    /// every target.
    pub(crate) fn uncertainty(&self, columns: &DMatrix<f32>) -> DMatrix<f32> {
        self.cholesky.solve(columns)
    }

    /// Splits the score of a film with these factors into one part per rated film and one for the prior (Hu et al. 2008,
    /// section 5). The parts add up to the score.
    pub(crate) fn reasons(&self, film: impl Iterator<Item = f32>) -> Reasons {
        let dims = self.prior.len();
        let film = DVector::from_iterator(dims, film.chain(std::iter::repeat(0.0)).take(dims));
        let influence = self.cholesky.solve(&film);
        let similarities = self.rows.tr_mul(&influence);
        let reason = |((rating, target), similarity): ((&Rating, &f32), &f32)| Reason {
            film: rating.film,
            stars: rating.stars,
            share: target * similarity,
        };
        let shares = self.rated.iter().zip(&self.evidence).zip(similarities.iter()).map(reason).collect();
        Reasons { prior: self.prior.dot(&influence), shares }
    }
}
