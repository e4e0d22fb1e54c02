use bijou_catalog::{Factors, MoodAxis, RankingModel, StarsModel, SymmetricMatrix};
use indicatif::ProgressBar;
use nalgebra::DMatrix;

use super::als::factorize;
use super::interactions::Interactions;
use super::order::CatalogOrder;
use super::prior::learn_prior;
use super::stars::stars_model;
use super::{Settings, mood_axes};
use crate::data::Dataset;

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

/// What training learned.
#[derive(Debug, Clone, PartialEq)]
pub struct Trained {
    /// Which films have factors, and in which order they are.
    pub order: CatalogOrder,
    /// The quantized factors of head and core.
    pub factors: [Factors; 2],
    /// The ranking model that belongs to them.
    pub ranking: RankingModel,
    /// The star model that belongs to them.
    pub stars: StarsModel,
    /// What covers are colored by.
    pub mood_axes: Vec<MoodAxis>,
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
    let interactions =
        Interactions::new(&data.ratings, &order.factor_rows(), order.learned, &settings.target);
    let factorization = factorize(&interactions, settings, progress)?;
    let quantize = |range: std::ops::Range<usize>| {
        let films = factorization.films.columns_range(range);
        let rows: Vec<Vec<f32>> = films.column_iter().map(|film| film.iter().copied().collect()).collect();
        Factors::quantize(settings.factors, rows.iter().map(Vec::as_slice))
    };
    let factors = [quantize(0..order.head), quantize(order.head..order.learned)];
    let gramian = gramian(&factors, settings);
    Ok(Trained {
        ranking: RankingModel {
            target: settings.target,
            unobserved_weight: settings.unobserved_weight,
            regularization: settings.regularization,
            films: order.learned as u32,
            gramian,
            prior: learn_prior(&factorization.users, settings)?,
        },
        stars: stars_model(&data.ratings),
        mood_axes: mood_axes(&factorization.films),
        people: interactions.by_user.len(),
        factors,
        order,
    })
}

/// Of the factors as they ship, so that folding in fits what is in the catalog.
fn gramian(factors: &[Factors], settings: &Settings) -> SymmetricMatrix {
    let values: Vec<f32> = factors
        .iter()
        .flat_map(Factors::rows)
        .flat_map(|row| row.codes.into_iter().map(move |code| f32::from(code) * row.scale))
        .collect();
    let dims = usize::from(settings.factors);
    let films = DMatrix::from_vec(dims, values.len() / dims, values);
    let gramian = &films * films.transpose();
    SymmetricMatrix::new(settings.factors, |row, column| gramian[(row, column)])
}
