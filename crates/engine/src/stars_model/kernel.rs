use super::process::StarsProcess;
use crate::factors::FactorMatrix;
use crate::lanes::dot;
use crate::{Catalog, FilmIx};

/// Years over which the shared liking of a period fades to 1/e.
const PERIOD_YEARS: f32 = 10.0;

/// Ages are counted from this year, in steps of so many; films beyond either end count as of that year.
const AGE_AROUND: f32 = 1992.0;
const AGE_YEARS: f32 = 18.0;
const AGES: (f32, f32) = (1930.0, 2022.0);

/// What the process looks at in a film, ready for covariances.
#[derive(Debug)]
pub(super) struct Portrait {
    pub(super) film: FilmIx,
    /// What anybody is expected to give it, in stars.
    pub(super) expected: f32,
    /// Variance of a rating around what the person thinks of the film, in squared stars.
    pub(super) noise: f32,
    /// Year of release; 0 where unknown.
    year: f32,
    /// Its ranking factors at unit length; empty where it has none.
    direction: Vec<f32>,
    /// What enters covariances by its plain inner product: offset, quality, fame, age, genres and leanings.
    linear: Vec<f32>,
}

impl Portrait {
    /// Multiplications of a covariance with another.
    pub(super) fn size(&self) -> usize {
        self.direction.len() + self.linear.len()
    }

    pub(super) fn year(&self) -> f32 {
        self.year
    }

    pub(super) fn direction(&self) -> &[f32] {
        &self.direction
    }

    pub(super) fn linear(&self) -> &[f32] {
        &self.linear
    }
}

/// How one person's opinions of two films vary together.
#[derive(Clone, Copy)]
pub(super) struct Kernel<'a> {
    pub(super) process: &'a StarsProcess,
    pub(super) catalog: &'a Catalog,
    pub(super) factors: &'a FactorMatrix,
}

impl Kernel<'_> {
    pub(super) fn portrait(&self, film: FilmIx) -> Portrait {
        let length = self.factors.norm(film);
        let direction = self.factors.row(film).map(|factor| factor / length.max(f32::MIN_POSITIVE));
        Portrait { direction: direction.collect(), ..self.portrait_without_direction(film) }
    }

    /// As [`Kernel::portrait`], for what takes cosines from the factors themselves.
    pub(super) fn portrait_without_direction(&self, film: FilmIx) -> Portrait {
        let model = &self.process.model;
        let (expected, noise) = self.process.expectation(film);
        let facts = self.catalog.film(film);
        // How much better than others a film is expected to be, in half-stars.
        let quality = (expected - model.mean_expected) * 2.0;
        let (mean_fame, deviation) = model.usual_fame;
        let fame = ((1.0 + facts.rating_count() as f32).ln() - mean_fame) / deviation;
        let year = facts.year().map(f32::from);
        let age = year.map_or(0.0, |year| (year.clamp(AGES.0, AGES.1) - AGE_AROUND) / AGE_YEARS);
        let mut linear = vec![
            model.offset.sqrt(),
            model.quality.sqrt() * quality,
            model.fame.sqrt() * fame,
            model.age.sqrt() * age,
        ];
        linear.extend(self.genre_direction(facts.genre_bits()).map(|genre| genre * model.genre.sqrt()));
        linear.extend(self.process.leanings.row(film).map(|leaning| leaning * model.leaning.sqrt()));
        Portrait { film, expected, noise, year: year.unwrap_or(0.0), direction: Vec::new(), linear }
    }

    /// The covariance of the opinions of two films, in squared stars.
    pub(super) fn covariance(&self, a: &Portrait, b: &Portrait) -> f32 {
        let model = &self.process.model;
        let same = a.film == b.film;
        // A film without factors is like itself, and like no other.
        let cosine = if same { 1.0 } else { dot(&a.direction, &b.direction) };
        dot(&a.linear, &b.linear)
            + model.period * self.shared_period(a.year, b.year)
            + cosine * (model.cosine + model.cosine_cubed * cosine * cosine)
            + if same { model.own } else { 0.0 }
    }

    /// How much of the liking of a period films of two years share.
    pub(super) fn shared_period(&self, a: f32, b: f32) -> f32 {
        (-(a - b).abs() / PERIOD_YEARS).exp()
    }

    /// A film's genres as a vector of length 1, the rarer ones longer; zeros for a film without a genre.
    fn genre_direction(&self, genres: u64) -> impl Iterator<Item = f32> {
        let weights = self.process.model.genre_weights.iter().enumerate();
        let weights =
            weights.map(move |(genre, weight)| if genres >> genre & 1 == 1 { *weight } else { 0.0 });
        let length = weights.clone().map(|weight| weight * weight).sum::<f32>().sqrt();
        weights.map(move |weight| if length > 0.0 { weight / length } else { 0.0 })
    }
}
