use std::path::PathBuf;

use anyhow::Result;
use clap::Args;

use super::{ColumnsArgs, ModelArgs, SettingsArgs};
use crate::data::Dataset;
use crate::train::Settings;

/// Spark's default.
const SPARK_SWEEPS: u32 = 10;

/// Arguments of `bijou train`.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  bijou train ml-latest-small --out public/catalog
  bijou train ml-latest-small --ratings without-test-users.csv --out /tmp/catalog --factors 64
  bijou init votes.csv --out club && bijou train club --out public/catalog
  bijou train ml-latest-small --model als-implicit --alpha 10 --regularization 0.05 --out public/catalog
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
    pub model: ModelArgs,
    /// Alternations between people and films; 8 unless said, and 10 of als-implicit, as Spark's maxIter
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..=1000))]
    pub sweeps: Option<u32>,
    #[command(flatten)]
    pub settings: SettingsArgs,
    /// JSON file with name, license and citation of the data, to be stated by the catalog; what bijou.toml says of its source unless said
    #[arg(long, value_name = "FILE")]
    pub source: Option<PathBuf>,
    /// File that each sweep is saved to, so that the same command goes on where it was stopped; removed in the end
    #[arg(long, value_name = "FILE")]
    pub checkpoint: Option<PathBuf>,
    /// Say on standard error how long each stage took
    #[arg(long)]
    pub verbose: bool,
}

impl TrainArgs {
    /// How to train.
    ///
    /// # Errors
    /// Where a file of settings cannot be used, or options do not go together.
    pub fn settings(&self) -> Result<Settings> {
        let settings = self.settings.read()?;
        let graded = settings.als_implicit.is_none();
        let settings = self.model.apply(settings)?;
        let usual = if graded && settings.als_implicit.is_some() { SPARK_SWEEPS } else { settings.sweeps };
        Ok(Settings { sweeps: self.sweeps.unwrap_or(usual), ..settings })
    }

    /// How to train on this data, with a sentence for each setting that it is too small for.
    ///
    /// # Errors
    /// As [`TrainArgs::settings`].
    pub fn settings_for(&self, data: &Dataset) -> Result<(Settings, Vec<String>)> {
        Ok(self.settings.adapt(self.settings()?, data))
    }
}
