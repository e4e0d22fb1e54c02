//! What is taken along.

use bijou_engine::Engine;
use bijou_exchange::{Day, Outgoing};

use crate::store::{FilmEntry, Record};

/// A film with everything that a table for Letterboxd says about it.
pub(super) struct Taken<'a> {
    title: &'a str,
    year: Option<u16>,
    imdb: Option<u32>,
    tmdb: Option<u32>,
    said: &'a FilmEntry,
    dates: Vec<Day>,
}

/// All films that something is said about, those that the catalog lacks at the end.
pub(super) fn taken<'a>(record: &'a Record, engine: &'a Engine) -> Vec<Taken<'a>> {
    let known = record.films.iter().filter_map(|(id, said)| {
        let film = engine.catalog().film(engine.catalog().by_id(id)?);
        let (title, year, imdb, tmdb) = (film.title(), film.year(), film.imdb(), film.tmdb());
        Some(Taken { title, year, imdb, tmdb, said, dates: dates(said) })
    });
    let strangers = record.strangers.values().map(|stranger| {
        let (title, said) = (stranger.title.as_str(), &stranger.said);
        Taken {
            title,
            year: stranger.year,
            imdb: stranger.imdb,
            tmdb: stranger.tmdb,
            said,
            dates: dates(said),
        }
    });
    known.chain(strangers).collect()
}

fn dates(said: &FilmEntry) -> Vec<Day> {
    let day = |(year, month, day): (u16, u8, u8)| Day::new(i32::from(year), u32::from(month), u32::from(day));
    said.watched().iter().filter_map(|date| day(date.parts())).collect()
}

impl Taken<'_> {
    /// Whether it was seen: these make a table.
    pub(super) fn is_seen(&self) -> bool {
        self.said.is_seen()
    }

    /// Whether it is on the watchlist: these make another.
    pub(super) fn is_listed(&self) -> bool {
        self.said.is_listed()
    }

    /// A row of a table.
    pub(super) fn outgoing(&self) -> Outgoing<'_> {
        Outgoing {
            title: self.title,
            year: self.year,
            imdb: self.imdb,
            tmdb: self.tmdb,
            half_stars: self.said.stars().map(|stars| stars.half_stars()),
            dates: &self.dates,
            note: self.said.note(),
            tags: self.said.tags(),
        }
    }
}
