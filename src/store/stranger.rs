//! Films that people said something about and the catalog lacks: kept, exported again, and recognized once a catalog has
//! them.

use serde::{Deserialize, Serialize};

use super::entry::FilmEntry;

/// A film that the catalog lacks, as an import named it.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Stranger {
    /// Its title.
    pub title: String,
    /// Year of release.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub year: Option<u16>,
    /// Its number at IMDb, without the `tt`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub imdb: Option<u32>,
    /// Its number at TMDB.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tmdb: Option<u32>,
    /// What was said about it.
    pub said: FilmEntry,
}

impl Stranger {
    /// What it is kept under: the surest thing that is known of it. `folded` is the title as the search compares it.
    pub fn key(&self, folded: &str) -> String {
        match (self.imdb, self.tmdb, self.year) {
            (Some(imdb), ..) => format!("imdb:{imdb}"),
            (_, Some(tmdb), _) => format!("tmdb:{tmdb}"),
            (_, _, Some(year)) => format!("title:{folded} {year}"),
            _ => format!("title:{folded}"),
        }
    }

    /// Both in one. Facts have no time: the greater one counts, so that the order of merging does not.
    pub fn merge(&mut self, other: &Self) {
        if other.title > self.title {
            self.title.clone_from(&other.title);
        }
        self.year = self.year.max(other.year);
        self.imdb = self.imdb.max(other.imdb);
        self.tmdb = self.tmdb.max(other.tmdb);
        self.said.merge(&other.said);
    }
}
