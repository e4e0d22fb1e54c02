use bijou_catalog::{Expectations, StarsModel};

use super::conditioning::Conditioning;
use super::hindsight::{Hindsight, hindsight};
use super::kernel::Kernel;
use super::person::PersonStars;
use super::posterior::StarsPosterior;
use crate::factors::FactorMatrix;
use crate::{Catalog, FilmIx, Prediction, Rating};

/// What predictions for a person rest on, as far as it is worked out.
#[derive(Debug)]
pub struct Preparation(Option<Conditioning>);

/// The process before anything is known of a person.
#[derive(Debug)]
pub(crate) struct StarsProcess {
    pub(super) model: StarsModel,
    pub(super) leanings: FactorMatrix,
    /// One per shard, with the places at which it ends.
    expectations: Vec<(usize, Expectations)>,
}

impl StarsProcess {
    pub(crate) fn new(model: StarsModel) -> Self {
        Self { model, leanings: FactorMatrix::default(), expectations: Vec::new() }
    }

    pub(crate) fn join(&mut self, films: usize, expectations: Expectations) {
        if let Some(leanings) = &expectations.leanings {
            if self.leanings.len() == 0 {
                self.leanings = FactorMatrix::new(leanings.dims());
            }
            if self.leanings.dims() == leanings.dims() {
                self.leanings.join(leanings);
            }
        }
        let end = self.expectations.last().map_or(0, |(end, _)| *end) + films;
        self.expectations.push((end, expectations));
    }

    /// What is expected of a film's ratings by anybody, in stars, and their variance around what a person thinks of it.
    pub(super) fn expectation(&self, film: FilmIx) -> (f32, f32) {
        let mut start = 0;
        for (end, shard) in &self.expectations {
            if film.index() < *end {
                let row = film.index() - start;
                return (shard.expected(row), shard.variance(row));
            }
            start = *end;
        }
        (self.model.mean_expected, 1.0)
    }

    /// What is known of a person with these ratings; worked out now where it was not prepared.
    pub(super) fn posterior<'a>(
        &self,
        kernel: &Kernel,
        person: &'a PersonStars,
        ratings: &[Rating],
    ) -> &'a StarsPosterior {
        person.posterior(|earlier| {
            let mut conditioning = Conditioning::begin(kernel, earlier, ratings);
            conditioning.advance(kernel, usize::MAX);
            conditioning.into_posterior()
        })
    }

    /// Begins to work out what is known of a person with these ratings.
    pub(crate) fn prepare(
        &self,
        catalog: &Catalog,
        factors: &FactorMatrix,
        (person, ratings): (&PersonStars, &[Rating]),
    ) -> Preparation {
        let kernel = Kernel { process: self, catalog, factors };
        let begin = || Conditioning::begin(&kernel, person.earlier(), ratings);
        Preparation((!person.is_known()).then(begin))
    }

    /// Goes on for about `work` multiplications; whether all is known now.
    pub(crate) fn advance_preparation(
        &self,
        catalog: &Catalog,
        factors: &FactorMatrix,
        person: &PersonStars,
        preparation: &mut Preparation,
        work: usize,
    ) -> bool {
        let kernel = Kernel { process: self, catalog, factors };
        let Some(conditioning) = &mut preparation.0 else { return true };
        if !conditioning.advance(&kernel, work) {
            return false;
        }
        if let Some(done) = preparation.0.take() {
            person.posterior(|_| done.into_posterior());
        }
        true
    }

    /// Predicts a film for a person with these ratings.
    pub(crate) fn predict(
        &self,
        catalog: &Catalog,
        factors: &FactorMatrix,
        (person, ratings): (&PersonStars, &[Rating]),
        film: FilmIx,
    ) -> Prediction {
        let kernel = Kernel { process: self, catalog, factors };
        self.posterior(&kernel, person, ratings).predict(&kernel, &kernel.portrait(film))
    }

    /// What would have been predicted for the films that a person rated, each from all the others.
    pub(crate) fn hindsight(
        &self,
        catalog: &Catalog,
        factors: &FactorMatrix,
        (person, ratings): (&PersonStars, &[Rating]),
    ) -> Vec<Hindsight> {
        let kernel = Kernel { process: self, catalog, factors };
        hindsight(&kernel, self.posterior(&kernel, person, ratings), ratings)
    }
}
