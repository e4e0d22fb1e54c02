use crate::words;

/// Why a part of the catalog did not arrive. Shown to people as it is.
#[derive(Clone, PartialEq, Debug, thiserror::Error)]
pub enum LoadError {
    /// No answer at all.
    #[error("{}", words::load::unreachable(.0))]
    Unreachable(String),
    /// The host answered with an error.
    #[error("{}", words::load::status(&status.to_string(), file))]
    Status {
        /// What was asked for.
        file: String,
        /// The answer.
        status: u16,
    },
    /// More bytes than promised.
    #[error("{}", words::load::too_long(.0))]
    TooLong(String),
    /// The gzip layer is broken.
    #[error("{}", words::load::not_gzip(.0))]
    NotGzip(String),
    /// The catalog crate refused it.
    #[error(transparent)]
    Catalog(#[from] bijou_catalog::Error),
    /// The engine refused it.
    #[error(transparent)]
    Engine(#[from] bijou_engine::Error),
}
