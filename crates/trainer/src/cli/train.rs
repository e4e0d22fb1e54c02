use std::path::PathBuf;

use clap::Args;

use super::{ColumnsArgs, SettingsArgs};

/// Arguments of `bijou train`.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  bijou train ml-latest-small --out public/catalog
  bijou train ml-latest-small --ratings without-test-users.csv --out /tmp/catalog --factors 64
  bijou init votes.csv --out club && bijou train club --out public/catalog
  bijou train film-club --ratings votes.csv --columns \"user=Member,item=Film,rating=Stars\" --out public/catalog

The folder is in the MovieLens layout: movies.csv and ratings.csv, and where there are any links.csv, tags.csv,
people.csv (movieId,directors,cast) and popularity.csv (movieId,mean,count). Columns are found by name. Or it has a
bijou.toml, as `bijou init` writes it, which says where ratings and titles are, what their columns are called, and how
the site presents itself; what the command line says goes before. The same input and seed give the same bytes, on any
number of threads.")]
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
    /// JSON file with name, license and citation of the data, to be stated by the catalog; [source] of bijou.toml unless said
    #[arg(long, value_name = "FILE")]
    pub source: Option<PathBuf>,
    /// File that each sweep is saved to, so that the same command goes on where it was stopped; removed in the end
    #[arg(long, value_name = "FILE")]
    pub checkpoint: Option<PathBuf>,
    /// Say on standard error how long each stage took
    #[arg(long)]
    pub verbose: bool,
}
