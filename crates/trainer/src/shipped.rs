//! What of a film's record ships, so that features are learned from what the page will have.

use crate::data::{Dataset, FilmRecord};

/// Most actors kept per film.
const CAST: usize = 4;

/// Most tags kept per film.
const TAGS: usize = 5;

/// The leading actors.
pub fn cast(film: &FilmRecord) -> impl Iterator<Item = &str> {
    film.cast.iter().take(CAST).map(String::as_str)
}

/// The tags given most.
pub fn tags(film: &FilmRecord) -> impl Iterator<Item = &str> {
    film.tags.iter().take(TAGS).map(|(tag, _)| tag.as_str())
}

/// A bit per genre, in the order of `genres`.
pub fn genre_bits(film: &FilmRecord, genres: &[&str]) -> u64 {
    film.genres
        .iter()
        .filter_map(|genre| genres.iter().position(|name| name == genre))
        .fold(0, |bits, bit| bits | 1 << bit)
}

/// Mean and count of every film's ratings by the widest public that is known: the training ratings where no other is.
pub fn popularity(data: &Dataset) -> Vec<(f32, u32)> {
    let mut own = vec![(0.0_f32, 0_u32); data.films.len()];
    for event in data.ratings.events() {
        let (sum, count) = &mut own[event.film as usize];
        *sum += event.stars.value();
        *count += 1;
    }
    let widest = |(film, (sum, count)): (&FilmRecord, (f32, u32))| match film.popularity {
        Some(public) => (public.mean, public.count),
        None => (sum / count.max(1) as f32, count),
    };
    data.films.iter().zip(own).map(widest).collect()
}
