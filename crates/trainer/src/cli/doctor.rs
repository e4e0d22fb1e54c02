use std::path::PathBuf;

use clap::Args;

/// Arguments of `bijou doctor`.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  bijou doctor club
  bijou doctor

Looks at the folder's configuration and data as train would read them, and at the tools. Each finding is one line: how
bad it is, where, what, and how to mend it; the worst come first. errors stop training, warnings make it worse, notes are
good to know. Exits with 3 where there is an error. Without a folder it only looks at the tools, of which training needs
none.")]
pub struct DoctorArgs {
    /// Folder with the data
    pub folder: Option<PathBuf>,
}
