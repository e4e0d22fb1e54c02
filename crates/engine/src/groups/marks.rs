use crate::best::best;
use crate::{Catalog, FilmIx};

/// Genres that a group is called by.
const GENRES: usize = 2;

/// Genres that a catalog can have.
const MOST_GENRES: usize = 64;

/// What marks a group is at least so many times as frequent in it as among all grouped films.
const LIFT: f32 = 1.2;

/// And at least this share of its films have it: of a genre, and of a decade.
const GENRE_SHARE: f32 = 0.25;
const DECADE_SHARE: f32 = 0.5;

/// What is usual among the grouped films.
pub(super) struct Marks {
    genres: Vec<f32>,
    films: Vec<FilmIx>,
}

impl Marks {
    pub(super) fn new(catalog: &Catalog, films: &[FilmIx]) -> Self {
        Self { genres: genre_shares(catalog, films), films: films.to_vec() }
    }

    /// The genres that a group has more of than usual, the most telling first.
    pub(super) fn genres(&self, catalog: &Catalog, group: &[FilmIx]) -> Vec<usize> {
        let shares = genre_shares(catalog, group);
        let telling = shares.iter().zip(&self.genres).zip(0..).filter_map(|((share, usual), genre)| {
            let lift = share / usual.max(f32::MIN_POSITIVE);
            (*share >= GENRE_SHARE && lift >= LIFT).then(|| (genre, share * lift.ln()))
        });
        best(telling, GENRES).map(|(genre, _)| genre as usize).collect()
    }

    /// The decade that most films of the group are of, where that is unusual.
    pub(super) fn decade(&self, catalog: &Catalog, group: &[FilmIx]) -> Option<u16> {
        let share = |films: &[FilmIx], decade: u16| {
            let own = films.iter().filter(|film| decade_of(catalog, **film) == Some(decade)).count();
            own as f32 / films.len().max(1) as f32
        };
        let mut decades: Vec<u16> = group.iter().filter_map(|film| decade_of(catalog, *film)).collect();
        decades.sort_unstable();
        decades.dedup();
        decades.into_iter().find(|decade| {
            let own = share(group, *decade);
            own >= DECADE_SHARE && own >= LIFT * share(&self.films, *decade)
        })
    }
}

/// The first year of a film's decade.
pub(crate) fn decade_of(catalog: &Catalog, film: FilmIx) -> Option<u16> {
    catalog.film(film).year().map(|year| year / 10 * 10)
}

/// Per genre, the share of the films that have it.
fn genre_shares(catalog: &Catalog, films: &[FilmIx]) -> Vec<f32> {
    let genres: Vec<u64> = films.iter().map(|film| catalog.film(*film).genre_bits()).collect();
    let share = |genre: usize| {
        genres.iter().filter(|bits| **bits >> genre & 1 == 1).count() as f32 / films.len().max(1) as f32
    };
    (0..MOST_GENRES).map(share).collect()
}
