use std::path::PathBuf;

/// Why factors cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum FactorsError {
    /// Not there, or not to be opened.
    #[error("cannot open {path}: {source}")]
    Open {
        /// The file or folder.
        path: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
    /// Neither of the formats.
    #[error("{path} is neither a Parquet file or a folder of them nor a NumPy array (.npy)")]
    Unknown {
        /// The file.
        path: PathBuf,
    },
    /// A folder without any Parquet.
    #[error("{path} has no Parquet file; a model that Spark saved has them in its folder itemFactors")]
    NoParts {
        /// The folder.
        path: PathBuf,
    },
    /// It is damaged, cut off, or of a shape or type that holds no factors.
    #[error("cannot read factors from {path}: {reason}")]
    Unreadable {
        /// The file.
        path: PathBuf,
        /// What was found.
        reason: String,
    },
    /// A NumPy array alone does not say whose rows it has.
    #[error(
        "{path} has no ids: say with --ids which film each row is of, one id per line or a .npy of numbers"
    )]
    NeedsIds {
        /// The array.
        path: PathBuf,
    },
    /// Parquet says whose rows it has.
    #[error("{path} has ids of its own; --ids is for NumPy arrays")]
    HasIds {
        /// The file or folder.
        path: PathBuf,
    },
    /// Not as many ids as rows.
    #[error("{path} has {ids} ids for {rows} rows of factors")]
    CountsDiffer {
        /// The file of ids.
        path: PathBuf,
        /// How many it has.
        ids: usize,
        /// How many there should be.
        rows: usize,
    },
    /// No row.
    #[error("{path} is empty: it has no factors of any film")]
    Empty {
        /// The file or folder.
        path: PathBuf,
    },
    /// Not as many factors as a catalog may have.
    #[error("{path} has {found} factors per film; a catalog has 2 to 512")]
    Dims {
        /// The file or folder.
        path: PathBuf,
        /// How many.
        found: u64,
    },
    /// Rows of different lengths.
    #[error("{path}: film {id} has {found} factors, and the first one has {expected}")]
    Uneven {
        /// The file or folder.
        path: PathBuf,
        /// Whose row it is.
        id: String,
        /// Its length.
        found: usize,
        /// The length of the first.
        expected: usize,
    },
    /// Not a number, or one that no catalog can hold.
    #[error("{path}: a factor of film {id} is {value}; factors are numbers between -100 and 100")]
    NotUsable {
        /// The file or folder.
        path: PathBuf,
        /// Whose it is.
        id: String,
        /// The number.
        value: f32,
    },
    /// A film with two rows.
    #[error("{path} has film {id} twice")]
    Twice {
        /// The file or folder.
        path: PathBuf,
        /// Its id.
        id: String,
    },
    /// Nothing in common with the titles.
    #[error(
        "no film of {path} is in the data: its ids are like {found}, those of movies.csv like {expected}"
    )]
    NoneKnown {
        /// The file or folder.
        path: PathBuf,
        /// One of its ids.
        found: String,
        /// One of the data's ids.
        expected: String,
    },
}
