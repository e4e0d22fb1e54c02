use std::collections::BTreeMap;

use bijou_catalog::Lines;
use bijou_engine::{Content, ContentFeatures};

use super::CatalogOrder;
use crate::data::{Dataset, FilmRecord};
use crate::shipped;

/// Fewest learned films of a person who is a feature: fewer teach nothing that carries over.
const FEWEST_FILMS_OF_A_PERSON: usize = 3;

/// Fewest learned films with a tag that is a feature.
const FEWEST_FILMS_WITH_A_TAG: usize = 8;

/// What is known of every film without any rating, as the features that the engine gives it.
#[derive(Debug)]
pub struct FilmFeatures {
    /// Names that are features.
    pub directors: Lines,
    /// Names that are features.
    pub cast: Lines,
    /// Tags that are features.
    pub tags: Lines,
    /// The number of features.
    pub count: usize,
    /// Per place in the catalog, a film's features and their values.
    pub films: Vec<Vec<(u32, f32)>>,
}

impl FilmFeatures {
    /// The features of all films in the order of the catalog.
    pub fn new(data: &Dataset, order: &CatalogOrder, genres: &[String]) -> Self {
        let learned: Vec<&FilmRecord> =
            order.films[..order.learned].iter().map(|film| &data.films[*film]).collect();
        let directors = frequent(
            learned.iter().flat_map(|film| &film.directors).map(String::as_str),
            FEWEST_FILMS_OF_A_PERSON,
        );
        let cast = frequent(learned.iter().flat_map(|film| shipped::cast(film)), FEWEST_FILMS_OF_A_PERSON);
        let tags = frequent(learned.iter().flat_map(|film| shipped::tags(film)), FEWEST_FILMS_WITH_A_TAG);
        let features = ContentFeatures::new(genres.len(), directors.clone(), cast.clone(), tags.clone());
        let genres: Vec<&str> = genres.iter().map(String::as_str).collect();
        let popularity = shipped::popularity(data);
        let of = |film: &usize| {
            let record = &data.films[*film];
            features.of(&Content {
                year: record.title.year,
                genres: shipped::genre_bits(record, &genres),
                rating_count: popularity[*film].1,
                directors: record.directors.iter().map(String::as_str).collect(),
                cast: shipped::cast(record).collect(),
                tags: shipped::tags(record).collect(),
            })
        };
        Self { count: features.count(), films: order.films.iter().map(of).collect(), directors, cast, tags }
    }
}

/// Names that appear at least so often, in the order of the alphabet: close names pack well.
fn frequent<'a>(names: impl Iterator<Item = &'a str>, fewest: usize) -> Lines {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    names.for_each(|name| *counts.entry(name).or_default() += 1);
    counts.into_iter().filter(|(_, count)| *count >= fewest).map(|(name, _)| name).collect()
}
