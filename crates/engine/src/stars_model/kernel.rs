use bijou_catalog::StarsModel;

use crate::FilmIx;
use crate::factors::FactorMatrix;

/// Years over which the shared liking of a period fades to 1/e.
const PERIOD_YEARS: f32 = 10.0;

/// What the process looks at in a film.
#[derive(Debug, Clone, Copy)]
pub(super) struct Traits {
    pub(super) film: FilmIx,
    /// What anybody is expected to give it, in stars.
    pub(super) expected: f32,
    /// Variance of a rating around what the person thinks of the film, in squared stars.
    pub(super) noise: f32,
    /// Year of release; 0 where unknown.
    pub(super) year: f32,
    /// A bit per genre.
    pub(super) genres: u64,
}

/// How one person's opinions of two films vary together.
#[derive(Debug, Clone, Copy)]
pub(super) struct Kernel<'a> {
    pub(super) model: &'a StarsModel,
    pub(super) factors: &'a FactorMatrix,
    pub(super) leanings: &'a FactorMatrix,
}

impl Kernel<'_> {
    /// The covariance of the opinions of two films, in squared stars.
    pub(super) fn covariance(&self, a: &Traits, b: &Traits) -> f32 {
        let model = self.model;
        let same = a.film == b.film;
        // A film without factors is like itself, and like no other.
        let cosine = if same { 1.0 } else { self.factors.cosine(a.film, b.film) };
        model.offset
            + model.quality * self.quality(a) * self.quality(b)
            + model.genre * self.genre_cosine(a.genres, b.genres)
            + model.period * (-(a.year - b.year).abs() / PERIOD_YEARS).exp()
            + model.cosine * cosine
            + model.cosine_cubed * cosine.powi(3)
            + model.leaning * self.leanings.product(a.film, b.film)
            + if same { model.own } else { 0.0 }
    }

    /// How much better than others a film is expected to be, in half-stars.
    fn quality(&self, film: &Traits) -> f32 {
        (film.expected - self.model.mean_expected) * 2.0
    }

    /// The cosine between two weighted sets of genres; films without a genre are like none.
    fn genre_cosine(&self, a: u64, b: u64) -> f32 {
        let weight = |bits: u64| -> f32 {
            let weights = self.model.genre_weights.iter().enumerate();
            weights.filter(|(genre, _)| bits >> genre & 1 == 1).map(|(_, weight)| weight * weight).sum()
        };
        let lengths = weight(a) * weight(b);
        if lengths > 0.0 { weight(a & b) / lengths.sqrt() } else { 0.0 }
    }
}
