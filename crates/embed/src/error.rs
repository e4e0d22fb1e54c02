use std::fmt;

/// Longest text that is searched for, in bytes.
pub const MAX_QUERY: usize = 1_000;

/// Most characters of a value that an error repeats.
const REPEATED: usize = 60;

/// What JavaScript gets as an `Error`: the message as shown here, and [`Error::code`].
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum Error {
    /// The catalog crate refused a file.
    #[error(transparent)]
    Catalog(#[from] bijou_catalog::Error),
    /// The engine refused a shard.
    #[error(transparent)]
    Engine(#[from] bijou_engine::Error),
    /// No film has the id.
    #[error("no film of the catalog has the id \"{0}\"")]
    UnknownFilm(Clipped),
    /// No film that has arrived has the id.
    #[error("no film that has arrived so far has the id \"{0}\": await bijou.complete for all {1} films")]
    NotYetFilm(Clipped, usize),
    /// A rating that cannot be given.
    #[error("film {film} has {stars} stars, and a rating is a multiple of ½ from ½ to 5")]
    Stars {
        /// Id of the film.
        film: Clipped,
        /// What it was given.
        stars: Clipped,
    },
    /// What a model goes by has not arrived.
    #[error("what the model \"{0}\" goes by has not arrived so far: await bijou.complete")]
    NotYetModel(&'static str),
    /// An argument of another kind or beyond its range.
    #[error("{0}")]
    Argument(String),
    /// Calls inside of calls, or in an order that the wrapper never has.
    #[error("the engine is at work: call it again when it has answered")]
    Busy,
}

impl Error {
    /// The kind of error, for programs; `docs/embedding.md` lists them. A code keeps its meaning for good.
    pub fn code(&self) -> &'static str {
        use bijou_catalog::Error as Catalog;
        match self {
            Self::Catalog(Catalog::Newer { .. }) => "catalog-newer",
            Self::Catalog(Catalog::Older { .. }) => "catalog-older",
            Self::Catalog(Catalog::Length { expected, found, .. }) if found < expected => "catalog-truncated",
            Self::Catalog(Catalog::Length { .. } | Catalog::Checksum { .. }) => "catalog-altered",
            Self::Catalog(Catalog::TooLarge { .. }) => "catalog-too-large",
            Self::Catalog(
                Catalog::Manifest(_)
                | Catalog::Structure { .. }
                | Catalog::Inconsistent { .. }
                | Catalog::Report(_),
            )
            | Self::Engine(_) => "catalog-invalid",
            Self::UnknownFilm(_) | Self::NotYetFilm(..) => "unknown-film",
            Self::Stars { .. } => "not-half-stars",
            Self::NotYetModel(_) => "not-yet",
            Self::Argument(_) => "bad-argument",
            Self::Busy => "busy",
        }
    }
}

/// A value of the caller's, of which a message repeats no more than its beginning.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Clipped(String);

impl From<&str> for Clipped {
    fn from(text: &str) -> Self {
        let mut clipped: String = text.chars().take(REPEATED).collect();
        if clipped.len() < text.len() {
            clipped.push('…');
        }
        Self(clipped)
    }
}

impl fmt::Display for Clipped {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_that_is_short_is_told_from_one_that_is_long() {
        let length = |found| {
            Error::from(bijou_catalog::Error::Length { file: "head.bin".to_owned(), expected: 9, found })
        };
        assert_eq!(length(8).code(), "catalog-truncated");
        assert_eq!(length(10).code(), "catalog-altered");
    }

    #[test]
    fn a_message_repeats_the_beginning_of_a_long_id_only() {
        let said = Error::UnknownFilm("é".repeat(1 << 20).as_str().into()).to_string();
        assert!(said.ends_with("éé…\"") && said.chars().count() < 120, "{said}");
        assert_eq!(Error::UnknownFilm("318".into()).to_string(), "no film of the catalog has the id \"318\"");
    }
}
