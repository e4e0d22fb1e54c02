//! What a person said about one film. Each aspect remembers when it was said last, and of two the later counts: so
//! that two tabs, two devices or a backup can be merged in any order.

use bijou_engine::Stars;
use serde::{Deserialize, Serialize};

use super::day::Day;
use super::record::Time;
use super::settings::Stamped;

/// A rating.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize)]
pub struct Given {
    /// Half-stars, 1 to 10.
    pub half_stars: u8,
    /// The day it was given, where that is not the day it was entered here.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub on: Option<Day>,
}

impl Given {
    /// These stars, given now.
    pub fn now(stars: Stars) -> Self {
        Self { half_stars: stars.half_stars(), on: None }
    }

    /// The stars; nothing where somebody wrote nonsense into the storage.
    pub fn stars(self) -> Option<Stars> {
        Stars::from_half_stars(self.half_stars)
    }
}

/// An aspect: nothing where nothing was ever said; a default value where something was taken back.
type Aspect<T> = Option<Stamped<T>>;

/// Everything a person said about one film.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct FilmEntry {
    /// The rating.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rating: Aspect<Option<Given>>,
    /// Whether they have seen it; a rating says so too.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub seen: Aspect<bool>,
    /// The days on which they watched it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub watched: Aspect<Vec<Day>>,
    /// How many times they watched it, where the days are not all known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub times: Aspect<u32>,
    /// Whether it is on the watchlist.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub listed: Aspect<bool>,
    /// Whether they never want to see it among the picks.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub hidden: Aspect<bool>,
    /// What they noted.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Aspect<String>,
    /// Their own tags.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tags: Aspect<Vec<String>>,
}

/// A film about which nothing was said.
pub static NOTHING: FilmEntry = FilmEntry {
    rating: None,
    seen: None,
    watched: None,
    times: None,
    listed: None,
    hidden: None,
    note: None,
    tags: None,
};

impl FilmEntry {
    /// The rating with its day.
    pub fn given(&self) -> Option<Given> {
        self.rating.as_ref()?.value
    }

    /// The rating.
    pub fn stars(&self) -> Option<Stars> {
        self.given()?.stars()
    }

    /// When the rating was given: the day that an import brought, or the moment it was entered.
    pub fn rated_at(&self) -> Option<Time> {
        let rating = self.rating.as_ref()?;
        Some(rating.value?.on.map_or(rating.at, Day::midday))
    }

    /// Whether they have seen it, rated or not.
    pub fn is_seen(&self) -> bool {
        said(&self.seen) || self.stars().is_some()
    }

    /// Whether it is on the watchlist.
    pub fn is_listed(&self) -> bool {
        said(&self.listed)
    }

    /// Whether it is hidden.
    pub fn is_hidden(&self) -> bool {
        said(&self.hidden)
    }

    /// The note; empty where there is none.
    pub fn note(&self) -> &str {
        self.note.as_ref().map_or("", |note| &note.value)
    }

    /// The days on which they watched it.
    pub fn watched(&self) -> &[Day] {
        self.watched.as_ref().map_or(&[], |days| &days.value)
    }

    /// How many times they watched it, as far as that is known.
    pub fn times(&self) -> u32 {
        let days = u32::try_from(self.watched().len()).unwrap_or(u32::MAX);
        let times = self.times.as_ref().map_or(0, |times| times.value);
        if self.is_seen() { times.max(days).max(1) } else { 0 }
    }

    /// Their own tags.
    pub fn tags(&self) -> &[String] {
        self.tags.as_ref().map_or(&[], |tags| &tags.value)
    }

    /// Whether anything that was said still stands.
    pub fn says_anything(&self) -> bool {
        self.is_seen() || self.is_listed() || self.is_hidden() || !self.note().is_empty()
    }

    /// Rates it, or takes the rating back.
    pub fn rate(&mut self, rating: Option<Given>, now: Time) {
        say(&mut self.rating, rating, now);
    }

    /// Says whether it was seen.
    pub fn set_seen(&mut self, seen: bool, now: Time) {
        say(&mut self.seen, seen, now);
    }

    /// Says on which days it was watched; their order does not count.
    pub fn set_watched(&mut self, mut days: Vec<Day>, now: Time) {
        days.sort_unstable();
        days.dedup();
        say(&mut self.watched, days, now);
    }

    /// Says how many times it was watched.
    pub fn set_times(&mut self, times: u32, now: Time) {
        say(&mut self.times, times, now);
    }

    /// Puts it on the watchlist, or takes it off.
    pub fn set_listed(&mut self, listed: bool, now: Time) {
        say(&mut self.listed, listed, now);
    }

    /// Hides it, or shows it again.
    pub fn set_hidden(&mut self, hidden: bool, now: Time) {
        say(&mut self.hidden, hidden, now);
    }

    /// Notes something; nothing removes the note.
    pub fn set_note(&mut self, note: &str, now: Time) {
        say(&mut self.note, note.trim().to_owned(), now);
    }

    /// Tags it.
    pub fn set_tags(&mut self, tags: Vec<String>, now: Time) {
        say(&mut self.tags, tags, now);
    }

    /// Takes back everything that was said.
    pub fn clear(&mut self, now: Time) {
        self.turn(&self.clone(), &NOTHING, now);
    }

    /// Both in one: per aspect the later one counts.
    pub fn merge(&mut self, other: &Self) {
        later(&mut self.rating, &other.rating);
        later(&mut self.seen, &other.seen);
        later(&mut self.watched, &other.watched);
        later(&mut self.times, &other.times);
        later(&mut self.listed, &other.listed);
        later(&mut self.hidden, &other.hidden);
        later(&mut self.note, &other.note);
        later(&mut self.tags, &other.tags);
    }

    /// Gives each aspect in which `from` and `to` differ its value in `to`, unless it has become another than in `from`
    /// by now: what was said since stays.
    pub fn turn(&mut self, from: &Self, to: &Self, now: Time) {
        turn(&mut self.rating, &from.rating, &to.rating, now);
        turn(&mut self.seen, &from.seen, &to.seen, now);
        turn(&mut self.watched, &from.watched, &to.watched, now);
        turn(&mut self.times, &from.times, &to.times, now);
        turn(&mut self.listed, &from.listed, &to.listed, now);
        turn(&mut self.hidden, &from.hidden, &to.hidden, now);
        turn(&mut self.note, &from.note, &to.note, now);
        turn(&mut self.tags, &from.tags, &to.tags, now);
    }
}

fn said(aspect: &Aspect<bool>) -> bool {
    aspect.as_ref().is_some_and(|aspect| aspect.value)
}

/// Says something; always later than what was said before, even where clocks differ. Saying the same again is nothing new.
fn say<T: PartialEq + Default>(aspect: &mut Aspect<T>, value: T, now: Time) {
    match aspect {
        None if value == T::default() => {}
        Some(before) if before.value == value => {}
        Some(before) => before.set(value, now),
        None => *aspect = Some(Stamped { at: now, value }),
    }
}

fn later<T: Ord + Clone>(mine: &mut Aspect<T>, other: &Aspect<T>) {
    if *other > *mine {
        mine.clone_from(other);
    }
}

fn turn<T: PartialEq + Clone + Default>(mine: &mut Aspect<T>, from: &Aspect<T>, to: &Aspect<T>, now: Time) {
    let value = |aspect: &Aspect<T>| aspect.as_ref().map(|aspect| aspect.value.clone()).unwrap_or_default();
    let (from, to) = (value(from), value(to));
    if from != to && value(mine) == from {
        say(mine, to, now);
    }
}
