use crate::best::{best, sorted};
use crate::{Catalog, Engine, Film, FilmIx};

/// An order of films by their facts. Equal films stay as they were.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Order {
    /// Most rated first.
    Popularity,
    /// Best rated by others first; films that few have rated are drawn toward the mean of all.
    OthersMean,
    /// Latest first.
    Newest,
    /// Earliest first; unknown years last.
    Oldest,
    /// By title, without its article.
    Title,
}

/// A film's mean counts as if so many people more had given it the mean of all films, 3.1: else a film that one person loved
/// would be the best of all.
const USUAL_RATINGS: f32 = 100.0;
const USUAL_MEAN: f32 = 3.1;

/// Letters of a title that are compared at once.
const LETTERS: usize = 12;

impl Order {
    /// Puts films in this order.
    pub fn sort(self, engine: &Engine, films: &[FilmIx]) -> Vec<FilmIx> {
        let catalog = engine.catalog();
        match self {
            Self::Popularity => by_fact(catalog, films, |film| film.rating_count() as f32),
            Self::OthersMean => by_fact(catalog, films, others_mean),
            Self::Newest => by_fact(catalog, films, |film| film.year().map_or(0.0, f32::from)),
            Self::Oldest => {
                by_fact(catalog, films, |film| film.year().map_or(-9_999.0, |year| -f32::from(year)))
            }
            Self::Title => by_title(engine, films),
        }
    }
}

/// Puts films in the order of a value each has, the largest first; films beyond its end come last.
pub fn by_value(films: &[FilmIx], values: &[f32]) -> Vec<FilmIx> {
    by(films, |film| values.get(film.index()).copied().unwrap_or(f32::NEG_INFINITY))
}

fn by_fact(catalog: &Catalog, films: &[FilmIx], fact: impl Fn(Film<'_>) -> f32) -> Vec<FilmIx> {
    by(films, |film| fact(catalog.film(film)))
}

fn by(films: &[FilmIx], value: impl Fn(FilmIx) -> f32) -> Vec<FilmIx> {
    let valued = films.iter().enumerate().map(|(place, film)| (place as u32, value(*film)));
    best(valued, usize::MAX).filter_map(|(place, _)| films.get(place as usize).copied()).collect()
}

fn others_mean(film: Film<'_>) -> f32 {
    let count = film.rating_count() as f32;
    let sum = film.mean_rating().map_or(0.0, |mean| mean * count);
    (sum + USUAL_MEAN * USUAL_RATINGS) / (count + USUAL_RATINGS)
}

/// By the first letters as one number, and only among those that have the same ones by the whole titles.
fn by_title(engine: &Engine, films: &[FilmIx]) -> Vec<FilmIx> {
    let title = |film: FilmIx| spoken(&engine.fold(engine.catalog().film(film).title()));
    let mut keys: Vec<u128> = films
        .iter()
        .enumerate()
        .map(|(place, film)| {
            let mut letters = [0_u8; 16];
            for (letter, byte) in letters.iter_mut().zip(title(*film).bytes().take(LETTERS)) {
                *letter = byte;
            }
            u128::from_be_bytes(letters) | place as u128
        })
        .collect();
    keys.sort_unstable();
    let film = |key: &u128| films.get(*key as u32 as usize).copied().unwrap_or(FilmIx(0));
    let mut ordered = Vec::with_capacity(films.len());
    for alike in keys.chunk_by(|a, b| a >> 32 == b >> 32) {
        if alike.len() == 1 {
            ordered.extend(alike.iter().map(film));
            continue;
        }
        let titles: Vec<String> = alike.iter().map(|key| title(film(key))).collect();
        let order = sorted(alike.len(), &|a, b| titles[a].cmp(&titles[b]));
        ordered.extend(order.into_iter().map(|place| film(&alike[place])));
    }
    ordered
}

/// A folded title as it stands in an index: letters and digits behind the article.
fn spoken(folded: &str) -> String {
    let begin = folded.trim_start_matches(|letter: char| !letter.is_alphanumeric());
    let articles = ["the ", "a ", "an "];
    let behind = articles.iter().find_map(|article| begin.strip_prefix(article)).unwrap_or(begin);
    let mut spoken = String::with_capacity(behind.len());
    spoken.extend(behind.chars().filter(|letter| letter.is_alphanumeric() || *letter == ' '));
    spoken
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_are_sorted_without_article_and_marks() {
        for (title, spoken_as) in [
            ("the matrix", "matrix"),
            ("...and justice", "and justice"),
            ("a.i.", "ai"),
            ("theory", "theory"),
        ] {
            assert_eq!(spoken(title), spoken_as);
        }
    }

    #[test]
    fn films_without_a_value_come_last_and_equal_ones_stay() {
        let films = [3, 0, 9, 1].map(FilmIx);
        assert_eq!(by_value(&films, &[1.0, 2.0, 0.0, 1.0]), [1, 3, 0, 9].map(FilmIx));
    }
}
