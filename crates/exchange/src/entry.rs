use crate::Day;
use crate::limits::MAX_TAGS;

/// What a person's files say about one film.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Entry {
    /// The title, as the file spells it; empty where the file has only ids.
    pub title: String,
    /// Year of release.
    pub year: Option<u16>,
    /// What the film is called elsewhere.
    pub ids: FilmIds,
    /// What it got.
    pub rating: Option<Rated>,
    /// Whether it was watched; so is everything that was rated.
    pub seen: bool,
    /// Days on which it was watched, each once, in order.
    pub dates: Vec<Day>,
    /// On the watchlist.
    pub listed: Option<Mark>,
    /// Given a heart.
    pub liked: bool,
    /// What the person wrote about it.
    pub note: Option<String>,
    /// Words that the person gave it.
    pub tags: Vec<String>,
    /// Lists, other than the watchlist, that it is on.
    pub lists: Vec<String>,
}

/// Ids of a film; those that a file has.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct FilmIds {
    /// At IMDb, without `tt`.
    pub imdb: Option<u32>,
    /// At TMDB.
    pub tmdb: Option<u32>,
    /// In the data that a catalog is trained from.
    pub catalog: Option<String>,
}

/// A rating.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rated {
    /// Half-stars, 1 to 10.
    pub half_stars: u8,
    /// When it was given.
    pub on: Option<Day>,
}

/// That something holds, and since when.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Mark {
    /// Since when, where that is known.
    pub on: Option<Day>,
}

impl Entry {
    /// Adds what another entry says about the same film: the later rating wins, and of two equally late ones the one that
    /// is here; days, tags and lists are gathered, of these as many as [`crate::MAX_TAGS`].
    pub fn absorb(&mut self, other: Self) {
        if self.title.is_empty() {
            self.title = other.title;
        }
        self.year = self.year.or(other.year);
        self.ids.imdb = self.ids.imdb.or(other.ids.imdb);
        self.ids.tmdb = self.ids.tmdb.or(other.ids.tmdb);
        self.ids.catalog = self.ids.catalog.take().or(other.ids.catalog);
        self.rating = match (self.rating, other.rating) {
            (Some(mine), Some(theirs)) => Some(if theirs.on > mine.on { theirs } else { mine }),
            (mine, theirs) => mine.or(theirs),
        };
        self.seen |= other.seen;
        for day in other.dates {
            if let Err(place) = self.dates.binary_search(&day) {
                self.dates.insert(place, day);
            }
        }
        self.listed = match (self.listed, other.listed) {
            (Some(mine), Some(theirs)) => Some(Mark { on: earlier(mine.on, theirs.on) }),
            (mine, theirs) => mine.or(theirs),
        };
        self.liked |= other.liked;
        // The longer of two notes: a review repeats in several files, cut off in some.
        let length = |note: &Option<String>| note.as_ref().map_or(0, String::len);
        if length(&other.note) > length(&self.note) {
            self.note = other.note;
        }
        gather(&mut self.tags, other.tags);
        gather(&mut self.lists, other.lists);
    }

    /// Whether it says anything about its film.
    pub fn says_something(&self) -> bool {
        self.rating.is_some() || self.seen || self.listed.is_some() || self.liked || !self.lists.is_empty()
    }
}

fn earlier(a: Option<Day>, b: Option<Day>) -> Option<Day> {
    match (a, b) {
        (Some(a), Some(b)) => Some(a.min(b)),
        (a, b) => a.or(b),
    }
}

fn gather(mine: &mut Vec<String>, theirs: Vec<String>) {
    for word in theirs {
        if mine.len() < MAX_TAGS && !mine.contains(&word) {
            mine.push(word);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rated(half_stars: u8, day: i32) -> Entry {
        let rating = Some(Rated { half_stars, on: Day::from_days(day) });
        Entry { rating, seen: true, dates: Day::from_days(day).into_iter().collect(), ..Entry::default() }
    }

    #[test]
    fn the_later_rating_wins_and_days_are_gathered_once() {
        let mut entry = rated(6, 20);
        entry.absorb(rated(9, 10));
        entry.absorb(rated(8, 20));
        assert_eq!(entry.rating.unwrap().half_stars, 6);
        assert_eq!(entry.dates, [Day::from_days(10).unwrap(), Day::from_days(20).unwrap()]);
        entry.absorb(rated(4, 30));
        assert_eq!(entry.rating.unwrap().half_stars, 4);
    }

    #[test]
    fn absorbing_the_same_again_changes_nothing() {
        let mut once = rated(6, 20);
        once.tags.push("cinema".to_owned());
        once.note = Some("Good.".to_owned());
        let mut twice = once.clone();
        twice.absorb(once.clone());
        assert_eq!(twice, once);
    }
}
