//! What can be asked of the command.

use std::path::PathBuf;

use anyhow::Result;
use clap::{Args, Parser, Subcommand};

use crate::commands;
pub use crate::wishes::{BlendArg, WishArgs};

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
    /// Show what a catalog consists of, after checking every byte of it
    Inspect(InspectArgs),
    /// Recommend films to everybody in a file of ratings
    Recommend(RecommendArgs),
    /// Predict the stars of given pairs of people and films
    Predict(PredictArgs),
}

/// Arguments of `bijou train`.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  bijou train ml-latest-small --out public/catalog
  bijou train ml-latest-small --ratings without-test-users.csv --out /tmp/catalog --factors 64

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
    /// Factors per film: more rank better and take 4 bits each per film
    #[arg(long, value_name = "N", default_value_t = 128, value_parser = clap::value_parser!(u16).range(2..=512))]
    pub factors: u16,
    /// Start of the random numbers that training begins with
    #[arg(long, value_name = "N", default_value_t = 1)]
    pub seed: u64,
    /// Fewest ratings for a film to get factors of its own
    #[arg(long, value_name = "N", default_value_t = 5, value_parser = clap::value_parser!(u32).range(1..))]
    pub fewest_ratings: u32,
    /// JSON file with name, license and citation of the data, to be stated by the catalog
    #[arg(long, value_name = "FILE")]
    pub source: Option<PathBuf>,
}

/// Arguments of `bijou evaluate`.
#[derive(Debug, Args)]
#[command(after_help = "\
Example:
  bijou evaluate ml-latest-small --users 500 --json figures.json

Holds people out, trains on the others as train would, folds 80 % of each held-out person's ratings into the packed
catalog, and measures whether the films that they rated 4 or more are found and all others predicted. Popularity and
EASE are measured on the same people in the same run.")]
pub struct EvaluateArgs {
    /// Folder with the data
    pub folder: PathBuf,
    /// People to hold out, among those with 20 or more ratings
    #[arg(long, value_name = "N", default_value_t = 500, value_parser = clap::value_parser!(u32).range(1..))]
    pub users: u32,
    /// Decides who is held out, and the start of training
    #[arg(long, value_name = "N", default_value_t = 1)]
    pub seed: u64,
    /// Factors per film
    #[arg(long, value_name = "N", default_value_t = 128, value_parser = clap::value_parser!(u16).range(2..=512))]
    pub factors: u16,
    /// File to write the figures to, as JSON
    #[arg(long, value_name = "FILE")]
    pub json: Option<PathBuf>,
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
    pub group: Option<BlendArg>,
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

impl Cli {
    /// Does what was asked.
    ///
    /// # Errors
    /// Whatever stopped it; [`crate::exit::Failure`] tells the kinds apart.
    pub fn run(self) -> Result<()> {
        match self.command {
            Command::Train(args) => commands::train(&args),
            Command::Evaluate(args) => commands::evaluate(&args),
            Command::Inspect(args) => commands::inspect(&args),
            Command::Recommend(args) => commands::recommend(&args),
            Command::Predict(args) => commands::predict(&args),
        }
    }
}
