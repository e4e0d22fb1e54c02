use crate::{FilmIx, Stars};

/// What a person gave a film.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rating {
    /// The film.
    pub film: FilmIx,
    /// What it got.
    pub stars: Stars,
}
