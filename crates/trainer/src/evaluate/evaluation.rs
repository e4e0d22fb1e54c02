use serde::Serialize;

use super::ablations::Ablation;
use super::accuracy::Accuracy;
use super::estimate::Estimate;
use super::hidden::HiddenFilms;
use super::lists::ListFigures;
use super::newcomers::NewcomerFigures;
use super::rare::RareFigures;
use super::sizes::Size;
use super::stars::{ByCount, ByStars, StarFigures};

/// Everything that one run measured. The table on the terminal, the JSON file and the report all render this.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Evaluation {
    /// What was measured, and on whom.
    pub setting: Setting,
    /// The baselines, then the models of the catalog.
    pub models: Vec<ModelFigures>,
    /// A row per model that does well or not on films with few ratings.
    pub rare_films: Vec<RareFigures>,
    /// Films that nobody has rated yet.
    pub hidden_films: Vec<HiddenFilms>,
    /// The catalog's default model by predicted stars.
    pub by_stars: Vec<ByStars>,
    /// The same model by how many training ratings films have.
    pub by_count: Vec<ByCount>,
    /// What each part is worth, where asked for.
    pub ablations: Vec<Ablation>,
    /// Accuracy against bytes, where asked for.
    pub sizes: Vec<Size>,
}

/// What was measured, and on whom.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Setting {
    /// The data's name.
    pub data: String,
    /// Where the catalog comes from.
    pub catalog: String,
    /// Films of the data.
    pub films: usize,
    /// Films with learned factors.
    pub films_with_factors: usize,
    /// Bytes of head and core, as transferred.
    pub bytes: u64,
    /// People who took no part in training.
    pub people: usize,
    /// Who these are.
    pub held_out: String,
    /// People trained on, where known.
    pub training_people: Option<usize>,
    /// Ratings trained on, where known.
    pub training_ratings: Option<usize>,
    /// Decides who is held out, which films are hidden, and how training starts.
    pub seed: u64,
    /// L2 regularization of EASE.
    pub ease_l2: f32,
    /// What a reader must know to trust the figures.
    pub notes: Vec<String>,
}

/// One model, or baseline, over everybody.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ModelFigures {
    /// Its name.
    pub model: String,
    /// How well it finds what people like.
    pub accuracy: Accuracy,
    /// nDCG@100 against that of EASE on the same people.
    pub against_ease: Option<Estimate>,
    /// How well it predicts stars, where it does.
    pub stars: Option<StarFigures>,
    /// What its lists are like, where the training ratings are known.
    pub lists: Option<ListFigures>,
    /// How well it does after a person's first ratings.
    pub newcomers: Vec<NewcomerFigures>,
}

impl Evaluation {
    /// The model that the page uses unless told otherwise: the last.
    pub fn default_model(&self) -> Option<&ModelFigures> {
        self.models.last()
    }
}
