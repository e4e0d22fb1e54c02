use crate::FORMAT_VERSION;

/// Why a catalog was refused. Each message is a sentence that can be shown to a person as it is.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Error {
    /// The manifest is not the JSON that this format describes.
    #[error("the manifest is not a Bijou catalog manifest: {0}")]
    Manifest(String),
    /// The report about the data is not the JSON that this format describes, or has numbers that cannot be.
    #[error("the report about the data cannot be used: {0}")]
    Report(String),
    /// Written by a later version of the format.
    #[error(
        "the catalog has format version {found}, and this program reads version {FORMAT_VERSION}: update it"
    )]
    Newer {
        /// The version that the manifest names.
        found: u32,
    },
    /// Written by an earlier version of the format, before the first release.
    #[error(
        "the catalog has format version {found}, and this program reads version {FORMAT_VERSION}: train the catalog again"
    )]
    Older {
        /// The version that the manifest names.
        found: u32,
    },
    /// A shard has fewer or more bytes than the manifest says.
    #[error("{file} is {found} bytes long instead of {expected}: the download or the file is incomplete")]
    Length {
        /// File name of the shard.
        file: String,
        /// Bytes that the manifest promises.
        expected: u64,
        /// Bytes at hand.
        found: u64,
    },
    /// The bytes are not those that the manifest was written for.
    #[error("{file} was altered: its checksum is not the one in the manifest")]
    Checksum {
        /// File name of the shard.
        file: String,
    },
    /// A stated size or count exceeds the reader's limit.
    #[error("{what} is {found}, more than the limit of {limit}")]
    TooLarge {
        /// What was counted.
        what: String,
        /// The value found.
        found: u64,
        /// The most that is accepted.
        limit: u64,
    },
    /// The archived structure does not validate.
    #[error("{file} does not hold a catalog shard: {reason}")]
    Structure {
        /// File name of the shard.
        file: String,
        /// What the validator said.
        reason: String,
    },
    /// The structure validates, but its columns contradict each other.
    #[error("{column} is inconsistent: {reason}")]
    Inconsistent {
        /// Name of the column.
        column: &'static str,
        /// What is wrong with it.
        reason: String,
    },
}

impl Error {
    pub(crate) fn inconsistent(column: &'static str, reason: impl Into<String>) -> Self {
        Self::Inconsistent { column, reason: reason.into() }
    }
}
