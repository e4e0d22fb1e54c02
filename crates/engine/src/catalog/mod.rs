//! The catalog as loaded: shards that have arrived, opened for access by film.

mod film;
mod late;
mod names;
mod part;
mod text;

use bijou_catalog::{Details, Films};

pub use film::Film;
use late::LateDetails;
pub use names::NameKind;
pub(crate) use part::NameColumn;
use part::Part;
pub(crate) use text::TextIndex;

/// A film's place in the loaded catalog: head, core and tail in this order. Stable while the catalog is loaded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FilmIx(pub u32);

impl FilmIx {
    /// The place as an index into columns over all films.
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// Facts about every film that has arrived.
#[derive(Debug)]
pub struct Catalog {
    genres: Vec<String>,
    parts: Vec<Part>,
    details: Vec<LateDetails>,
}

impl Catalog {
    pub(crate) fn new(genres: Vec<String>) -> Self {
        Self { genres, parts: Vec::new(), details: Vec::new() }
    }

    pub(crate) fn join(&mut self, films: Films, details: Option<Details>) {
        self.parts.push(Part::new(self.len() as u32, films, details.is_some()));
        if let Some(details) = details {
            let first = self.detailed() as u32;
            self.details.push(LateDetails::new(first, details));
        }
    }

    /// The number of films whose details have arrived.
    pub(crate) fn detailed(&self) -> usize {
        self.details.last().map_or(0, LateDetails::end) as usize
    }

    /// The number of films.
    pub fn len(&self) -> usize {
        self.parts.last().map_or(0, |part| part.end() as usize)
    }

    /// Whether no film has arrived.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// All films, the best known first within head and core.
    pub fn all(&self) -> impl Iterator<Item = FilmIx> + use<> {
        (0..self.len() as u32).map(FilmIx)
    }

    /// Names of the genres, in the order of [`Film::has_genre`].
    pub fn genres(&self) -> &[String] {
        &self.genres
    }

    /// The film with this id of the training data.
    pub fn by_id(&self, id: &str) -> Option<FilmIx> {
        self.parts.iter().find_map(|part| part.by_id(id))
    }

    /// A film's facts; a film beyond the end has none: empty title, no year.
    pub fn film(&self, film: FilmIx) -> Film<'_> {
        let part = self.parts.iter().find(|part| film.0 < part.end());
        let details = self.details.iter().find_map(|details| Some((details, details.row(film)?)));
        Film::new(film, &self.genres, part, details)
    }
}
