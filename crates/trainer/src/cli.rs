//! What can be asked of the command.

use std::path::PathBuf;

use anyhow::Result;
use bijou_engine::ModelKind;
use clap::{Args, Parser, Subcommand};

use crate::commands;
use crate::data::{Columns, RatingsSource};
use crate::synthesize::RatingFormat;
use crate::train::{Settings, SettingsError};
pub use crate::wishes::{ConsensusArg, WishArgs};

const EXIT_CODES: &str = "\
Exit codes:
  0  done
  1  the system failed: a folder that cannot be written, a full disk
  2  the command line does not parse
  3  the input data cannot be used: missing, empty, without a needed column, not UTF-8
  4  the catalog was refused: truncated, altered, or of a newer version";

/// Film recommendations that run on each visitor's own device: train a catalog, look into it, recommend with it.
#[derive(Debug, Parser)]
#[command(name = "bijou", version, after_help = EXIT_CODES, propagate_version = true)]
pub struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Train a catalog from a folder of ratings
    Train(TrainArgs),
    /// Measure how good a catalog from this data is for people it has never seen
    Evaluate(EvaluateArgs),
    /// Search for better settings on people held out for it
    Tune(TuneArgs),
    /// Show what a catalog consists of, after checking every byte of it
    Inspect(InspectArgs),
    /// Recommend films to everybody in a file of ratings
    Recommend(RecommendArgs),
    /// Predict the stars of given pairs of people and films
    Predict(PredictArgs),
    /// Time the factorization alone, and write what another program needs to do the same
    #[command(hide = true)]
    Factorize(FactorizeArgs),
    /// Make up films and ratings of any number, to try things out with
    Synthesize(SynthesizeArgs),
}

/// Arguments of `bijou train`.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  bijou train ml-latest-small --out public/catalog
  bijou train ml-latest-small --ratings without-test-users.csv --out /tmp/catalog --factors 64
  bijou train film-club --ratings votes.csv --columns \"user=Member,item=Film,rating=Stars\" --out public/catalog

The folder is in the MovieLens layout: movies.csv and ratings.csv, and where there are any links.csv, tags.csv,
people.csv (movieId,directors,cast) and popularity.csv (movieId,mean,count). Columns are found by name. The same input
and seed give the same bytes, on any number of threads.")]
pub struct TrainArgs {
    /// Folder with the data
    pub folder: PathBuf,
    /// Folder to write the catalog to; an older catalog there is replaced in one step
    #[arg(long, value_name = "DIR")]
    pub out: PathBuf,
    /// Ratings to train on instead of the folder's ratings.csv
    #[arg(long, value_name = "FILE")]
    pub ratings: Option<PathBuf>,
    #[command(flatten)]
    pub columns: ColumnsArgs,
    #[command(flatten)]
    pub settings: SettingsArgs,
    /// JSON file with name, license and citation of the data, to be stated by the catalog
    #[arg(long, value_name = "FILE")]
    pub source: Option<PathBuf>,
    /// File that each sweep is saved to, so that the same command goes on where it was stopped; removed in the end
    #[arg(long, value_name = "FILE")]
    pub checkpoint: Option<PathBuf>,
    /// Say on standard error how long each stage took
    #[arg(long)]
    pub verbose: bool,
}

/// What the ratings' columns are called.
#[derive(Debug, Args)]
pub struct ColumnsArgs {
    /// Names of the ratings' columns, as user=NAME,item=NAME,rating=NAME,time=NAME; what is left out is called as MovieLens
    /// calls it: userId, movieId, rating and timestamp
    #[arg(long, value_name = "NAMES")]
    columns: Option<Columns>,
}

impl ColumnsArgs {
    /// Ratings with these columns, from a file or the folder's own.
    pub fn of(&self, file: Option<&PathBuf>) -> RatingsSource {
        RatingsSource { file: file.cloned(), columns: self.columns.clone().unwrap_or_default() }
    }
}

/// How to train.
#[derive(Debug, Args)]
pub struct SettingsArgs {
    /// JSON file of settings, as `bijou tune` prints them; what it leaves out has its default
    #[arg(long, value_name = "FILE")]
    settings: Option<PathBuf>,
    /// Factors per film: more rank better and take 4 bits each per film; 128 unless said
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(2..=512))]
    factors: Option<u16>,
    /// Start of the random numbers; 1 unless said
    #[arg(long, value_name = "N")]
    seed: Option<u64>,
    /// Fewest ratings for a film to get factors of its own; 5 unless said
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..))]
    fewest_ratings: Option<u32>,
}

impl SettingsArgs {
    /// The file's settings, or the defaults, with what else was said.
    ///
    /// # Errors
    /// Where the file cannot be used.
    pub fn read(&self) -> Result<Settings, SettingsError> {
        let base = self.settings.as_deref().map_or_else(|| Ok(Settings::default()), Settings::read)?;
        Ok(Settings {
            factors: self.factors.unwrap_or(base.factors),
            seed: self.seed.unwrap_or(base.seed),
            fewest_ratings: self.fewest_ratings.unwrap_or(base.fewest_ratings),
            ..base
        })
    }
}

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

fn positive(text: &str) -> Result<f32, String> {
    let number = text.parse::<f32>().ok().filter(|number| number.is_finite() && *number > 0.0);
    number.ok_or_else(|| "it must be a number above 0".to_owned())
}

/// Arguments of `bijou tune`.
#[derive(Debug, Args)]
#[command(after_help = "\
Example:
  bijou tune ml-latest-small --minutes 30 > settings.json
  bijou train ml-latest-small --settings settings.json --out public/catalog

Tries other settings one or two at a time, around the best that were found so far. The people that evaluate holds out by
default (of seed 1) take no part at all, neither in training nor in comparing: so what was tuned can be evaluated. Others
are held out in their place, by the seed. Settings count as better where the mean difference of paired scores, person by
person, is more than its standard error. A person's score is nDCG@100 of the hybrid plus half of its mean after 1, 3, 5, 10
and 20 ratings. Trials are told on standard error; the settings at the end go to standard output.")]
pub struct TuneArgs {
    /// Folder with the data
    pub folder: PathBuf,
    /// Minutes to search for; the trial that is running then is finished
    #[arg(long, value_name = "M", default_value_t = 30.0, value_parser = positive)]
    pub minutes: f32,
    /// Trials to make instead, so that the same seed gives the same settings
    #[arg(long, value_name = "N", conflicts_with = "minutes", value_parser = clap::value_parser!(u32).range(1..))]
    pub trials: Option<u32>,
    #[command(flatten)]
    pub columns: ColumnsArgs,
    /// Settings to begin with
    #[command(flatten)]
    pub settings: SettingsArgs,
}

/// Arguments of `bijou inspect`.
#[derive(Debug, Args)]
#[command(after_help = "Example:\n  bijou inspect public/catalog")]
pub struct InspectArgs {
    /// Folder of the catalog
    pub catalog: PathBuf,
}

/// Arguments of `bijou recommend`.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  bijou recommend --catalog public/catalog --ratings ratings.csv --top 20 --out picks.csv
  bijou recommend --catalog public/catalog --ratings ratings.csv --popularity 0.5 --era 1970-1979 --out gems.csv
  bijou recommend --catalog public/catalog --ratings family.csv --group fairness --out evening.csv

Writes userId,rank,movieId,score,predicted: rank from 1, all films of the catalog but those that the person rated, by
score and then by place in the catalog, or as the options wish. For a group it writes rank,movieId,userId,place,score,predicted:
for every pick a row per person, with the film's place in the person's own list, empty behind the 2000th.")]
pub struct RecommendArgs {
    /// Folder of the catalog
    #[arg(long, value_name = "DIR")]
    pub catalog: PathBuf,
    /// Ratings of the people to recommend to: userId,movieId,rating; other columns are ignored
    #[arg(long, value_name = "FILE")]
    pub ratings: PathBuf,
    /// Picks per person, or for the group
    #[arg(long, value_name = "N", default_value_t = 20, value_parser = clap::value_parser!(u32).range(1..))]
    pub top: u32,
    /// File to write
    #[arg(long, value_name = "FILE")]
    pub out: PathBuf,
    #[command(flatten)]
    pub wishes: WishArgs,
    /// Make one list for everybody in the file
    #[arg(long, value_name = "HOW", value_enum, conflicts_with_all = WishArgs::NAMES)]
    pub group: Option<ConsensusArg>,
}

/// Arguments of `bijou predict`.
#[derive(Debug, Args)]
#[command(after_help = "\
Example:
  bijou predict --catalog public/catalog --ratings ratings.csv --pairs pairs.csv --out predictions.csv

Writes userId,movieId,predicted,low,high for every pair in its order; low and high bound an 80 % interval. A film that
the catalog lacks gets empty values. A person without ratings gets what is expected of anybody.")]
pub struct PredictArgs {
    /// Folder of the catalog
    #[arg(long, value_name = "DIR")]
    pub catalog: PathBuf,
    /// Ratings of the people: userId,movieId,rating; other columns are ignored
    #[arg(long, value_name = "FILE")]
    pub ratings: PathBuf,
    /// Pairs to predict: userId,movieId; other columns are ignored
    #[arg(long, value_name = "FILE")]
    pub pairs: PathBuf,
    /// File to write
    #[arg(long, value_name = "FILE")]
    pub out: PathBuf,
}

/// Arguments of `bijou factorize`, which `cargo xtask bench` runs beside its peer.
#[derive(Debug, Args)]
pub struct FactorizeArgs {
    /// Folder with the data
    pub folder: PathBuf,
    /// Folder to write the same ratings to, for the peer: training.csv, fold-in.csv and held-out.csv
    #[arg(long, value_name = "DIR")]
    pub out: PathBuf,
    /// How to train; films and people are chosen as evaluate does
    #[command(flatten)]
    pub settings: SettingsArgs,
    /// Sweeps after which to measure; each number is a run of its own
    #[arg(long, value_name = "N", value_delimiter = ',', default_values_t = [1, 2, 3, 4, 6, 8, 10])]
    pub sweeps: Vec<u32>,
}

/// Arguments of `bijou synthesize`.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  bijou synthesize --films 10000 --users 2000 --out made-up
  bijou synthesize --films 60000 --users 160000 --ratings 25000000 --format csv.gz --out large

Writes a folder in the MovieLens layout that train reads: films with distinct titles, years, genres, people and tags, and
ratings with the popularity curve of real ones, people who rate much and little, and tastes that come in clusters. The same
arguments give the same bytes, on any number of threads.")]
pub struct SynthesizeArgs {
    /// Films to make up
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(2..=10_000_000))]
    pub films: u32,
    /// People to make up
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..=100_000_000))]
    pub users: u32,
    /// Folder to write; it must be empty or not exist
    #[arg(long, value_name = "DIR")]
    pub out: PathBuf,
    /// Ratings of all people together; 130 per person unless said, or a tenth of the films where that is less
    #[arg(long, value_name = "N")]
    pub ratings: Option<u64>,
    /// Start of the random numbers
    #[arg(long, value_name = "N", default_value_t = 1)]
    pub seed: u64,
    /// How the ratings are written
    #[arg(long, value_name = "FORMAT", value_enum, default_value_t = RatingFormat::Csv)]
    pub format: RatingFormat,
    /// Share of ratings that go to any film, however little known; with more, more films have a rating at all
    #[arg(long, value_name = "SHARE", default_value_t = 0.005, value_parser = share)]
    pub spread: f64,
}

fn share(text: &str) -> Result<f64, String> {
    let number = text.parse::<f64>().ok().filter(|number| (0.0..=1.0).contains(number));
    number.ok_or_else(|| "it must be a number from 0 to 1".to_owned())
}

impl Cli {
    /// Does what was asked.
    ///
    /// # Errors
    /// Whatever stopped it; [`crate::exit::Failure`] tells the kinds apart.
    pub fn run(self) -> Result<()> {
        match self.command {
            Command::Train(args) => commands::train(&args),
            Command::Evaluate(args) => commands::evaluate(&args),
            Command::Tune(args) => commands::tune(&args),
            Command::Inspect(args) => commands::inspect(&args),
            Command::Recommend(args) => commands::recommend(&args),
            Command::Predict(args) => commands::predict(&args),
            Command::Factorize(args) => commands::factorize(&args),
            Command::Synthesize(args) => commands::synthesize(&args),
        }
    }
}
