use rkyv::{Archive, Deserialize, Serialize};

use crate::{Column, Error, Ids, Lines, Lists};

/// Facts about the films of one shard, a column each.
#[derive(Archive, Serialize, Deserialize, Debug, Clone, PartialEq)]
pub struct Films {
    /// The data's own ids.
    pub ids: Ids,
    /// One line per film: the title, then other titles it is known by, separated by tabs.
    pub titles: Lines,
    /// Year of release; 0 where unknown.
    pub years: Column,
    /// A bit per genre, lowest first, in the order of [`crate::Model::genres`].
    pub genres: Column,
    /// IMDb ids without their `tt`; 0 where unknown.
    pub imdb: Column,
    /// TMDB ids; 0 where unknown.
    pub tmdb: Column,
    /// How many people rated the film.
    pub rating_counts: Column,
    /// Mean rating in hundredths of a star; 0 where nobody rated it.
    pub mean_ratings: Column,
    /// Who directed it.
    pub directors: Names,
}

/// More facts, which can come later than the films themselves: those of a shard's own films and of films of earlier shards
/// that came without.
#[derive(Archive, Serialize, Deserialize, Debug, Clone, PartialEq, Default)]
pub struct Details {
    /// Leading actors.
    pub cast: Names,
    /// What people call the film, the most given tag first.
    pub tags: Names,
}

/// Some names for every film, as indices into a dictionary.
#[derive(Archive, Serialize, Deserialize, Debug, Clone, PartialEq, Default)]
pub struct Names {
    /// The dictionary.
    pub dictionary: Lines,
    /// Per film, indices of its names.
    pub films: Lists,
}

impl Films {
    /// The number of films.
    pub fn len(&self) -> usize {
        self.years.len()
    }

    /// Whether the shard has no film.
    pub fn is_empty(&self) -> bool {
        self.years.is_empty()
    }

    pub(crate) fn check(&self) -> Result<(), Error> {
        let films = self.len();
        self.ids.check(films)?;
        self.titles.check("titles", films)?;
        self.years.check("years", films)?;
        self.genres.check("genres", films)?;
        self.imdb.check("IMDb ids", films)?;
        self.tmdb.check("TMDB ids", films)?;
        self.rating_counts.check("rating counts", films)?;
        self.mean_ratings.check("mean ratings", films)?;
        self.directors.check("directors", films)
    }
}

impl Names {
    /// The number of films that have names, or could.
    pub fn films(&self) -> usize {
        self.films.len()
    }

    fn check(&self, name: &'static str, films: usize) -> Result<(), Error> {
        let names = self.dictionary.count();
        self.dictionary.check(name, names)?;
        self.films.check(name, films, names)
    }
}

impl Details {
    pub(crate) fn check(&self) -> Result<(), Error> {
        let films = self.cast.films();
        self.cast.check("cast", films)?;
        self.tags.check("tags", films)
    }
}
