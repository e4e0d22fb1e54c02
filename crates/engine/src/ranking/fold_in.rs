use nalgebra::{Cholesky, DMatrix, DVector, Dyn};

use super::rated::RatedGramian;
use super::solve::solve;
use crate::factors::{Direction, FactorMatrix};
use crate::{FilmIx, Rating, Reason, Reasons};

/// A person in the factor space, with what is needed to split a score into its reasons.
#[derive(Debug, Clone)]
pub(crate) struct FoldedIn {
    rated: Vec<Rating>,
    /// Target of each rated film.
    evidence: Vec<f32>,
    gramian: RatedGramian,
    prior: DVector<f32>,
    cholesky: Cholesky<f32, Dyn>,
    vector: Direction,
}

impl FoldedIn {
    pub(super) fn new(
        rated: Vec<Rating>,
        evidence: Vec<f32>,
        gramian: RatedGramian,
        prior: DVector<f32>,
        cholesky: Cholesky<f32, Dyn>,
        vector: Direction,
    ) -> Self {
        Self { rated, evidence, gramian, prior, cholesky, vector }
    }

    /// The person over the factors: scores are products with it, in units of the target.
    pub(crate) fn vector(&self) -> &Direction {
        &self.vector
    }

    /// The posterior covariance of the person's factors times `columns`, `dims` numbers each; with noise of variance 1 on
    /// every target.
    pub(crate) fn uncertainty(&self, columns: &DMatrix<f32>) -> DMatrix<f32> {
        solve(&self.cholesky, columns)
    }

    pub(super) fn gramian(&self) -> &RatedGramian {
        &self.gramian
    }

    /// Splits the score of a film into one part per rated film and one for the prior (Hu et al. 2008,
    /// section 5). The parts add up to the score.
    pub(crate) fn reasons(&self, factors: &FactorMatrix, film: FilmIx) -> Reasons {
        let mut influence = DVector::zeros(self.prior.len());
        factors.add_row(film, 1.0, influence.as_mut_slice());
        self.cholesky.solve_mut(&mut influence);
        let direction = factors.direction(influence.iter().copied());
        let reason = |(rating, target): (&Rating, &f32)| Reason {
            film: rating.film,
            stars: rating.stars,
            share: target * factors.dot(rating.film, &direction),
        };
        let shares = self.rated.iter().zip(&self.evidence).map(reason).collect();
        Reasons { prior: self.prior.dot(&influence), shares }
    }
}
