use crate::{FilmIx, Stars};

/// A recommended film.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Pick {
    /// The film.
    pub film: FilmIx,
    /// How strongly the model recommends it; comparable within one person only.
    pub score: f32,
}

/// Why a film has its score: the parts add up to it.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Reasons {
    /// What comes from what people like on average, and from what the person said of groups of films.
    pub prior: f32,
    /// What comes from each of the person's ratings, the largest first; negative where a rating speaks against the film.
    pub shares: Vec<Reason>,
}

/// One rating's part in a score.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Reason {
    /// The rated film.
    pub film: FilmIx,
    /// What it got.
    pub stars: Stars,
    /// Its part in the score.
    pub share: f32,
}

/// Predicted stars.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Prediction {
    /// The expected rating, ½ to 5 stars.
    pub stars: f32,
    /// Lower end of the interval that holds the rating in 80 of 100 cases.
    pub low: f32,
    /// Upper end of that interval.
    pub high: f32,
}

/// A film that is like another.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Similar {
    /// The film.
    pub film: FilmIx,
    /// Cosine of the angle between the two films' factors, −1 to 1.
    pub similarity: f32,
}
