use thiserror::Error;

/// Why a text holds no taste.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum CodeError {
    /// There is no code in it.
    #[error("there is no taste code in this text")]
    Missing,
    /// Made by a later release.
    #[error("the code is of version {0}, which is newer than this program")]
    Newer(u8),
    /// It ends early.
    #[error("the code is cut off: {found} of {needed} characters are there")]
    CutOff {
        /// Characters that are there.
        found: usize,
        /// Characters that the code says it has.
        needed: usize,
    },
    /// A character is not what it was.
    #[error("the code was changed on its way: its checksum does not fit")]
    Changed,
}
