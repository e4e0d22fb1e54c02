use std::collections::BTreeSet;

use bijou_engine::{Catalog, FilmIx, Rating};

/// What there is in a person's ratings, at a glance.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Totals {
    /// Rated films.
    pub films: usize,
    /// Different directors of those.
    pub directors: usize,
    /// The oldest of them.
    pub oldest: Option<FilmIx>,
    /// The one that the fewest others have rated.
    pub rarest: Option<FilmIx>,
    /// Films with the full five stars.
    pub full: usize,
}

/// Counts.
pub fn totals(catalog: &Catalog, ratings: &[Rating]) -> Totals {
    let films = || ratings.iter().map(|rating| rating.film);
    let directors: BTreeSet<&str> = films().flat_map(|film| catalog.film(film).directors()).collect();
    let year = |film: &FilmIx| catalog.film(*film).year();
    Totals {
        films: ratings.len(),
        directors: directors.len(),
        oldest: films().filter(|film| year(film).is_some()).min_by_key(year),
        rarest: films().min_by_key(|film| catalog.film(*film).rating_count()),
        full: ratings.iter().filter(|rating| rating.stars == bijou_engine::Stars::MAX).count(),
    }
}
