use std::path::PathBuf;

use clap::Args;

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
