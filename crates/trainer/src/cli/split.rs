use std::path::PathBuf;

use clap::Args;

use super::ColumnsArgs;

/// Arguments of `bijou split`.
#[derive(Debug, Args)]
#[command(after_help = "\
Example:
  bijou split movielens --out parts
  bijou evaluate movielens --catalog CATALOG --train parts/train.csv \\
    --fold-in parts/fold-in.csv --held-out parts/held-out.csv

Writes train.csv, fold-in.csv and held-out.csv (userId,movieId,rating): the people whom evaluate would hold out, 80 % of each
one's ratings and the others, and everybody else's ratings, for any program to train on.")]
pub struct SplitArgs {
    /// Folder with the data
    pub folder: PathBuf,
    /// Folder to write to
    #[arg(long, value_name = "DIR")]
    pub out: PathBuf,
    /// Ratings to split instead of the folder's ratings.csv
    #[arg(long, value_name = "FILE")]
    pub ratings: Option<PathBuf>,
    #[command(flatten)]
    pub columns: ColumnsArgs,
    /// People to hold out, among those with 20 or more ratings; 500 unless said, or a fifth of all people where that is less
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..))]
    pub users: Option<u32>,
    /// Decides who is held out
    #[arg(long, value_name = "N", default_value_t = 1)]
    pub seed: u64,
}
