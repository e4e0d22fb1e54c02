use std::path::PathBuf;

use clap::Args;

use super::ColumnsArgs;

/// Arguments of `bijou explore`.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  bijou explore ml-latest-small --out report
  bijou explore film-club --ratings votes.csv --columns \"user=Member,item=Film,rating=Stars\" --out report

report/index.html opens in any browser and asks for nothing else; report/report.json has the same figures. What the data
lacks, such as times, years or genres, is left out with a word why. The same data gives the same bytes.")]
pub struct ExploreArgs {
    /// Folder with the data
    pub folder: PathBuf,
    /// Folder to write index.html and report.json to
    #[arg(long, value_name = "DIR")]
    pub out: PathBuf,
    /// Ratings to look at instead of the folder's ratings.csv
    #[arg(long, value_name = "FILE")]
    pub ratings: Option<PathBuf>,
    #[command(flatten)]
    pub columns: ColumnsArgs,
}
