use nalgebra::DMatrix;

use super::Settings;
use super::film_features::FilmFeatures;
use super::interactions::Interactions;
use super::ridge::Ridge;

/// What content expects of the learned films' factors, learned anew from the factors after each sweep: a film is drawn
/// toward it, so the fewer its ratings, the more its content counts.
#[derive(Debug)]
pub struct ContentPrior<'a> {
    films: &'a [Vec<(u32, f32)>],
    weights: Vec<f32>,
    ridge: f32,
    map: DMatrix<f32>,
}

impl<'a> ContentPrior<'a> {
    /// Nothing is expected until factors are there.
    pub fn new(features: &'a FilmFeatures, interactions: &Interactions, settings: &Settings) -> Self {
        Self::trusting(features, trust(interactions, settings), settings)
    }

    /// Learns from the first films, each as far as it is to be trusted.
    pub fn trusting(features: &'a FilmFeatures, trust: Vec<f32>, settings: &Settings) -> Self {
        Self {
            films: &features.films[..trust.len()],
            weights: trust,
            ridge: settings.content_ridge,
            map: DMatrix::zeros(usize::from(settings.factors), features.count),
        }
    }

    /// What content was last found to say.
    pub fn map(&self) -> &DMatrix<f32> {
        &self.map
    }

    /// Goes on from what content was found to say before.
    pub fn set_map(&mut self, map: DMatrix<f32>) {
        self.map = map;
    }

    /// Learns from the factors as they are what to expect of them.
    pub fn expect(&mut self, factors: &DMatrix<f32>) -> DMatrix<f32> {
        let Self { films, weights, ridge, map } = self;
        let regression = Ridge { films, weights, features: map.ncols(), ridge: *ridge };
        *map = regression.solve(factors, map);
        Ridge::predict(map, films)
    }
}

/// How well each learned film's own factors are known.
pub fn trust(interactions: &Interactions, settings: &Settings) -> Vec<f32> {
    let ratings = (0..interactions.films()).map(|film| interactions.of_film(film).len() as f32);
    ratings.map(|ratings| ratings / (ratings + settings.content_half)).collect()
}
