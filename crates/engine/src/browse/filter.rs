use std::ops::RangeInclusive;

use crate::{Catalog, Film, FilmIx, NameKind};

/// Sets of genres, a bit each, in the order of [`Catalog::genres`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Genres {
    /// A film must have every one of these.
    pub all: u64,
    /// And one of these, where there are any.
    pub any: u64,
    /// And none of these.
    pub none: u64,
}

impl Genres {
    /// Whether a film with these genres fits.
    pub fn fit(self, genres: u64) -> bool {
        genres & self.all == self.all && (self.any == 0 || genres & self.any != 0) && genres & self.none == 0
    }
}

/// What facts a film must have. The default lets every film through.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Filter {
    /// Its genres.
    pub genres: Genres,
    /// Its year; films of an unknown year fit only where any year does.
    pub years: Option<RangeInclusive<u16>>,
    /// How many people rated it.
    pub ratings: Option<RangeInclusive<u32>>,
    /// Its people and tags, all of them, as the catalog spells them.
    pub names: Vec<(NameKind, String)>,
}

impl Filter {
    /// The films that fit, in the order given.
    pub fn of(&self, catalog: &Catalog, mut films: Vec<FilmIx>) -> Vec<FilmIx> {
        for (kind, name) in &self.names {
            let mut named = vec![false; catalog.len()];
            for film in catalog.films_named(*kind, name) {
                if let Some(named) = named.get_mut(film.index()) {
                    *named = true;
                }
            }
            films.retain(|film| named.get(film.index()) == Some(&true));
        }
        // Most addresses choose nothing: then no film need be looked at.
        if *self != (Self { names: self.names.clone(), ..Self::default() }) {
            films.retain(|film| self.fits(catalog.film(*film)));
        }
        films
    }

    fn fits(&self, film: Film<'_>) -> bool {
        self.genres.fit(film.genre_bits())
            && self.years.as_ref().is_none_or(|years| film.year().is_some_and(|year| years.contains(&year)))
            && self.ratings.as_ref().is_none_or(|ratings| ratings.contains(&film.rating_count()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn genres_are_wanted_together_one_by_one_or_not_at_all() {
        let wanted = Genres { all: 0b1, any: 0b110, none: 0b1000 };
        for (genres, fits) in [(0b11, true), (0b101, true), (0b1, false), (0b110, false), (0b1011, false)] {
            assert_eq!(wanted.fit(genres), fits, "{genres:b}");
        }
        assert!(Genres::default().fit(0) && Genres::default().fit(u64::MAX));
    }
}
