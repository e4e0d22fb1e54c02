use bijou_catalog::StarsModel;

use crate::factors::FactorMatrix;
use crate::{Catalog, FilmIx};

/// Years over which the shared liking of a period fades to 1/e.
const PERIOD_YEARS: f32 = 10.0;

/// What the kernel looks at in a film.
#[derive(Debug, Clone, Copy)]
pub(super) struct Traits {
    pub(super) film: FilmIx,
    /// What people give it on average, drawn toward the overall mean the fewer rated it.
    pub(super) expected: f32,
    /// That, as a distance from the overall mean in half-stars.
    quality: f32,
    /// Rating count, as powers of four around a thousand.
    fame: f32,
    /// Release, in twenties of years around 1990.
    era: f32,
    year: f32,
    genres: u64,
}

impl Traits {
    pub(super) fn of(model: &StarsModel, catalog: &Catalog, film: FilmIx) -> Self {
        let facts = catalog.film(film);
        let count = facts.rating_count() as f32;
        let mean = facts.mean_rating().unwrap_or(model.mean);
        let expected = (mean * count + model.mean * model.shrinkage) / (count + model.shrinkage);
        let year = facts.year().map_or(1990.0, f32::from);
        Self {
            film,
            expected,
            quality: (expected - model.mean) * 2.0,
            fame: (count + 1.0).log2() / 2.0 - 5.0,
            era: (year - 1990.0) / 20.0,
            year,
            genres: facts.genre_bits(),
        }
    }
}

/// How much one person's opinions of two films vary together, in squared stars.
pub(super) fn covariance(model: &StarsModel, factors: &FactorMatrix, a: &Traits, b: &Traits) -> f32 {
    let cosine = factors.cosine(a.film, b.film);
    let own = if a.film == b.film { model.own } else { 0.0 };
    model.offset
        + model.quality * a.quality * b.quality
        + model.popularity * a.fame * b.fame
        + model.era * a.era * b.era
        + model.genre * genre_cosine(a.genres, b.genres)
        + model.period * (-(a.year - b.year).abs() / PERIOD_YEARS).exp()
        + model.cosine * cosine
        + model.cosine_cubed * cosine.powi(3)
        + own
}

/// The cosine between two sets of genres; films without a genre are like none.
fn genre_cosine(a: u64, b: u64) -> f32 {
    let sizes = (a.count_ones() * b.count_ones()) as f32;
    if sizes > 0.0 { (a & b).count_ones() as f32 / sizes.sqrt() } else { 0.0 }
}
