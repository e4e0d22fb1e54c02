use std::sync::Arc;

use super::conditioning::Step;
use super::given::Given;
use super::kernel::Kernel;
use super::posterior::{self, StarsPosterior};
use crate::FilmIx;

/// Where more than one in so many films leave, starting anew is less work.
const MANY: usize = 8;

/// Makes a posterior follow a person's ratings by conditioning on every one of them (Rasmussen & Williams 2006, algorithm
/// 2.1): films no longer rated leave the basis, new ones join it, one at a step. From an empty posterior that is
/// conditioning from the start.
///
/// Cost for n ratings: about `n × dims + n²` multiplications for each film that joins or leaves, and `n²` at the end. Where
/// the covariances are not positive definite, which only a hostile catalog brings about, it ends with nothing known.
#[derive(Debug)]
pub(super) struct Following {
    posterior: StarsPosterior,
    /// How far each film's stars are from what is expected of anybody.
    surprises: Vec<f32>,
    /// Films that are still to join, the next one last.
    rest: Vec<(FilmIx, f32)>,
}

impl Following {
    /// Lets films leave.
    pub(super) fn begin(mut posterior: StarsPosterior, mut given: Given) -> Option<Self> {
        let gone = posterior.basis.iter().filter(|film| !given.has(film.film)).count();
        if gone * MANY > posterior.basis.len() {
            posterior = StarsPosterior::default();
        }
        let StarsPosterior { basis, whitening, .. } = &mut posterior;
        let mut surprises = Vec::new();
        for place in (0..basis.len()).rev() {
            match given.take(basis[place].film) {
                Some(stars) => surprises.push(stars - basis[place].expected),
                None => {
                    basis.remove(place);
                    whitening.remove(place)?;
                }
            }
        }
        surprises.reverse();
        let mut rest: Vec<(FilmIx, f32)> = given.take_rest().collect();
        rest.reverse();
        Some(Self { posterior, surprises, rest })
    }

    /// Lets the next film join.
    pub(super) fn step(&mut self, kernel: &Kernel) -> Step {
        let Some((film, stars)) = self.rest.pop() else { return Step::Finished(self.end()) };
        match self.join(kernel, film, stars) {
            Some(cost) => Step::Went(cost),
            None => Step::Finished(StarsPosterior::default()),
        }
    }

    fn join(&mut self, kernel: &Kernel, film: FilmIx, stars: f32) -> Option<usize> {
        let StarsPosterior { basis, whitening, .. } = &mut self.posterior;
        let film = kernel.portrait(film);
        let covariances = basis.iter().map(|other| kernel.covariance(other, &film)).collect();
        whitening.append(covariances, kernel.covariance(&film, &film) + film.noise)?;
        self.surprises.push(stars - film.expected);
        let cost = (basis.len() + 1) * (film.size() + basis.len() / 2);
        basis.push(Arc::new(film));
        Some(cost)
    }

    fn end(&mut self) -> StarsPosterior {
        let mut posterior = std::mem::take(&mut self.posterior);
        let mut surprises = std::mem::take(&mut self.surprises);
        posterior.whitening.whiten(&mut surprises);
        let squared = surprises.iter().map(|surprise| surprise * surprise).sum();
        posterior.spread = posterior::spread(squared, surprises.len());
        posterior.whitening.unwhiten(&mut surprises);
        posterior.weights = surprises;
        posterior
    }
}
