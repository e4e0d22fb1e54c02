/// Why a file was refused as a whole. The page says each in the visitor's language; these sentences are for developers.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    /// Nothing in it.
    #[error("the file is empty")]
    Empty,
    /// More than [`crate::MAX_FILE_BYTES`], or a ZIP that inflates to more than [`crate::MAX_INFLATED_BYTES`].
    #[error("{bytes} bytes are more than the limit of {limit}")]
    TooLarge {
        /// Bytes at hand, or promised.
        bytes: u64,
        /// The most that is read.
        limit: u64,
    },
    /// Not text, and not a ZIP.
    #[error("the file is not text")]
    NotText,
    /// A table, but none that is known.
    #[error("no known table has the columns {columns:?}")]
    UnknownTable {
        /// Its columns, as many as are worth showing.
        columns: Vec<String>,
    },
    /// A table whose meaning stands in its file name, which was changed.
    #[error("the file name does not tell whether these films were watched, liked or are on a watchlist")]
    Unnamed,
    /// JSON, but none that is known.
    #[error("the JSON is not of a known kind")]
    UnknownJson,
    /// JSON that ends early or is not JSON at all.
    #[error("the JSON is broken in line {line}")]
    BrokenJson {
        /// Where.
        line: u64,
    },
    /// A ZIP in which nothing is known.
    #[error("the ZIP holds no known file, but {names:?}")]
    UnknownZip {
        /// Names of its files, as many as are worth showing.
        names: Vec<String>,
    },
    /// A ZIP that ends early or contradicts itself.
    #[error("the ZIP is incomplete or altered")]
    BrokenZip,
    /// A ZIP that needs a password.
    #[error("the ZIP is encrypted")]
    Encrypted,
    /// A ZIP packed in a way other than deflate.
    #[error("the ZIP is packed in a way that is not read")]
    Packing,
    /// More than [`crate::MAX_MEMBERS`] files in a ZIP.
    #[error("the ZIP has {files} files, more than the limit of {limit}")]
    TooManyFiles {
        /// Files that it promises.
        files: u64,
        /// The most that is read.
        limit: u64,
    },
    /// A file of the ZIP inflates to more than [`crate::MAX_RATIO`] times its size.
    #[error("{name} inflates to too many times its size")]
    Bomb {
        /// The file.
        name: String,
    },
}
