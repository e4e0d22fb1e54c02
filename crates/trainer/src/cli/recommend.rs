use std::path::PathBuf;

use clap::Args;

use crate::wishes::{ConsensusArg, WishArgs};

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
