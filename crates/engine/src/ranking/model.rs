use bijou_catalog::{Prior, RankingModel, SymmetricMatrix, Target};
use nalgebra::{Cholesky, DMatrix, DVector, Dyn};

use super::fold_in::FoldedIn;
use super::rated::RatedGramian;
use super::target::targets;
use crate::factors::{BLOCK, FactorMatrix};
use crate::{Error, FilmIx, Leaning, Rating};

/// After so many ratings what a person's points say counts half.
const LEANINGS_FADE: f32 = 8.0;

/// The ranking model, ready to fold people in.
#[derive(Debug)]
pub(crate) struct Ranking {
    model: RankingModel,
    /// `unobserved_weight × Gramian`.
    unobserved: DMatrix<f32>,
    /// The films that count in it.
    observed: usize,
    prior_precision: DMatrix<f32>,
    /// `precision × mean` of the prior.
    prior_information: DVector<f32>,
    /// The precision with everything but ratings in it must be invertible; this is it for nobody's ratings.
    unrated: Cholesky<f32, Dyn>,
}

impl Ranking {
    /// What ratings ask of a score.
    pub(crate) fn target(&self) -> &Target {
        &self.model.target
    }

    pub(crate) fn new(model: RankingModel) -> Result<Self, Error> {
        let prior_precision = full(&model.prior.precision);
        let prior_information = &prior_precision * DVector::from_column_slice(&model.prior.mean);
        let unobserved = DMatrix::zeros(prior_precision.nrows(), prior_precision.ncols());
        let unrated = base(&model, &unobserved, &prior_precision, 0).cholesky().ok_or(Error::NotPositive)?;
        Ok(Self { model, unobserved, observed: 0, prior_precision, prior_information, unrated })
    }

    /// Counts up to `more` more of the first `films` films as unobserved, so that a person is folded in against the catalog at
    /// hand; whether all of them count.
    pub(crate) fn observe(&mut self, factors: &FactorMatrix, films: usize, more: usize) -> bool {
        // Whole blocks, so that sums do not depend on how many films are counted at a time.
        let more = more.checked_next_multiple_of(BLOCK).unwrap_or(usize::MAX);
        let films = films.min(factors.len());
        let to = films.min(self.observed.saturating_add(more));
        if to > self.observed {
            let new: Vec<FilmIx> = (self.observed..to).map(|film| FilmIx(film as u32)).collect();
            factors.add_gramian(&new, self.model.unobserved_weight, &mut self.unobserved);
            self.observed = to;
            if to == films
                && let Some(unrated) =
                    base(&self.model, &self.unobserved, &self.prior_precision, 0).cholesky()
            {
                self.unrated = unrated;
            }
        }
        to >= films
    }

    /// The sum over all films of their factors times their transpose, times the weight of unobserved films.
    pub(crate) fn unobserved(&self) -> &DMatrix<f32> {
        &self.unobserved
    }

    /// Folds a person in: one regularized least-squares solve over their ratings (Hu et al. 2008, equation 4), and over what
    /// they said of groups of films as so many more observations.
    ///
    /// Cost: `dims² × (changed ratings) + dims × ratings + dims³ / 3` multiplications, all ratings having changed where there is
    /// nothing `earlier`.
    pub(crate) fn fold_in(
        &self,
        factors: &FactorMatrix,
        ratings: &[Rating],
        leanings: &[Leaning],
        earlier: Option<&FoldedIn>,
    ) -> FoldedIn {
        let mut rated = Vec::with_capacity(ratings.len());
        let observed = |rating: &Rating| self.model.target.observes(rating.stars.value());
        rated.extend(ratings.iter().copied().filter(|rating| factors.has(rating.film) && observed(rating)));
        let stars: Vec<f32> = rated.iter().map(|rating| rating.stars.value()).collect();
        let evidence = targets(&self.model.target, &stars);
        let gramian = RatedGramian::of(factors, &rated, earlier.map(FoldedIn::gramian));
        let mut precision = base(&self.model, &self.unobserved, &self.prior_precision, rated.len());
        precision += gramian.sum();
        let mut given = &self.prior_information * prior_share(&self.model.prior, rated.len());
        for leaning in leanings {
            let weight = leaning.weight * half_after(LEANINGS_FADE, rated.len());
            let group = mean_factors(factors, &leaning.films);
            precision.ger(weight, &group, &group, 1.0);
            given.axpy(weight * leaning.target, &group, 1.0);
        }
        // Adding squares to a positive definite matrix keeps it so; only a hostile catalog with overflowing numbers gets
        // here without a factorization, and it then sees picks as before the first rating.
        let cholesky = precision.cholesky().unwrap_or_else(|| self.unrated.clone());
        let mut vector = given.clone();
        for (rating, target) in rated.iter().zip(&evidence) {
            factors.add_row(rating.film, *target, vector.as_mut_slice());
        }
        cholesky.solve_mut(&mut vector);
        FoldedIn::new(rated, evidence, gramian, given, cholesky, factors.direction(vector.iter().copied()))
    }
}

/// The precision of a person's vector before their ratings are added.
fn base(
    model: &RankingModel,
    unobserved: &DMatrix<f32>,
    prior_precision: &DMatrix<f32>,
    ratings: usize,
) -> DMatrix<f32> {
    let unobserved_share = unobserved_share(&model.prior, ratings);
    let mut precision = unobserved * unobserved_share + prior_precision * prior_share(&model.prior, ratings);
    let times = if model.target.is_step() { ratings.max(1) as f32 } else { 1.0 };
    for d in 0..precision.nrows() {
        precision[(d, d)] += model.regularization * times * unobserved_share;
    }
    precision
}

fn prior_share(prior: &Prior, ratings: usize) -> f32 {
    prior.weight * half_after(prior.fade, ratings)
}

/// What counts fully before the first rating and half after `fade` of them.
fn half_after(fade: f32, ratings: usize) -> f32 {
    1.0 / (1.0 + (ratings as f32 / fade).powi(2))
}

/// The mean of the films' factors; zeros where none has any.
fn mean_factors(factors: &FactorMatrix, films: &[FilmIx]) -> DVector<f32> {
    let mut sum = DVector::zeros(factors.dims());
    for film in films {
        sum.iter_mut().zip(factors.row(*film)).for_each(|(sum, value)| *sum += value);
    }
    sum / films.len().max(1) as f32
}

fn unobserved_share(prior: &Prior, ratings: usize) -> f32 {
    let (ratings, half) = ((ratings as f32).powf(1.5), prior.half.powf(1.5));
    prior.floor + (1.0 - prior.floor) * ratings / (ratings + half)
}

fn full(matrix: &SymmetricMatrix) -> DMatrix<f32> {
    let mut full = DMatrix::zeros(matrix.size(), matrix.size());
    for (row, column, value) in matrix.entries() {
        full[(row, column)] = value;
        full[(column, row)] = value;
    }
    full
}

#[cfg(test)]
mod tests {
    use bijou_catalog::Factors;

    use super::*;
    use crate::Stars;

    const DIMS: usize = 3;
    const FILMS: usize = 12;

    /// The equations of Hu, Koren & Volinsky 2008 with confidence 1 + α and Spark's regularization, solved as they stand:
    /// `(Yᵀ C Y + λ n I) x = Yᵀ C p`.
    fn solved_directly(films: &[Vec<f32>], liked: &[usize], alpha: f32, lambda: f32) -> DVector<f32> {
        let y = DMatrix::from_fn(FILMS, DIMS, |film, d| films[film][d]);
        let confidence = |film: usize| if liked.contains(&film) { 1.0 + alpha } else { 1.0 };
        let c = DMatrix::from_diagonal(&DVector::from_fn(FILMS, |film, _| confidence(film)));
        let p = DVector::from_fn(FILMS, |film, _| f32::from(u8::from(liked.contains(&film))));
        let left = y.tr_mul(&c) * &y + DMatrix::identity(DIMS, DIMS) * (lambda * liked.len() as f32);
        left.lu().solve(&(y.tr_mul(&c) * p)).unwrap()
    }

    #[test]
    fn with_a_step_a_person_solves_the_plain_equations_of_implicit_feedback() {
        let (alpha, lambda) = (7.0, 0.3);
        let value = |film: usize, d: usize| ((film * 5 + d * 3 + 1) % 7) as f32 - 2.5;
        let rows: Vec<Vec<f32>> =
            (0..FILMS).map(|film| (0..DIMS).map(|d| value(film, d)).collect()).collect();
        let packed = Factors::quantize(DIMS as u16, rows.iter().map(Vec::as_slice));
        let mut factors = FactorMatrix::new(DIMS);
        factors.join(&packed);
        let shipped: Vec<Vec<f32>> =
            (0..FILMS).map(|film| factors.row(FilmIx(film as u32)).collect()).collect();
        let model = RankingModel {
            target: Target {
                zero: 4.0,
                range: 0.0,
                centered: 0.0,
                at_mean: (1.0 + alpha) / alpha,
                usual_stars: 0.0,
                usual_count: 0.0,
            },
            unobserved_weight: 1.0 / alpha,
            regularization: lambda / alpha,
            prior: Prior {
                mean: vec![0.0; DIMS],
                precision: SymmetricMatrix::new(DIMS as u16, |row, column| {
                    f32::from(u8::from(row == column))
                }),
                weight: 0.0,
                fade: 1.0,
                floor: 1.0,
                half: 1.0,
            },
        };
        let mut ranking = Ranking::new(model).unwrap();
        ranking.observe(&factors, FILMS, FILMS);
        let stars = |film: usize| if film % 3 == 1 { 2.0 } else { 4.5 };
        let rated = [0, 1, 3, 4, 5, 8];
        let rating =
            |film: usize| Rating { film: FilmIx(film as u32), stars: Stars::new(stars(film)).unwrap() };
        let folded = ranking.fold_in(&factors, &rated.map(rating), &[], None);
        let liked: Vec<usize> = rated.into_iter().filter(|film| stars(*film) >= 4.0).collect();
        let expected = solved_directly(&shipped, &liked, alpha, lambda);
        for (film, own) in shipped.iter().enumerate() {
            let score: f32 = own.iter().zip(expected.iter()).map(|(y, x)| y * x).sum();
            let found = factors.dot(FilmIx(film as u32), folded.vector());
            assert!((found - score).abs() < 0.02, "film {film}: {found} instead of {score}");
        }
        assert_eq!(folded.reasons(&factors, FilmIx(2)).shares.len(), liked.len());
    }
}
