//! Finds the films of a catalog that entries speak of.
//!
//! The catalog streams past the entries, not the other way round: 2,000 entries need an index of a few thousand keys, while
//! an index of 88,000 films and their other titles would be built, and kept, for nothing.

mod grade;
mod title;
mod wanted;

use crate::Entry;
use grade::Grade;
use title::TitleKeys;
use wanted::Wanted;

/// A film of a catalog, as much of it as matching needs.
pub trait Film {
    /// Id in the data that the catalog was trained from.
    fn id(&self) -> &str;
    /// IMDb id without `tt`.
    fn imdb(&self) -> Option<u32>;
    /// TMDB id.
    fn tmdb(&self) -> Option<u32>;
    /// Year of release.
    fn year(&self) -> Option<u16>;
    /// Calls with the main title, then with each other title.
    fn titles(&self, each: &mut dyn FnMut(&str));
}

/// What became of an entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Found {
    /// This film, by the number that it was shown with.
    Film(u32),
    /// One of several that fit equally well, or one that fits but for an id: for the person to settle.
    Open(Vec<u32>),
    /// A film that the catalog lacks.
    Unknown,
}

/// Most candidates that a person is asked about; beyond, the first shown are the best known.
const MAX_CANDIDATES: usize = 12;

/// Entries that wait for their films.
pub struct Matching<'a> {
    entries: &'a [Entry],
    imdb: Wanted,
    tmdb: Wanted,
    catalog: Wanted,
    titles: Wanted,
    /// The full key of each entry's title.
    keys: Vec<u64>,
    best: Vec<(Option<Grade>, Vec<u32>)>,
}

impl<'a> Matching<'a> {
    /// Prepares entries. `fold` turns letters into those that people type: `Amélie` into `amelie`.
    pub fn new(entries: &'a [Entry], fold: &dyn Fn(&str) -> String) -> Self {
        let (mut imdb, mut tmdb, mut catalog, mut titles) = Default::default();
        let mut keys = Vec::with_capacity(entries.len());
        for (number, entry) in entries.iter().enumerate() {
            let add =
                |wanted: &mut Wanted, key: Option<u64>| wanted.extend(key.map(|key| (key, number as u32)));
            add(&mut imdb, entry.ids.imdb.map(u64::from));
            add(&mut tmdb, entry.ids.tmdb.map(u64::from));
            add(&mut catalog, entry.ids.catalog.as_deref().map(title::hash));
            let of_title = TitleKeys::of(&fold(&entry.title));
            add(&mut titles, of_title.map(|keys| keys.bare));
            keys.push(of_title.map_or(0, |keys| keys.full));
        }
        for wanted in [&mut imdb, &mut tmdb, &mut catalog, &mut titles] {
            wanted.sort();
        }
        let best = entries.iter().map(|_| (None, Vec::new())).collect();
        Self { entries, imdb, tmdb, catalog, titles, keys, best }
    }

    /// Shows one film of the catalog, with a number to name it by. The best known should come first.
    pub fn show(&mut self, number: u32, film: &dyn Film, fold: &dyn Fn(&str) -> String) {
        let Self { entries, imdb, tmdb, catalog, titles, keys, best } = self;
        let mut offer = |entry: u32, grade: Grade| offer(best, entry as usize, grade, number);
        if let Some(id) = film.imdb() {
            imdb.find(u64::from(id)).for_each(|entry| offer(entry, Grade::IMDB));
        }
        if let Some(id) = film.tmdb() {
            tmdb.find(u64::from(id)).for_each(|entry| offer(entry, Grade::TMDB));
        }
        if !catalog.is_empty() {
            // Hashes may collide; ids must not.
            let same = |entry: &u32| {
                entries
                    .get(*entry as usize)
                    .is_some_and(|entry| entry.ids.catalog.as_deref() == Some(film.id()))
            };
            catalog.find(title::hash(film.id())).filter(same).for_each(|entry| offer(entry, Grade::CATALOG));
        }
        film.titles(&mut |title| {
            let Some(of_film) = TitleKeys::of(&fold(title)) else { return };
            for number in titles.find(of_film.bare) {
                let (Some(entry), Some(key)) = (entries.get(number as usize), keys.get(number as usize))
                else {
                    continue;
                };
                if let Some(grade) = Grade::of_titles(entry, film, *key == of_film.full) {
                    offer(number, grade);
                }
            }
        });
    }

    /// What became of each entry, in their order.
    pub fn finish(self) -> Vec<Found> {
        let found = |(grade, films): (Option<Grade>, Vec<u32>)| match (grade, films.as_slice()) {
            (Some(grade), [film]) if grade.is_certain() => Found::Film(*film),
            (_, []) => Found::Unknown,
            _ => Found::Open(films),
        };
        self.best.into_iter().map(found).collect()
    }
}

/// Keeps the films of the best grade.
fn offer(best: &mut [(Option<Grade>, Vec<u32>)], entry: usize, grade: Grade, film: u32) {
    let Some((so_far, films)) = best.get_mut(entry) else { return };
    if so_far.is_none_or(|so_far| grade < so_far) {
        *so_far = Some(grade);
        films.clear();
    }
    if *so_far == Some(grade) && films.len() < MAX_CANDIDATES && films.last() != Some(&film) {
        films.push(film);
    }
}
