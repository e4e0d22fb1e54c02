use bijou_engine::Stars;
use serde::Deserialize;

use super::{Columns, Kind, Scale};

/// How ratings stand in a file; the default is MovieLens's way.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Layout {
    /// Which table of a database; needed where it has several.
    pub table: Option<String>,
    /// What the columns are called.
    pub columns: Columns,
    /// What the rows say.
    pub kind: Kind,
    /// What ratings can be; half stars from ½ to 5 where nothing is said.
    pub scale: Option<Scale>,
}

impl Layout {
    /// A rating in stars, where it is possible.
    pub fn stars(&self, rating: f64) -> Option<Stars> {
        self.scale.map_or_else(|| Stars::new(rating), |scale| scale.stars(rating))
    }

    /// The scale in words.
    pub fn scale_in_words(&self) -> String {
        self.scale.map_or_else(|| "½ to 5 in halves".to_owned(), |scale| scale.to_string())
    }
}

/// How titles stand in a file; the default is MovieLens's way.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TitlesLayout {
    /// Which table of a database; needed where it has several.
    pub table: Option<String>,
    /// What the columns are called.
    pub columns: TitleColumns,
    /// What stands between genres, and between names of people and tags; `|` unless said.
    pub separator: Option<String>,
}

/// What the columns of a file of titles are called. What has no name is not read, but for those that MovieLens has.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct TitleColumns {
    /// The id that ratings name; `movieId`.
    pub id: Option<String>,
    /// The title; `title`.
    pub title: Option<String>,
    /// The year. Without such a column it is taken from the end of the title, and articles are moved to its front.
    pub year: Option<String>,
    /// The genres; `genres`, where there is one.
    pub genres: Option<String>,
    /// The IMDb id, with or without `tt`.
    pub imdb: Option<String>,
    /// The TMDB id.
    pub tmdb: Option<String>,
    /// Who directed, wrote or made it.
    pub directors: Option<String>,
    /// Who acts in it.
    pub cast: Option<String>,
    /// Words that describe it.
    pub tags: Option<String>,
}
