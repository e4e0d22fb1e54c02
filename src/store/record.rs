//! The record of one profile, and how two of them become one.

use std::collections::BTreeMap;

use bijou_engine::Stars;
use serde::{Deserialize, Serialize};

use super::entry::{FilmEntry, Given, NOTHING};
use super::history::Subject;
use super::picking::Picking;
use super::settings::{Language, Stamped, Theme};
use super::stranger::Stranger;

/// The version that this program writes, and the latest that it reads.
pub const VERSION: u32 = 2;

/// Milliseconds since 1970.
pub type Time = u64;

/// Everything that is kept about one person.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Record {
    /// Version of this layout, see [`VERSION`].
    pub version: u32,
    /// What was said about films, by the catalog's film id.
    #[serde(default)]
    pub films: BTreeMap<String, FilmEntry>,
    /// Films that the catalog lacks, by [`Stranger::key`].
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub strangers: BTreeMap<String, Stranger>,
    /// The light in the room.
    #[serde(default)]
    pub theme: Stamped<Theme>,
    /// How picks are made.
    #[serde(default)]
    pub picking: Stamped<Picking>,
    /// The language; left out until it is chosen.
    #[serde(default, skip_serializing_if = "Stamped::is_unset")]
    pub language: Stamped<Language>,
    /// Whether keys without Ctrl or Alt do nothing; left out until it is chosen.
    #[serde(default, skip_serializing_if = "Stamped::is_unset")]
    pub without_keys: Stamped<bool>,
    /// After how many minutes without a touch the passphrase is asked for again, where there is one; 0 for never.
    #[serde(default, skip_serializing_if = "Stamped::is_unset")]
    pub lock_after: Stamped<u16>,
    /// About how many films something had been said when everything was saved as a file last, or that was put off.
    #[serde(default, skip_serializing_if = "Stamped::is_unset")]
    pub backed_up: Stamped<u32>,
    /// Points for groups of films, by the film that showed each group.
    #[serde(default, skip_serializing_if = "Stamped::is_unset")]
    pub points: Stamped<BTreeMap<String, u8>>,
}

impl Default for Record {
    fn default() -> Self {
        Self {
            version: VERSION,
            films: BTreeMap::new(),
            strangers: BTreeMap::new(),
            theme: Stamped::default(),
            picking: Stamped::default(),
            points: Stamped::default(),
            language: Stamped::default(),
            without_keys: Stamped::default(),
            lock_after: Stamped::default(),
            backed_up: Stamped::default(),
        }
    }
}

impl Record {
    /// Both records in one: per film and aspect, and per setting, the later change wins.
    pub fn merge(mut self, other: &Self) -> Self {
        for (film, entry) in &other.films {
            match self.films.get_mut(film) {
                Some(mine) => mine.merge(entry),
                None => drop(self.films.insert(film.clone(), entry.clone())),
            }
        }
        for (key, stranger) in &other.strangers {
            match self.strangers.get_mut(key) {
                Some(mine) => mine.merge(stranger),
                None => drop(self.strangers.insert(key.clone(), stranger.clone())),
            }
        }
        self.theme = self.theme.max(other.theme);
        self.picking = self.picking.max(other.picking);
        if other.points > self.points {
            self.points = other.points.clone();
        }
        self.language = self.language.max(other.language);
        self.without_keys = self.without_keys.max(other.without_keys);
        self.lock_after = self.lock_after.max(other.lock_after);
        self.backed_up = self.backed_up.max(other.backed_up);
        self
    }

    /// What was said about a film.
    pub fn film(&self, film: &str) -> &FilmEntry {
        self.films.get(film).unwrap_or(&NOTHING)
    }

    /// The same, to be changed.
    pub fn film_mut(&mut self, film: &str) -> &mut FilmEntry {
        self.films.entry(film.to_owned()).or_default()
    }

    /// What was said about a film that the catalog lacks, to be changed. Facts that are known already join those of
    /// `stranger`, whose own words do not count.
    pub fn stranger_mut(&mut self, key: &str, stranger: &Stranger) -> &mut FilmEntry {
        let mine = self.strangers.entry(key.to_owned()).or_default();
        mine.merge(&Stranger { said: FilmEntry::default(), ..stranger.clone() });
        &mut mine.said
    }

    /// What was said about a film, in the catalog or not.
    pub fn about(&self, subject: &Subject) -> &FilmEntry {
        match subject {
            Subject::Film(film) => self.film(film),
            Subject::Stranger(key) => self.strangers.get(key).map_or(&NOTHING, |stranger| &stranger.said),
        }
    }

    /// The same, to be changed; nothing for a stranger that nobody named yet.
    pub fn about_mut(&mut self, subject: &Subject) -> Option<&mut FilmEntry> {
        match subject {
            Subject::Film(film) => Some(self.film_mut(film)),
            Subject::Stranger(key) => self.strangers.get_mut(key).map(|stranger| &mut stranger.said),
        }
    }

    /// Rates a film, or takes the rating back.
    pub fn rate(&mut self, film: &str, stars: Option<Stars>, now: Time) {
        self.film_mut(film).rate(stars.map(Given::now), now);
    }

    /// The rating of a film.
    pub fn stars(&self, film: &str) -> Option<Stars> {
        self.film(film).stars()
    }

    /// All ratings of films that the catalog may have, with the time they were given.
    pub fn rated(&self) -> impl Iterator<Item = (&str, Stars, Time)> {
        self.films.iter().filter_map(|(film, said)| Some((film.as_str(), said.stars()?, said.rated_at()?)))
    }

    /// Whether anything that was said about any film, or group of films, still stands.
    pub fn says_anything(&self) -> bool {
        let strangers = self.strangers.values().map(|stranger| &stranger.said);
        let of_films = self.films.values().chain(strangers).any(FilmEntry::says_anything);
        of_films || !self.points.value.is_empty()
    }

    /// Moves what was said about strangers to the films whose ids `find` gives for their keys. Nothing is said anew: a copy
    /// of this record from before merges with it and can be recognized again.
    pub fn recognize(&mut self, find: impl Fn(&str) -> Option<String>) {
        let strangers = std::mem::take(&mut self.strangers);
        for (key, stranger) in strangers {
            match find(&key) {
                Some(film) => self.film_mut(&film).merge(&stranger.said),
                None => drop(self.strangers.insert(key, stranger)),
            }
        }
    }

    /// Drops entries in which nothing was ever said.
    pub fn tidy(&mut self) {
        self.films.retain(|_, said| *said != NOTHING);
        self.strangers.retain(|_, stranger| stranger.said != NOTHING);
    }
}

#[cfg(test)]
#[path = "record_tests.rs"]
pub mod tests;
