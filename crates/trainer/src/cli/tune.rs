use std::path::PathBuf;

use clap::Args;

use super::{ColumnsArgs, SettingsArgs, positive};

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
