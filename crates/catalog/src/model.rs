use rkyv::{Archive, Deserialize, Serialize};

use crate::limits::{MAX_FACTORS, limit};
use crate::{Critiques, Error, Lines, SymmetricMatrix};

/// What the head ships beside its films: everything that turns factors and ratings into recommendations.
#[derive(Archive, Serialize, Deserialize, Debug, Clone, PartialEq)]
pub struct Model {
    /// Names of the genres, in the order of the bits of [`crate::Films::genres`].
    pub genres: Lines,
    /// For search: one line per letter beyond ASCII that titles have, with the letters that stand for it behind it.
    pub folding: Lines,
    /// How ratings become a ranking, by factors.
    pub ranking: RankingModel,
    /// How the models are blended.
    pub blend: Blend,
    /// How ratings become predicted stars.
    pub stars: StarsModel,
    /// The principal axes along which films differ, the longest first.
    pub mood_axes: Vec<MoodAxis>,
    /// Directions along which a film can be wished different.
    pub critiques: Critiques,
}

/// What the other models' scores count in the hybrid, where that of the factors counts 1.
#[derive(
    Archive, Serialize, Deserialize, serde::Serialize, serde::Deserialize, Debug, Clone, Copy, PartialEq,
)]
#[serde(deny_unknown_fields)]
pub struct Blend {
    /// Weight of the neighbors' score for a person with many ratings: with n of them it is
    /// `neighbors × n / (n + neighbors_half)`.
    pub neighbors: f32,
    /// After so many ratings it counts half: a few ratings touch too few neighbors.
    pub neighbors_half: f32,
    /// Weight of the content's score.
    pub content: f32,
    /// Weight of the content's score for films without learned factors, of which nothing else is known: what nobody at hand
    /// has rated, few will look for.
    pub cold: f32,
}

/// Fold-in of a new person by graded implicit-feedback matrix factorization (Hu, Koren & Volinsky 2008, equation 4),
/// with a Gaussian prior that fades as ratings arrive.
#[derive(Archive, Serialize, Deserialize, Debug, Clone, PartialEq)]
pub struct RankingModel {
    /// What a rating of so many stars asks of the score.
    pub target: Target,
    /// Weight of every film that was not rated, whose target is 0; a rated film has weight 1.
    pub unobserved_weight: f32,
    /// Added to the diagonal of every person's precision; where the target is a step, once for every rating that is observed.
    pub regularization: f32,
    /// What is known of a person before they rate.
    pub prior: Prior,
}

/// The target of a rating r by a person with mean rating m:
/// `clip((r − zero) / range × (1 − centered) + (at_mean + (r − m) / range) × centered, −1, 2)`.
/// The mean m counts [`Target::usual_count`] ratings of [`Target::usual_stars`] beside the person's own.
///
/// With a range of 0 it is a step: ratings of [`Target::zero`] stars or more ask for [`Target::at_mean`], and others count as not
/// observed. That is the plain objective of Hu, Koren & Volinsky 2008, divided by α: the target is (1 + α) / α, and unobserved
/// films weigh 1 / α.
#[derive(
    Archive, Serialize, Deserialize, serde::Serialize, serde::Deserialize, Debug, Clone, Copy, PartialEq,
)]
#[serde(deny_unknown_fields)]
pub struct Target {
    /// Stars that ask for nothing.
    pub zero: f32,
    /// Stars between a target of 0 and one of 1.
    pub range: f32,
    /// Share of the target that is relative to the person's mean.
    pub centered: f32,
    /// Target of a rating at the person's mean.
    pub at_mean: f32,
    /// Mean rating of all people, in stars.
    pub usual_stars: f32,
    /// Ratings that it counts for in a person's mean.
    pub usual_count: f32,
}

/// A Gaussian over people's factor vectors, for those who have rated little: a plain fold-in ranks worse than popularity
/// after one rating.
///
/// With n ratings its precision counts `weight / (1 + (n / fade)²)` times, and the unobserved films and the
/// regularization count `a = floor + (1 − floor) n^1.5 / (n^1.5 + half^1.5)` times.
#[derive(Archive, Serialize, Deserialize, Debug, Clone, PartialEq)]
pub struct Prior {
    /// The average person's factors.
    pub mean: Vec<f32>,
    /// The inverse of the covariance of people's factors.
    pub precision: SymmetricMatrix,
    /// How strongly it counts before the first rating.
    pub weight: f32,
    /// After so many ratings it counts half.
    pub fade: f32,
    /// How strongly unobserved films count before the first rating.
    pub floor: f32,
    /// After so many ratings they have half of the way to their full weight behind them.
    pub half: f32,
}

/// Predicted stars: a Gaussian process over films (Rasmussen & Williams 2006, chapter 2) whose observations are what a
/// person's ratings differ from each film's expected rating. The fields up to `leaning` are the variances of its parts,
/// in squared stars.
#[derive(Archive, Serialize, Deserialize, Debug, Clone, PartialEq)]
pub struct StarsModel {
    /// What a person gives more or less than others, whatever the film.
    pub offset: f32,
    /// Liking films that everybody likes, per squared half-star of a film's expected rating around `mean_expected`.
    pub quality: f32,
    /// Liking films that many know, per squared standard deviation of the logarithm of how many rated a film.
    pub fame: f32,
    /// Liking films that are old, or new, per squared 18 years of a film's distance from 1992.
    pub age: f32,
    /// Liking films of equal genres: times the cosine of their weighted genres.
    pub genre: f32,
    /// Liking films of the same years: fading with their distance.
    pub period: f32,
    /// What nothing else of a film tells.
    pub own: f32,
    /// In proportion to the cosine of two films' ranking factors.
    pub cosine: f32,
    /// In proportion to the cube of that cosine.
    pub cosine_cubed: f32,
    /// In proportion to the product of two films' leanings.
    pub leaning: f32,
    /// Mean over films with factors of their expected ratings, in stars.
    pub mean_expected: f32,
    /// Mean and standard deviation over films with factors of ln(1 + number of ratings).
    pub usual_fame: (f32, f32),
    /// A weight per genre, larger for rarer ones.
    pub genre_weights: Vec<f32>,
    /// Half the width of the interval, in standard deviations, at 3.6 predicted stars.
    pub interval: f32,
    /// By how much less it is per star above that: high ratings vary less.
    pub narrowing: f32,
}

/// One axis of what films feel like. A film with factors y lies at `y · direction / |y| − origin`, which has mean 0 and
/// variance 1 over all films.
#[derive(Archive, Serialize, Deserialize, Debug, Clone, PartialEq)]
pub struct MoodAxis {
    /// As many numbers as there are factors.
    pub direction: Vec<f32>,
    /// Where the average film lies.
    pub origin: f32,
}

impl Target {
    /// Whether ratings ask for all or nothing.
    pub fn is_step(&self) -> bool {
        self.range == 0.0
    }

    /// Whether a rating of so many stars counts as an observation.
    pub fn observes(&self, stars: f32) -> bool {
        !self.is_step() || stars >= self.zero
    }
}

impl RankingModel {
    pub(crate) fn check(&self, dims: usize) -> Result<(), Error> {
        limit("the number of factors", dims as u64, MAX_FACTORS as u64)?;
        if self.prior.mean.len() != dims {
            let reason = format!("{} numbers for {dims} factors", self.prior.mean.len());
            return Err(Error::inconsistent("the prior's mean", reason));
        }
        self.prior.precision.check("the prior's precision", dims)
    }
}

impl Model {
    /// Factors per film.
    pub fn dims(&self) -> usize {
        self.ranking.prior.mean.len()
    }

    pub(crate) fn check(&self) -> Result<(), Error> {
        let genres = self.genres.count();
        if genres > 64 {
            return Err(Error::inconsistent("genres", format!("{genres} genres do not fit 64 bits")));
        }
        self.genres.check("genres", genres)?;
        self.folding.check("folded letters", self.folding.count())?;
        let dims = self.dims();
        self.ranking.check(dims)?;
        if self.stars.genre_weights.len() != genres {
            return Err(Error::inconsistent("genre weights", format!("not one for each of {genres} genres")));
        }
        if self.mood_axes.iter().any(|axis| axis.direction.len() != dims) {
            return Err(Error::inconsistent("mood axes", format!("not every axis has {dims} numbers")));
        }
        self.critiques.check(dims)
    }
}
