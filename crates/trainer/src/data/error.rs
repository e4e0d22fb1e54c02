use std::path::PathBuf;

use crate::config::ConfigError;

/// Why an input file cannot be used. Each message names the file and says what to do about it.
#[derive(Debug, thiserror::Error)]
pub enum DataError {
    /// The file is not there or cannot be opened.
    #[error("cannot open {path}: {source}")]
    Open {
        /// The file.
        path: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
    /// The file broke off while it was read.
    #[error("cannot read {path}: {source}")]
    Read {
        /// The file.
        path: PathBuf,
        /// What the system or the CSV reader said.
        source: csv::Error,
    },
    /// Gzipped data that ends early or was altered.
    #[error("cannot read {path}: its gzip data is broken or cut off ({reason}); fetch or compress it anew")]
    Gzip {
        /// The file.
        path: PathBuf,
        /// What was found.
        reason: String,
    },
    /// Not a Parquet file that can be read.
    #[error("cannot read {path} as Parquet: {reason}")]
    Parquet {
        /// The file.
        path: PathBuf,
        /// What was found.
        reason: String,
    },
    /// Not a SQLite database that can be read.
    #[error("cannot read {path} as SQLite: {reason}")]
    Sqlite {
        /// The file.
        path: PathBuf,
        /// What was found.
        reason: String,
    },
    /// A database whose table is not clear.
    #[error("{path} has these tables: {found}; say which one with `table` in bijou.toml")]
    WhichTable {
        /// The file.
        path: PathBuf,
        /// The names of all tables.
        found: String,
    },
    /// The first line is a row.
    #[error(
        "{path} has no header: its first line ({found}) looks like data; write the columns' names above it, such as {needed}"
    )]
    NoHeader {
        /// The file.
        path: PathBuf,
        /// The first line's fields.
        found: String,
        /// Names that would do.
        needed: String,
    },
    /// Most ratings are not on the scale.
    #[error(
        "{path}: {share:.0} % of its ratings are not on the scale {scale} (the first such is {first}); say the scale under \
         [ratings] in bijou.toml, as in scale = [1, 10]; `bijou init` guesses it"
    )]
    OffScale {
        /// The file.
        path: PathBuf,
        /// How many, in percent.
        share: f64,
        /// The scale in words.
        scale: String,
        /// A rating that is not on it.
        first: f64,
    },
    /// The folder's configuration cannot be used.
    #[error(transparent)]
    Config(#[from] ConfigError),
    /// A column of Parquet that holds neither numbers nor text.
    #[error("{path}: column {column} holds {found}; it needs to hold numbers or text, one per row")]
    WrongType {
        /// The file.
        path: PathBuf,
        /// The column's name.
        column: String,
        /// What it holds.
        found: String,
    },
    /// Several files of ratings, of which one must be chosen.
    #[error("{folder} has {first} and {second}; say which one with --ratings, or remove one")]
    Ambiguous {
        /// The folder.
        folder: PathBuf,
        /// One of them.
        first: String,
        /// Another.
        second: String,
    },
    /// A column that is needed is missing.
    #[error("{path} has no column {column}; its columns are: {found}")]
    MissingColumn {
        /// The file.
        path: PathBuf,
        /// The column's name.
        column: String,
        /// The names that were found.
        found: String,
    },
    /// There is a header, or nothing at all, but no row.
    #[error("{path} is empty: it needs a header line and at least one row")]
    Empty {
        /// The file.
        path: PathBuf,
    },
    /// Not text in UTF-8.
    #[error("{path}, line {line}: not UTF-8 text; convert the file, for example with iconv -t UTF-8")]
    NotUtf8 {
        /// The file.
        path: PathBuf,
        /// The line with the offending bytes.
        line: u64,
    },
    /// More than can be numbered.
    #[error(
        "{path} is too large: 268 million films or people, or 4 billion ratings, are the most there can be"
    )]
    TooMany {
        /// The file.
        path: PathBuf,
    },
    /// Rows were read, but none of them can be used.
    #[error("{path} has no usable row: {reason}")]
    NothingUsable {
        /// The file.
        path: PathBuf,
        /// Why not.
        reason: String,
    },
}
