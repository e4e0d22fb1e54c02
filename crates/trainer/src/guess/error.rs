use std::path::PathBuf;

/// Why nothing can be guessed of somebody's data.
#[derive(Debug, thiserror::Error)]
pub enum GuessError {
    /// The first line is no header.
    #[error(
        "{path} has no header: its first line ({found}) looks like data; write the columns' names above it, such as \
         user,item,rating,time"
    )]
    NoHeader {
        /// The file.
        path: PathBuf,
        /// Its first line.
        found: String,
    },
    /// There is only one column, or none that people or titles could be in.
    #[error(
        "{path} has the columns {found}, and none of them can be {what}; ratings need a column for who and one for what"
    )]
    NoColumn {
        /// The file.
        path: PathBuf,
        /// The columns' names.
        found: String,
        /// What was looked for.
        what: &'static str,
    },
    /// No file of a folder looks like ratings.
    #[error(
        "{folder} has no file that looks like ratings: CSV, gzipped CSV, Parquet or SQLite with columns for who, what and how"
    )]
    NoRatings {
        /// The folder.
        folder: PathBuf,
    },
    /// There is a configuration already.
    #[error("{path} is there already and was left as it is; --force replaces it")]
    Exists {
        /// The file.
        path: PathBuf,
    },
}
