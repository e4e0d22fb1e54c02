use super::kernel::{Kernel, Portrait};
use super::posterior::StarsPosterior;
use super::process::StarsProcess;
use crate::factors::{Direction, FactorMatrix};
use crate::lanes::dot;
use crate::{Catalog, FilmIx, Rating, Stars};

use super::person::PersonStars;

/// Predicted stars of one film after another, without their intervals: far less work for each film than a prediction.
///
/// The mean of a film is `expected + Σ weightᵢ k(film, ratedᵢ)`. What enters the covariance by plain inner products, and the
/// cosine, are sums over the rated films that are made once; years are few; only the cube of the cosine needs every rated
/// film for every film, and only those with factors have one.
#[derive(Debug)]
pub(crate) struct StarsSweep {
    /// `Σ weight × linear`.
    linear: Vec<f32>,
    /// `Σ weight × direction`.
    direction: Direction,
    /// Directions of the rated films that have factors, and what the cube of the cosine with each counts.
    cubed: Vec<(Direction, f32)>,
    /// Years of the rated films, and their weights.
    years: Vec<(f32, f32)>,
    /// What years of films add, once each is known.
    by_year: Vec<Option<f32>>,
    /// The rated films, and what each adds to its own mean.
    own: Vec<(FilmIx, f32)>,
}

/// Years are kept below this.
const YEARS: usize = 4096;

impl StarsSweep {
    fn new(kernel: &Kernel, posterior: &StarsPosterior) -> Self {
        let model = &kernel.process.model;
        let weighted = || posterior.basis.iter().zip(&posterior.weights);
        // Weights of many ratings are large and cancel each other: single precision would show in the stars.
        let mut linear = Vec::<f64>::new();
        let mut direction = vec![0.0_f64; kernel.factors.dims()];
        let mut cubed = Vec::new();
        let mut own = Vec::new();
        for (film, weight) in weighted() {
            // Films without factors have no leanings: theirs ends earlier.
            linear.resize(linear.len().max(film.linear().len()), 0.0);
            add(&mut linear, film.linear(), *weight);
            let film_direction = film.direction();
            add(&mut direction, film_direction, *weight * model.cosine);
            if !film_direction.is_empty() {
                cubed.push((
                    kernel.factors.direction(film_direction.iter().copied()),
                    weight * model.cosine_cubed,
                ));
            }
            // A film is like itself even where rounding, or the lack of factors, says otherwise.
            let cosine = dot(film_direction, film_direction);
            let like = |cosine: f32| cosine * (model.cosine + model.cosine_cubed * cosine * cosine);
            own.push((film.film, weight * (model.own + like(1.0) - like(cosine))));
        }
        let years = weighted().map(|(film, weight)| (film.year(), weight * model.period)).collect();
        let direction = kernel.factors.direction(direction.into_iter().map(|sum| sum as f32));
        let linear = linear.into_iter().map(|sum| sum as f32).collect();
        Self { linear, direction, cubed, years, by_year: vec![None; YEARS], own }
    }

    fn mean(&mut self, kernel: &Kernel, film: &Portrait, factors: &FactorMatrix) -> f32 {
        let norm = factors.norm(film.film);
        let mut mean = film.expected + dot(film.linear(), &self.linear);
        if norm > 0.0 {
            mean += factors.dot(film.film, &self.direction) / norm;
            for (direction, weight) in &self.cubed {
                let cosine = factors.dot(film.film, direction) / norm;
                mean += weight * cosine * cosine * cosine;
            }
        }
        let years = &self.years;
        let period =
            || years.iter().map(|(year, weight)| weight * kernel.shared_period(*year, film.year())).sum();
        let year = self.by_year.get_mut(film.year() as usize);
        mean + year.map_or_else(period, |known| *known.get_or_insert_with(period))
    }
}

fn add(sum: &mut [f64], values: &[f32], weight: f32) {
    sum.iter_mut().zip(values).for_each(|(sum, value)| *sum += f64::from(weight) * f64::from(*value));
}

impl StarsProcess {
    /// Starts a sweep for a person with these ratings.
    pub(crate) fn sweep(
        &self,
        catalog: &Catalog,
        factors: &FactorMatrix,
        (person, ratings): (&PersonStars, &[Rating]),
    ) -> StarsSweep {
        let kernel = Kernel { process: self, catalog, factors };
        StarsSweep::new(&kernel, self.posterior(&kernel, person, ratings))
    }

    /// Adds the means of the next `films` films to `means`.
    pub(crate) fn advance(
        &self,
        catalog: &Catalog,
        factors: &FactorMatrix,
        sweep: &mut StarsSweep,
        films: usize,
        means: &mut Vec<f32>,
    ) {
        let kernel = Kernel { process: self, catalog, factors };
        let from = means.len();
        let to = (from + films).min(catalog.len());
        for film in from..to {
            let portrait = kernel.portrait_without_direction(FilmIx(film as u32));
            means.push(sweep.mean(&kernel, &portrait, factors));
        }
        for (film, own) in &sweep.own {
            let mean = means.get_mut(film.index()).filter(|_| film.index() >= from);
            if let Some(mean) = mean {
                *mean += own;
            }
        }
        for mean in means.iter_mut().skip(from) {
            *mean = mean.clamp(Stars::MIN.value(), Stars::MAX.value());
        }
    }
}
