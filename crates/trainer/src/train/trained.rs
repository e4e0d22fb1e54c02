use std::collections::BTreeMap;
use std::ops::Range;

use bijou_catalog::{Expectations, Factors, Model, RankingModel};
use bijou_engine::targets;
use indicatif::ProgressBar;
use nalgebra::DMatrix;

use super::als::{Factorization, factorize};
use super::critique::learn_critiques;
use super::expected::{Expected, learn_expected};
use super::interactions::Interactions;
use super::leanings::learn_leanings;
use super::mood::mood_axes;
use super::order::CatalogOrder;
use super::prior::learn_prior;
use super::settings::Settings;
use super::stars::stars_model;
use crate::data::{Dataset, FilmRecord};
use crate::folding::folded_letters;

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
    /// Numbers overflowed; the settings are far from sensible.
    #[error("training diverged: raise the regularization or lower the number of factors")]
    Diverged,
}

/// Ratings that a person to be folded in is taken to have, for the regularization; the number hardly matters beside the
/// unobserved films.
const USUAL_RATINGS: f32 = 130.0;

/// Most genres that a catalog can tell apart.
const MOST_GENRES: usize = 64;

/// What training learned.
#[derive(Debug, Clone, PartialEq)]
pub struct Trained {
    /// Which films have factors, and in which order they are.
    pub order: CatalogOrder,
    /// The quantized factors of head and core.
    pub factors: [Factors; 2],
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
/// [`TrainError`] where there are too few ratings or a solve fails.
pub fn train(data: &Dataset, settings: &Settings, progress: &ProgressBar) -> Result<Trained, TrainError> {
    let order = CatalogOrder::new(data, settings.fewest_ratings);
    if order.learned < 2 {
        return Err(TrainError::TooFewRatings { found: order.learned, fewest: settings.fewest_ratings });
    }
    let of_ratings = |_: usize, _: &[u32], stars: &[f32]| targets(&settings.target, stars);
    let interactions = Interactions::new(&data.ratings, &order.factor_rows(), order.learned, of_ratings);
    let Factorization { users, films } = factorize(&interactions, &settings.objective(), progress)?;
    let expected = learn_expected(data, settings.fewest_ratings)?;
    let leanings = learn_leanings(data, &order, &expected, settings.seed)?;
    let factors = [quantize(&films, 0..order.head), quantize(&films, order.head..order.learned)];
    let genres = genre_names(&data.films);
    let model = Model {
        ranking: RankingModel {
            target: settings.target,
            unobserved_weight: settings.unobserved_weight,
            regularization: settings.regularization
                * (USUAL_RATINGS + settings.unobserved_weight * order.learned as f32),
            prior: learn_prior(&users, settings)?,
        },
        stars: stars_model(data, &order, &genres, &expected),
        mood_axes: mood_axes(&films),
        critiques: learn_critiques(data, &order, &films).ok_or(TrainError::Diverged)?,
        genres: genres.iter().collect(),
        folding: folded_letters(&data.films).iter().collect(),
    };
    let expectations = expectations(&order, &expected, &leanings);
    Ok(Trained { model, people: interactions.by_user.len(), factors, expectations, order })
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
        Expectations::new(&stars, &noise, learned.then(|| quantize(leanings, places)))
    };
    [of(0..order.head), of(order.head..order.learned), of(order.learned..order.films.len())]
}

fn quantize(columns: &DMatrix<f32>, films: Range<usize>) -> Factors {
    let columns = columns.columns_range(films);
    let rows: Vec<Vec<f32>> = columns.column_iter().map(|film| film.iter().copied().collect()).collect();
    Factors::quantize(columns.nrows() as u16, rows.iter().map(Vec::as_slice))
}
