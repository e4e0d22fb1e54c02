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
    /// Who made it.
    pub credits: Credits,
    /// What people call it.
    pub tags: Tags,
}

/// Directors and cast, as indices into a dictionary of names.
#[derive(Archive, Serialize, Deserialize, Debug, Clone, PartialEq, Default)]
pub struct Credits {
    /// The dictionary.
    pub names: Lines,
    /// Per film, indices of its directors.
    pub directors: Lists,
    /// Per film, indices of its leading actors.
    pub cast: Lists,
}

/// Tags, as indices into a dictionary, the most given first.
#[derive(Archive, Serialize, Deserialize, Debug, Clone, PartialEq, Default)]
pub struct Tags {
    /// The dictionary.
    pub names: Lines,
    /// Per film, indices of its tags.
    pub tags: Lists,
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
        let people = self.credits.names.count();
        self.credits.names.check("names", people)?;
        self.credits.directors.check("directors", films, people)?;
        self.credits.cast.check("cast", films, people)?;
        let tags = self.tags.names.count();
        self.tags.names.check("tags", tags)?;
        self.tags.tags.check("tags", films, tags)
    }
}
