use std::path::PathBuf;

use clap::Args;

/// Arguments of `bijou inspect`.
#[derive(Debug, Args)]
#[command(after_help = "Example:\n  bijou inspect public/catalog")]
pub struct InspectArgs {
    /// Folder of the catalog
    pub catalog: PathBuf,
}
