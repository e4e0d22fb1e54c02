use std::path::{Path, PathBuf};

use bijou_catalog::{Blend, Prior, RankingModel, Target};
use bijou_engine::targets;
use serde::{Deserialize, Serialize};

use super::als_implicit::AlsImplicit;
use super::interactions::Interactions;
use super::neighbors::NeighborSettings;
use super::objective::{Objective, Regularization};
use super::row_solver::Effort;
use crate::data::Ratings;

/// Ratings that a person to be folded in is taken to have, for the regularization; the number hardly matters beside the
/// unobserved films.
const USUAL_RATINGS: f32 = 130.0;

/// Everything that decides what a catalog learns from its data. The defaults were chosen on validation users split off
/// from the training data.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Settings {
    /// Factors per film.
    pub factors: u16,
    /// Start of the random factors that the sweeps begin with.
    pub seed: u64,
    /// Alternations between people and films.
    pub sweeps: u32,
    /// Fewest ratings for a film to get factors of its own.
    pub fewest_ratings: u32,
    /// What a rating asks of the score.
    pub target: Target,
    /// Weight of a film that a person did not rate, against 1 for one that they did.
    pub unobserved_weight: f32,
    /// Regularization per unit of weight.
    pub regularization: f32,
    /// The plain objective instead of the graded one; target, weight and regularization above then say nothing.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub als_implicit: Option<AlsImplicit>,
    /// Ridge of the map from content to factors.
    pub content_ridge: f32,
    /// Ratings after which a film's factors are half trusted when that map is learned.
    pub content_half: f32,
    /// Weight of a film without learned factors when the map that ships is learned.
    pub content_tail_weight: f32,
    /// Dimensions of that map.
    pub content_factors: u16,
    /// The item-item matrix.
    pub neighbors: NeighborSettings,
    /// What neighbors and content count in the hybrid.
    pub blend: Blend,
    /// Strength of the newcomers' prior, see [`bijou_catalog::Prior`].
    pub prior_weight: f32,
    /// Ratings after which that prior counts half.
    pub prior_fade: f32,
    /// Share of the unobserved films' weight before the first rating.
    pub unobserved_floor: f32,
    /// Ratings after which that weight is halfway to whole.
    pub unobserved_half: f32,
}

/// Why a file of settings cannot be used.
#[derive(Debug, thiserror::Error)]
#[error("{path} holds no settings: {reason}")]
pub struct SettingsError {
    /// The file.
    pub path: PathBuf,
    /// What is wrong with it.
    pub reason: String,
}

impl Settings {
    /// Reads settings as JSON; what the file leaves out has its default, and nothing else may stand in it.
    ///
    /// # Errors
    /// [`SettingsError`] where the file cannot be read, or has an unknown name or an impossible value.
    pub fn read(path: &Path) -> Result<Self, SettingsError> {
        let refused = |reason: String| SettingsError { path: path.to_owned(), reason };
        let text = std::fs::read_to_string(path).map_err(|error| refused(error.to_string()))?;
        let settings: Self = serde_json::from_str(&text).map_err(|error| refused(error.to_string()))?;
        // The same bounds as those of the command line; the solvers find out about the rest.
        if !(2..=512).contains(&settings.factors) {
            return Err(refused(format!("{} factors; there are 2 to 512", settings.factors)));
        }
        if !(1..=512).contains(&settings.content_factors) {
            return Err(refused(format!("{} content factors; there are 1 to 512", settings.content_factors)));
        }
        if settings.target.is_step() {
            return Err(refused("the target's range is 0; for a step there is als_implicit".to_owned()));
        }
        settings.als_implicit.as_ref().map_or(Ok(()), AlsImplicit::check).map_err(refused)?;
        if settings.fewest_ratings == 0 {
            return Err(refused("fewest_ratings is 0; a film needs at least 1 to have factors".to_owned()));
        }
        Ok(settings)
    }

    /// The objective of the ranking factors.
    pub fn objective(&self) -> Objective {
        let (regularization, effort) = match &self.als_implicit {
            Some(plain) => (Regularization::ByEntries(plain.per_rating()), Effort::WHOLE),
            None => (Regularization::ByWeight(self.regularization), Effort::SWEEP),
        };
        Objective {
            factors: self.factors,
            sweeps: self.sweeps,
            seed: self.seed,
            unobserved_weight: self.weight_of_unobserved(),
            regularization,
            effort,
        }
    }

    /// What ratings ask for, of which those that are observed are taken; see [`Interactions::new`].
    pub fn interactions(&self, ratings: &Ratings, rows: &[Option<u32>], films: usize) -> Interactions {
        let target = self.asked();
        let of_ratings = |stars: &[f32]| targets(&target, stars);
        if !target.is_step() {
            return Interactions::new(ratings, rows, films, of_ratings);
        }
        let observed = ratings.filtered(|event| target.observes(event.stars.value()));
        Interactions::new(&observed, rows, films, of_ratings)
    }

    /// Folds people in by the objective that factors were learned with, against so many films.
    pub fn ranking_model(&self, films: usize, prior: Prior) -> RankingModel {
        let unobserved_weight = self.weight_of_unobserved();
        let regularization = match &self.als_implicit {
            Some(plain) => plain.per_rating(),
            None => person_regularization(self.regularization, unobserved_weight, films),
        };
        RankingModel { target: self.asked(), unobserved_weight, regularization, prior }
    }

    /// The settings that a catalog of so many films with factors was made with, as far as it says; the rest is as it is here.
    pub fn of_catalog(self, model: &RankingModel, blend: Blend, films: usize) -> Self {
        let RankingModel { target, unobserved_weight, regularization, prior } = model;
        let settings = Self {
            factors: prior.mean.len() as u16,
            blend,
            prior_weight: prior.weight,
            prior_fade: prior.fade,
            unobserved_floor: prior.floor,
            unobserved_half: prior.half,
            ..self
        };
        if target.is_step() {
            return Self { als_implicit: Some(AlsImplicit::of_catalog(model)), ..settings };
        }
        Self {
            als_implicit: None,
            target: *target,
            unobserved_weight: *unobserved_weight,
            regularization: regularization / person_regularization(1.0, *unobserved_weight, films),
            ..settings
        }
    }

    fn asked(&self) -> Target {
        self.als_implicit.as_ref().map_or(self.target, AlsImplicit::target)
    }

    fn weight_of_unobserved(&self) -> f32 {
        self.als_implicit.as_ref().map_or(self.unobserved_weight, AlsImplicit::unobserved_weight)
    }
}

/// What is added to the diagonal of a person's precision, against so many films.
fn person_regularization(share: f32, unobserved_weight: f32, films: usize) -> f32 {
    share * (USUAL_RATINGS + unobserved_weight * films as f32)
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            factors: 128,
            seed: 1,
            sweeps: 8,
            fewest_ratings: 5,
            target: Target {
                zero: 0.5,
                range: 3.5,
                centered: 0.4,
                at_mean: 0.8,
                usual_stars: 3.55,
                usual_count: 6.0,
            },
            unobserved_weight: 0.2,
            regularization: 0.004,
            als_implicit: None,
            content_ridge: 30.0,
            content_half: 20.0,
            content_tail_weight: 0.1,
            content_factors: 32,
            neighbors: NeighborSettings {
                per_rating: 0.12,
                autoencoder_ridge: 300.0,
                ridge: 40.0,
                unobserved_weight: 0.4,
                residual: 0.5,
            },
            blend: Blend { neighbors: 0.75, neighbors_half: 35.0, content: 0.0, cold: 0.4 },
            prior_weight: 0.03,
            prior_fade: 20.0,
            unobserved_floor: 0.02,
            unobserved_half: 40.0,
        }
    }
}
