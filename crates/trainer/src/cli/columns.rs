use std::path::PathBuf;

use clap::Args;

use crate::data::{Columns, RatingsSource};

/// What the ratings' columns are called.
#[derive(Debug, Args)]
pub struct ColumnsArgs {
    /// Names of the ratings' columns, as user=NAME,item=NAME,rating=NAME,time=NAME; what is left out is called as MovieLens
    /// calls it: userId, movieId, rating and timestamp
    #[arg(long, value_name = "NAMES")]
    columns: Option<Columns>,
}

impl ColumnsArgs {
    /// Ratings with these columns, from a file or the folder's own.
    pub fn of(&self, file: Option<&PathBuf>) -> RatingsSource {
        RatingsSource { file: file.cloned(), columns: self.columns.clone().unwrap_or_default() }
    }
}
