//! Which films to ask about: well known, and unlike each other, so that a few answers say a lot.

use std::collections::HashMap;

use bijou_engine::{Catalog, FilmIx};

/// How many of the best-known films may be asked about.
const CANDIDATES: usize = 400;

/// How far down the list a film of a fresh kind may be fetched from to avoid one of a kind that was asked about.
const PATIENCE: f32 = 12.0;

/// The next `count` films to ask about, none that `known` names. `asked` are those already on the shelf: their kinds
/// count as asked about.
pub fn questions(
    catalog: &Catalog,
    asked: &[FilmIx],
    known: impl Fn(FilmIx) -> bool,
    count: usize,
) -> Vec<FilmIx> {
    let mut kinds = Kinds::default();
    asked.iter().for_each(|film| kinds.add(catalog, *film));
    let open = |film: &FilmIx| !asked.contains(film) && !known(*film);
    let mut candidates: Vec<FilmIx> = catalog.all().take(CANDIDATES).filter(open).collect();
    let mut chosen = Vec::new();
    while chosen.len() < count && !candidates.is_empty() {
        let cost =
            |(place, film): (usize, &FilmIx)| (place, place as f32 + PATIENCE * kinds.seen(catalog, *film));
        let best = candidates.iter().enumerate().map(cost).min_by(|a, b| a.1.total_cmp(&b.1));
        let Some((place, _)) = best else { break };
        let film = candidates.remove(place);
        kinds.add(catalog, film);
        chosen.push(film);
    }
    chosen
}

/// How often each genre and each decade was asked about.
#[derive(Default)]
struct Kinds(HashMap<u32, f32>);

impl Kinds {
    fn add(&mut self, catalog: &Catalog, film: FilmIx) {
        for kind in kinds(catalog, film) {
            *self.0.entry(kind).or_default() += 1.0;
        }
    }

    /// The average over the film's kinds of how often each was asked about.
    fn seen(&self, catalog: &Catalog, film: FilmIx) -> f32 {
        let kinds = kinds(catalog, film);
        let seen: f32 = kinds.iter().filter_map(|kind| self.0.get(kind)).sum();
        seen / kinds.len().max(1) as f32
    }
}

/// Numbers for the genres of a film, and for its decade.
fn kinds(catalog: &Catalog, film: FilmIx) -> Vec<u32> {
    let film = catalog.film(film);
    let genres = (0..64).filter(|genre| film.has_genre(*genre)).map(|genre| genre as u32);
    genres.chain(film.year().map(|year| 100 + u32::from(year) / 10)).collect()
}
