use std::path::PathBuf;

use bijou_engine::ModelKind;
use clap::Args;

use super::{ColumnsArgs, SettingsArgs, positive};

/// Arguments of `bijou evaluate`.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  bijou evaluate ml-latest-small --json figures.json --html figures.html
  bijou evaluate movielens --train train.csv --fold-in fold-in.csv --held-out held-out.csv --ease-l2 600
  bijou evaluate movielens --catalog public/catalog --fold-in fold-in.csv --held-out held-out.csv
  bijou evaluate --ml-100k ml-100k

Holds people out, trains on the others as train would, folds 80 % of each held-out person's ratings into every model of
the packed catalog, and measures whether the films that they rated 4 or more are found and all others predicted.
Popularity and EASE are measured on the same people in the same run. What people held out gave is taken out of
popularity.csv.

With --catalog, that catalog is measured instead of one trained for the purpose. It must not have been trained on whoever
is tested; --train says what it was trained on, for the baselines.")]
pub struct EvaluateArgs {
    /// Folder with the data; titles and all else that is known of films come from here
    #[arg(required_unless_present = "ml_100k")]
    pub folder: Option<PathBuf>,
    /// Folder of MovieLens 100K: predicts the stars of its five official splits, u1 to u5
    #[arg(long, value_name = "DIR")]
    pub ml_100k: Option<PathBuf>,
    /// Catalog to measure instead of training one
    #[arg(long, value_name = "DIR")]
    pub catalog: Option<PathBuf>,
    /// Ratings to train on instead of the folder's ratings.csv
    #[arg(long, value_name = "FILE")]
    pub train: Option<PathBuf>,
    #[command(flatten)]
    pub columns: ColumnsArgs,
    /// Ratings of given people to fold in: userId,movieId,rating
    #[arg(long, value_name = "FILE", requires = "held_out")]
    pub fold_in: Option<PathBuf>,
    /// Ratings of the same people to find and predict: userId,movieId,rating
    #[arg(long, value_name = "FILE", requires = "fold_in")]
    pub held_out: Option<PathBuf>,
    /// People to hold out, among those with 20 or more ratings, where none are given; 500 unless said, or a fifth of all
    /// people where that is less
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..))]
    pub users: Option<u32>,
    /// How to train; the seed also decides who is held out and which films are hidden
    #[command(flatten)]
    pub settings: SettingsArgs,
    /// The one model to measure: content, neighbors, factors or hybrid; all of them unless said
    #[arg(long, value_name = "MODEL", value_parser = model)]
    pub model: Option<ModelKind>,
    /// L2 regularization of EASE; 300 is best for it on the project's data, 600 on MovieLens 1M
    #[arg(long, value_name = "L2", default_value_t = 300.0, value_parser = positive)]
    pub ease_l2: f32,
    /// Take away each part of the hybrid in turn, which trains several times
    #[arg(long, conflicts_with = "catalog")]
    pub ablations: bool,
    /// Train with 16 to 192 factors, to see accuracy against bytes
    #[arg(long, conflicts_with = "catalog")]
    pub sizes: bool,
    /// File to write everything to, as JSON
    #[arg(long, value_name = "FILE")]
    pub json: Option<PathBuf>,
    /// File to write a report with plots to, as one page of HTML
    #[arg(long, value_name = "FILE")]
    pub html: Option<PathBuf>,
}

impl EvaluateArgs {
    /// The models to measure.
    pub fn models(&self) -> Vec<ModelKind> {
        self.model.map_or_else(|| ModelKind::ALL.to_vec(), |model| vec![model])
    }
}

fn model(name: &str) -> Result<ModelKind, String> {
    let names = || ModelKind::ALL.map(ModelKind::name).join(", ");
    ModelKind::from_name(name).ok_or_else(|| format!("there are {}", names()))
}
