use super::Film;
use crate::Entry;

/// How well a film fits an entry; the smaller, the better.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Grade(u8);

impl Grade {
    /// The same IMDb id.
    pub(super) const IMDB: Self = Self(0);
    /// The same TMDB id.
    pub(super) const TMDB: Self = Self(1);
    /// The same id in the catalog's own data. After the others, which are the same everywhere.
    pub(super) const CATALOG: Self = Self(2);
    /// From here on by title; the last that needs no question.
    const CERTAIN: u8 = 9;

    /// Whether one film of this grade needs no question.
    pub(super) fn is_certain(self) -> bool {
        self.0 <= Self::CERTAIN
    }

    /// The grade of a film whose title has the key of the entry's; none where the years are too far apart. Main and other
    /// titles count alike: "Alone" of one year may be any film that goes by it.
    pub(super) fn of_titles(entry: &Entry, film: &dyn Film, with_article: bool) -> Option<Self> {
        let years = match (entry.year, film.year()) {
            (Some(one), Some(other)) if one == other => 0,
            (Some(one), Some(other)) if one.abs_diff(other) == 1 => 1,
            (Some(_), Some(_)) => return None,
            (None, _) | (_, None) => 2,
        };
        let spelling = u8::from(!with_article);
        let differs =
            |mine: Option<u32>, theirs: Option<u32>| mine.is_some() && theirs.is_some() && mine != theirs;
        let other_film = differs(entry.ids.imdb, film.imdb()) || differs(entry.ids.tmdb, film.tmdb());
        // An id that says otherwise: the person knows.
        Some(Self(if other_film { Self::CERTAIN + 1 } else { 3 + years * 2 + spelling }))
    }
}
