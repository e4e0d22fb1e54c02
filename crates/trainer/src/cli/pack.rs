use std::path::PathBuf;

use clap::Args;

use super::{BaseArgs, ColumnsArgs, ModelArgs};

/// Arguments of `bijou pack`.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  bijou pack movielens --factors model/itemFactors --model als-implicit --alpha 10 --regularization 0.05 --out public/catalog
  bijou pack film-club --factors factors.npy --ids ids.txt --out public/catalog
  bijou pack film-club --factors factors.parquet --id-column film --out public/catalog

The folder is as for train, and the catalog as if it were from there. Factors are read from a folder of Parquet files as
Apache Spark's ALS writes them (id, features), from a Parquet file with a column of ids and either a column of lists or a
numbered column per factor, or from a NumPy array with a row per film and the ids in a file of their own. Say with which
objective they were learned: people are folded in by it. Films with enough ratings that lack factors are solved for; others
are known by their content.")]
pub struct PackArgs {
    /// Folder with the data
    pub folder: PathBuf,
    /// Factors of the films: a Parquet file, a folder of them, or a NumPy array (.npy)
    #[arg(long, value_name = "PATH")]
    pub factors: PathBuf,
    /// For a NumPy array, whose rows they are: one id per line, or a .npy of numbers
    #[arg(long, value_name = "FILE")]
    pub ids: Option<PathBuf>,
    /// What Parquet's column of ids is called, where not id, item, itemId or movieId
    #[arg(long, value_name = "NAME")]
    pub id_column: Option<String>,
    /// Folder to write the catalog to; an older catalog there is replaced in one step
    #[arg(long, value_name = "DIR")]
    pub out: PathBuf,
    /// Ratings to use instead of the folder's ratings.csv
    #[arg(long, value_name = "FILE")]
    pub ratings: Option<PathBuf>,
    #[command(flatten)]
    pub columns: ColumnsArgs,
    #[command(flatten)]
    pub model: ModelArgs,
    #[command(flatten)]
    pub base: BaseArgs,
    /// JSON file with name, license and citation of the data, to be stated by the catalog
    #[arg(long, value_name = "FILE")]
    pub source: Option<PathBuf>,
    /// Say on standard error how long each stage took
    #[arg(long)]
    pub verbose: bool,
}
