use bijou_catalog::Details;

use super::FilmIx;
use super::part::NameColumn;

/// Details of a run of films, which may have come with a later shard than the films.
#[derive(Debug)]
pub(super) struct LateDetails {
    first: u32,
    end: u32,
    pub(super) cast: NameColumn,
    pub(super) tags: NameColumn,
}

impl LateDetails {
    /// Details of the films from `first` on.
    pub(super) fn new(first: u32, details: Details) -> Self {
        Self {
            first,
            end: first + details.cast.films() as u32,
            cast: NameColumn::new(first, details.cast),
            tags: NameColumn::new(first, details.tags),
        }
    }

    pub(super) fn end(&self) -> u32 {
        self.end
    }

    /// The film's row, where it is one of these.
    pub(super) fn row(&self, film: FilmIx) -> Option<usize> {
        (self.first..self.end).contains(&film.0).then(|| (film.0 - self.first) as usize)
    }
}
