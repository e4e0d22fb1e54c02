//! What an import would say about films, and what of it is new.

use std::collections::BTreeMap;

use bijou_engine::{Engine, FilmIx};
use bijou_exchange::{Entry, Found, Rated};

use crate::store::{Day, FilmEntry, Given, NOTHING, Record, Stranger, Time};

/// The tag that stands for a heart.
const HEART: &str = "♥";

/// What a person can take or leave.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Aspect {
    /// Ratings.
    Ratings,
    /// Films that were seen and not rated, and the days on which films were seen.
    Seen,
    /// The watchlist.
    Watchlist,
    /// Notes and reviews.
    Notes,
    /// Tags, lists and hearts.
    Tags,
    /// Films of lists go onto the watchlist.
    Lists,
    /// Films that the catalog lacks.
    Strangers,
}

impl Aspect {
    /// All of them, as they are shown.
    pub const ALL: [Self; 7] =
        [Self::Ratings, Self::Seen, Self::Watchlist, Self::Notes, Self::Tags, Self::Lists, Self::Strangers];
}

/// Which rating counts where a film has one already and the file another.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Differ {
    /// The one that was given later; a rating without a date counts as earlier.
    Later,
    /// The file's.
    Theirs,
    /// The one that is here.
    Mine,
}

/// What the person chose to take.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Wish {
    taken: [bool; Aspect::ALL.len()],
    /// Which of two ratings counts.
    pub differ: Differ,
}

impl Default for Wish {
    fn default() -> Self {
        let mut wish = Self { taken: [true; Aspect::ALL.len()], differ: Differ::Later };
        wish.set(Aspect::Lists, false);
        wish
    }
}

impl Wish {
    /// Whether an aspect is taken.
    pub fn takes(&self, aspect: Aspect) -> bool {
        self.taken[aspect as usize]
    }

    /// Takes an aspect or leaves it.
    pub fn set(&mut self, aspect: Aspect, taken: bool) {
        self.taken[aspect as usize] = taken;
    }
}

/// What the person said about an entry that fits several films.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Settled {
    /// This one.
    Film(FilmIx),
    /// None of them.
    None,
}

/// Whom an entry is about.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Target {
    /// A film of the catalog, by its id.
    Film(String),
    /// A film that the catalog lacks, by its key.
    Stranger(String),
}

/// Everything that the files say about one film.
#[derive(Clone, Debug)]
pub struct Aimed {
    /// The film.
    pub target: Target,
    /// What they say.
    pub entry: Entry,
}

/// One [`Aimed`] per film; entries that are still open are left out.
pub fn aim(
    engine: &Engine,
    entries: &[Entry],
    found: &[Found],
    settled: &BTreeMap<usize, Settled>,
) -> Vec<Aimed> {
    let mut aimed: Vec<Aimed> = Vec::with_capacity(entries.len());
    let mut places: BTreeMap<Target, usize> = BTreeMap::new();
    for (number, (entry, found)) in entries.iter().zip(found).enumerate() {
        let film = match (found, settled.get(&number)) {
            (Found::Film(film), _) => Some(FilmIx(*film)),
            (Found::Open(_), Some(Settled::Film(film))) => Some(*film),
            (Found::Unknown, _) | (Found::Open(_), Some(Settled::None)) => None,
            (Found::Open(_), None) => continue,
        };
        let target = match film {
            Some(film) => Target::Film(engine.catalog().film(film).id().to_owned()),
            None => Target::Stranger(stranger(entry).key(&engine.fold(&entry.title))),
        };
        match places.get(&target).and_then(|place| aimed.get_mut(*place)) {
            Some(known) => known.entry.absorb(entry.clone()),
            None => {
                places.insert(target.clone(), aimed.len());
                aimed.push(Aimed { target, entry: entry.clone() });
            }
        }
    }
    aimed
}

/// A film that the catalog lacks, as its entry names it.
fn stranger(entry: &Entry) -> Stranger {
    // A data set names films by numbers only.
    let title = match (entry.title.as_str(), &entry.ids.catalog) {
        ("", Some(id)) => format!("MovieLens {id}"),
        (title, _) => title.to_owned(),
    };
    let (imdb, tmdb) = (entry.ids.imdb, entry.ids.tmdb);
    Stranger { title, year: entry.year, imdb, tmdb, said: FilmEntry::default() }
}

/// How a part of a file stands to what is here.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Share {
    /// Was not there.
    New,
    /// Takes the place of something else, or joins it.
    Changed,
    /// Is there already.
    Same,
    /// Says something else and gives way to what is here.
    Kept,
}

/// How many films each [`Share`] has.
pub type Tally = [usize; 4];

/// What an import would do.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Plan {
    /// By aspect, in the order of [`Aspect::ALL`].
    pub tallies: [Tally; Aspect::ALL.len()],
    /// Films about which something would change.
    pub films: usize,
}

/// Counts what an import would do.
pub fn plan(record: &Record, aimed: &[Aimed], wish: Wish) -> Plan {
    let mut plan = Plan::default();
    let mut count = |aspect: Aspect, share: Share| plan.tallies[aspect as usize][share as usize] += 1;
    for Aimed { target, entry } in aimed {
        let said = target.said(record);
        for (aspect, share) in compare(said, entry, wish.differ) {
            count(aspect, share);
        }
        if matches!(target, Target::Stranger(_)) {
            count(Aspect::Strangers, if said.says_anything() { Share::Same } else { Share::New });
        }
        let mut after = said.clone();
        if target.is_taken(wish) {
            say(&mut after, entry, wish, Time::MAX);
        }
        plan.films += usize::from(after != *said);
    }
    plan
}

impl Target {
    /// What is said about it already.
    fn said<'a>(&self, record: &'a Record) -> &'a FilmEntry {
        match self {
            Self::Film(film) => record.film(film),
            Self::Stranger(key) => record.strangers.get(key).map_or(&NOTHING, |stranger| &stranger.said),
        }
    }

    fn is_taken(&self, wish: Wish) -> bool {
        matches!(self, Self::Film(_)) || wish.takes(Aspect::Strangers)
    }
}

/// Says what the files say.
pub fn carry_out(record: &mut Record, aimed: &[Aimed], wish: Wish, now: Time) {
    for Aimed { target, entry } in aimed {
        match target {
            Target::Film(film) => say(record.film_mut(film), entry, wish, now),
            Target::Stranger(key) if target.is_taken(wish) => {
                say(record.stranger_mut(key, &stranger(entry)), entry, wish, now);
            }
            Target::Stranger(_) => {}
        }
    }
}

/// Says about a film what an entry says, as far as it is wished.
fn say(said: &mut FilmEntry, entry: &Entry, wish: Wish, now: Time) {
    let was_seen = said.is_seen();
    if let Some(rated) =
        entry.rating.filter(|rated| wish.takes(Aspect::Ratings) && counts(said, *rated, wish.differ))
    {
        said.rate(Some(Given { half_stars: rated.half_stars, on: rated.on.and_then(day) }), now);
    }
    if wish.takes(Aspect::Seen) && entry.seen {
        said.set_seen(true, now);
        let days = entry.dates.iter().filter_map(|date| day(*date));
        said.set_watched(said.watched().iter().copied().chain(days).collect(), now);
    }
    // What has been watched leaves the watchlist, here as everywhere.
    if said.is_seen() {
        if !was_seen {
            said.set_listed(false, now);
        }
    } else if is_wanted(entry, wish) {
        said.set_listed(true, now);
    }
    if let Some(note) = entry.note.as_deref().filter(|_| wish.takes(Aspect::Notes) && said.note().is_empty())
    {
        said.set_note(note, now);
    }
    if wish.takes(Aspect::Tags) {
        said.set_tags(tags(said, entry), now);
    }
}

/// Whether a file's rating counts.
fn counts(said: &FilmEntry, theirs: Rated, differ: Differ) -> bool {
    let Some(mine) = said.given() else { return true };
    if mine.half_stars == theirs.half_stars {
        return false;
    }
    match differ {
        Differ::Theirs => true,
        Differ::Mine => false,
        Differ::Later => {
            let after = |day: Day| said.rated_at().is_none_or(|mine| day.start() > mine);
            theirs.on.and_then(day).is_some_and(after)
        }
    }
}

fn is_wanted(entry: &Entry, wish: Wish) -> bool {
    let listed = wish.takes(Aspect::Watchlist) && entry.listed.is_some();
    listed || wish.takes(Aspect::Lists) && !entry.lists.is_empty()
}

/// The tags of a film with those of an entry, its lists, and a heart.
fn tags(said: &FilmEntry, entry: &Entry) -> Vec<String> {
    let mut tags = said.tags().to_vec();
    let heart = entry.liked.then(|| HEART.to_owned());
    for tag in heart.iter().chain(&entry.tags).chain(&entry.lists) {
        // Tables separate tags by commas: one with a comma would come back as two.
        let tag = tag.replace(',', "");
        if !tags.contains(&tag) {
            tags.push(tag);
        }
    }
    tags
}

/// What a file has of each aspect, compared with what is here; whether it is taken does not matter.
fn compare(said: &FilmEntry, entry: &Entry, differ: Differ) -> Vec<(Aspect, Share)> {
    let mut shares = Vec::new();
    let mut count = |aspect: Aspect, share: Share| shares.push((aspect, share));
    if let Some(rated) = entry.rating {
        count(
            Aspect::Ratings,
            match said.given() {
                None => Share::New,
                Some(mine) if mine.half_stars == rated.half_stars => Share::Same,
                Some(_) if counts(said, rated, differ) => Share::Changed,
                Some(_) => Share::Kept,
            },
        );
    }
    let knows = |date: &bijou_exchange::Day| day(*date).is_none_or(|day| said.watched().contains(&day));
    if entry.seen && (entry.rating.is_none() || !entry.dates.is_empty()) {
        count(
            Aspect::Seen,
            match said.is_seen() {
                false => Share::New,
                true if entry.dates.iter().all(knows) => Share::Same,
                true => Share::Changed,
            },
        );
    }
    let listed = if said.is_listed() && !entry.seen {
        Share::Same
    } else if said.is_seen() || entry.seen {
        Share::Kept
    } else {
        Share::New
    };
    if entry.listed.is_some() {
        count(Aspect::Watchlist, listed);
    }
    if !entry.lists.is_empty() {
        count(Aspect::Lists, listed);
    }
    if let Some(note) = &entry.note {
        count(
            Aspect::Notes,
            match said.note() {
                "" => Share::New,
                mine if mine == note.trim() => Share::Same,
                _ => Share::Kept,
            },
        );
    }
    if entry.liked || !entry.tags.is_empty() || !entry.lists.is_empty() {
        let more = tags(said, entry).len() > said.tags().len();
        count(Aspect::Tags, if more { Share::New } else { Share::Same });
    }
    shares
}

/// A day as the record keeps it.
fn day(day: bijou_exchange::Day) -> Option<Day> {
    let (year, month, day) = day.parts();
    Day::new(u16::try_from(year).ok()?, u8::try_from(month).ok()?, u8::try_from(day).ok()?)
}

#[cfg(test)]
#[path = "plan_tests.rs"]
mod tests;
