use bijou_engine::{Engine, FilmIx, Rating};

use crate::store::Record;

/// What one person's films are to this catalog.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Viewer {
    /// Ratings.
    pub ratings: Vec<Rating>,
    /// Other films that they have seen.
    pub seen: Vec<FilmIx>,
    /// Films that they never want to see.
    pub hidden: Vec<FilmIx>,
    /// Their watchlist.
    pub listed: Vec<FilmIx>,
    /// Films that the catalog lacks.
    pub unknown: usize,
}

impl Viewer {
    /// What a record says.
    pub fn of_record(engine: &Engine, record: &Record) -> Self {
        let mut viewer = Self::default();
        for (id, said) in &record.films {
            let Some(film) = engine.catalog().by_id(id) else {
                viewer.unknown += usize::from(said.is_seen());
                continue;
            };
            match said.stars() {
                Some(stars) => viewer.ratings.push(Rating { film, stars }),
                None if said.is_seen() => viewer.seen.push(film),
                None => {}
            }
            if said.is_hidden() {
                viewer.hidden.push(film);
            }
            if said.is_listed() {
                viewer.listed.push(film);
            }
        }
        viewer
    }

    /// What they gave a film.
    pub fn rating_of(&self, film: FilmIx) -> Option<Rating> {
        self.ratings.iter().find(|rating| rating.film == film).copied()
    }
}
