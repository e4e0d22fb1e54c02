use std::path::PathBuf;

use clap::Args;

use super::{BaseArgs, ColumnsArgs};

/// Arguments of `bijou update`.
#[derive(Debug, Args)]
#[command(after_help = "\
Example:
  bijou update public/catalog movielens --out public/catalog

The folder holds the data as it is today: old films and ratings, and new ones. Films of the catalog keep their factors;
people are folded in against them, and new films with enough ratings are solved for against those people. Facts,
popularity, expected stars and everything else are made anew. Films that the folder lacks stay, so that nobody's ratings
lose their film. Train anew when many films are new.")]
pub struct UpdateArgs {
    /// Folder of the catalog to begin with
    pub catalog: PathBuf,
    /// Folder with today's data
    pub folder: PathBuf,
    /// Folder to write the new catalog to; it may be that of the old one, which is replaced in one step
    #[arg(long, value_name = "DIR")]
    pub out: PathBuf,
    /// Ratings to use instead of the folder's ratings.csv
    #[arg(long, value_name = "FILE")]
    pub ratings: Option<PathBuf>,
    #[command(flatten)]
    pub columns: ColumnsArgs,
    #[command(flatten)]
    pub base: BaseArgs,
    /// JSON file with name, license and citation of the data; as the old catalog states them unless said
    #[arg(long, value_name = "FILE")]
    pub source: Option<PathBuf>,
    /// Say on standard error how long each stage took
    #[arg(long)]
    pub verbose: bool,
}
