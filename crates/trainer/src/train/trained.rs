use std::collections::BTreeMap;
use std::ops::Range;

use bijou_catalog::{ContentMap, Expectations, Factors, Model, Neighbors};
use indicatif::ProgressBar;
use nalgebra::DMatrix;

use super::als::{Factorization, factorize};
use super::content_map::learn_content_map;
use super::content_prior::{ContentPrior, trust};
use super::critique::learn_critiques;
use super::expected::{Expected, learn_expected};
use super::film_features::FilmFeatures;
use super::interactions::Interactions;
use super::leanings::learn_leanings;
use super::mood::mood_axes;
use super::neighbors::learn_neighbors;
use super::order::CatalogOrder;
use super::prior::learn_prior;
use super::quantize::{dequantized, quantized, quantized_range};
use super::settings::Settings;
use super::stars::stars_model;
use crate::checkpoint::{Checkpoint, CheckpointError};
use crate::data::{Dataset, FilmRecord};
use crate::folding::folded_letters;
use crate::progress::stage;

/// Why training failed.
#[derive(Debug, thiserror::Error)]
pub enum TrainError {
    /// Nothing to learn from.
    #[error(
        "only {found} films have {fewest} or more ratings, and training needs at least 2; with little data, lower \
         --fewest-ratings"
    )]
    TooFewRatings {
        /// Films with enough ratings.
        found: usize,
        /// What is enough.
        fewest: u32,
    },
    /// Nobody likes anything, as the plain objective has it.
    #[error("nobody gave {liked} or more stars to a film that gets factors; lower --liked")]
    NothingLiked {
        /// From so many stars on a film is liked.
        liked: f32,
    },
    /// Numbers overflowed; the settings are far from sensible.
    #[error("training diverged: raise the regularization or lower the number of factors")]
    Diverged,
    /// A sweep could not be saved.
    #[error(transparent)]
    Checkpoint(#[from] CheckpointError),
}

/// Most genres that a catalog can tell apart.
const MOST_GENRES: usize = 64;

/// What training learned.
#[derive(Debug, Clone, PartialEq)]
pub struct Trained {
    /// Which films have factors, and in which order they are.
    pub order: CatalogOrder,
    /// The quantized factors of head and core.
    pub factors: [Factors; 2],
    /// What films say about each other.
    pub neighbors: Option<Neighbors>,
    /// How content becomes factors.
    pub content: Option<ContentMap>,
    /// What the star model knows of the films of head, core and tail.
    pub expectations: [Expectations; 3],
    /// Everything else that the head ships.
    pub model: Model,
    /// People who rated at least one film with factors.
    pub people: usize,
}

/// Learns factors and the model around them.
///
/// # Errors
/// [`TrainError`] where there are too few ratings, a solve fails, or a sweep cannot be saved.
pub fn train(
    data: &Dataset,
    settings: &Settings,
    checkpoint: Option<&mut Checkpoint>,
    progress: &ProgressBar,
) -> Result<Trained, TrainError> {
    let ground = Ground::new(data, settings, CatalogOrder::new(data, settings.fewest_ratings))?;
    // The plain objective draws every row toward zero.
    let prior = settings.als_implicit.is_none();
    let prior = prior.then(|| ContentPrior::new(&ground.features, &ground.interactions, settings));
    let learned = stage("factorization", || {
        factorize(&ground.interactions, &settings.objective(), prior, checkpoint, progress)
    })?;
    ground.around(learned)
}

/// What training and packing begin with.
pub struct Ground<'a> {
    pub(super) data: &'a Dataset,
    pub(super) settings: &'a Settings,
    pub(super) order: CatalogOrder,
    /// What ranks.
    pub(super) interactions: Interactions,
    genres: Vec<String>,
    pub(super) features: FilmFeatures,
}

impl<'a> Ground<'a> {
    /// Sorts the data for the films that get factors.
    ///
    /// # Errors
    /// [`TrainError`] where there are too few of them, or nobody likes any.
    pub fn new(data: &'a Dataset, settings: &'a Settings, order: CatalogOrder) -> Result<Self, TrainError> {
        if order.learned < 2 {
            return Err(TrainError::TooFewRatings { found: order.learned, fewest: settings.fewest_ratings });
        }
        let interactions = stage("sorting ratings by person and film", || {
            settings.interactions(&data.ratings, &order.factor_rows(), order.learned)
        });
        if let (Some(plain), 0) = (&settings.als_implicit, interactions.users()) {
            return Err(TrainError::NothingLiked { liked: plain.liked });
        }
        let genres = genre_names(&data.films);
        let features = FilmFeatures::new(data, &order, &genres);
        Ok(Self { data, settings, order, interactions, genres, features })
    }

    /// Learns everything that ships around given factors of films and people.
    ///
    /// # Errors
    /// [`TrainError::Diverged`] where a solve fails.
    pub fn around(self, Factorization { users, films }: Factorization) -> Result<Trained, TrainError> {
        let Self { data, settings, order, interactions, genres, features } = self;
        let expected = stage("expected stars", || learn_expected(data, settings.fewest_ratings))?;
        let all_ratings = match settings.als_implicit {
            None => interactions.clone(),
            // What is disliked says nothing to the plain objective, and a lot about stars.
            Some(_) => Interactions::new(&data.ratings, &order.factor_rows(), order.learned, <[f32]>::to_vec),
        };
        let leanings =
            stage("explicit factors", || learn_leanings(&all_ratings, &order, &expected, settings.seed))?;
        drop(all_ratings);
        let shipped = dequantized(&quantized(&films));
        let neighbors =
            stage("neighbors", || learn_neighbors(&interactions, &shipped, &settings.objective(), settings))?;
        let trust = trust(&interactions, settings);
        let content =
            stage("content", || learn_content_map(features, &interactions, &films, &trust, settings))?;
        let factors =
            [quantized_range(&films, 0..order.head), quantized_range(&films, order.head..order.learned)];
        let model = Model {
            ranking: settings.ranking_model(order.learned, learn_prior(&users, settings)?),
            blend: settings.blend,
            stars: stars_model(data, &order, &genres, &expected),
            mood_axes: mood_axes(&films),
            critiques: stage("critiques", || learn_critiques(data, &order, &films))
                .ok_or(TrainError::Diverged)?,
            genres: genres.iter().collect(),
            folding: folded_letters(&data.films).iter().collect(),
        };
        let expectations = expectations(&order, &expected, &leanings);
        Ok(Trained {
            model,
            people: interactions.users(),
            factors,
            neighbors,
            content: Some(content),
            expectations,
            order,
        })
    }
}

/// Names of all genres in the order of the alphabet; data with more than 64 loses the rarest.
fn genre_names(films: &[FilmRecord]) -> Vec<String> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for genre in films.iter().flat_map(|film| &film.genres) {
        *counts.entry(genre).or_default() += 1;
    }
    let mut names: Vec<(&str, usize)> = counts.into_iter().collect();
    names.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    let mut kept: Vec<String> =
        names.into_iter().take(MOST_GENRES).map(|(name, _)| name.to_owned()).collect();
    kept.sort();
    kept
}

fn expectations(order: &CatalogOrder, expected: &Expected, leanings: &DMatrix<f32>) -> [Expectations; 3] {
    let of = |places: Range<usize>| {
        let films = &order.films[places.clone()];
        let stars: Vec<f32> = films.iter().map(|film| expected.films[*film]).collect();
        let noise: Vec<f32> = films.iter().map(|film| expected.noise[*film]).collect();
        let learned = places.end <= order.learned;
        Expectations::new(&stars, &noise, learned.then(|| quantized_range(leanings, places)))
    };
    [of(0..order.head), of(order.head..order.learned), of(order.learned..order.films.len())]
}
