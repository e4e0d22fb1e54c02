//! From cleaned data and a trained model to the shards of a catalog.

use std::collections::HashMap;

use bijou_catalog::{Column, Details, Films, Ids, Lists, Names, Shard};

use crate::data::{Dataset, FilmRecord};
use crate::picture::Pictures;
use crate::shipped;
use crate::train::{CatalogOrder, Trained};

/// The three shards: head, core and tail. Details of the head's films come with the core, since onboarding does without,
/// and pictures with the tail.
pub fn assemble(data: &Dataset, trained: Trained, pictures: Option<Pictures>) -> [Shard; 3] {
    let CatalogOrder { films, learned, head } = trained.order;
    let model = trained.model;
    let genres: Vec<&str> = model.genres.iter().collect();
    let popularity = shipped::popularity(data);
    let facts = |places: &[usize]| film_columns(data, places, &popularity, &genres);
    let details = |places: &[usize]| {
        let films = || places.iter().map(|film| &data.films[*film]);
        let cast = names(films().map(|film| shipped::cast(film).collect()));
        Some(Details { cast, tags: names(films().map(|film| shipped::tags(film).collect())) })
    };
    let (shapes, map) = pictures.map(|pictures| (pictures.shapes, pictures.map)).unzip();
    let [head_factors, core_factors] = trained.factors;
    let [head_stars, core_stars, tail_stars] = trained.expectations;
    [
        Shard {
            films: facts(&films[..head]),
            details: None,
            factors: Some(head_factors),
            neighbors: None,
            content: None,
            expectations: head_stars,
            model: Some(model.clone()),
            shapes: None,
            map: None,
        },
        Shard {
            films: facts(&films[head..learned]),
            details: details(&films[..learned]),
            factors: Some(core_factors),
            neighbors: trained.neighbors,
            content: trained.content,
            expectations: core_stars,
            model: None,
            shapes: None,
            map: None,
        },
        Shard {
            films: facts(&films[learned..]),
            details: details(&films[learned..]),
            factors: None,
            neighbors: None,
            content: None,
            expectations: tail_stars,
            model: None,
            shapes,
            map,
        },
    ]
}

fn film_columns(data: &Dataset, places: &[usize], popularity: &[(f32, u32)], genres: &[&str]) -> Films {
    let records = || places.iter().map(|film| &data.films[*film]);
    let popularity = || places.iter().map(|film| popularity[*film]);
    let number = |value: Option<u32>| u64::from(value.unwrap_or(0));
    let ids: Vec<String> = records().map(|film| film.id.clone()).collect();
    Films {
        ids: Ids::new(&ids),
        titles: records().map(titles_line).collect(),
        years: records().map(|film| u64::from(film.title.year.unwrap_or(0))).collect(),
        genres: records().map(|film| shipped::genre_bits(film, genres)).collect(),
        imdb: records().map(|film| number(film.imdb)).collect(),
        tmdb: records().map(|film| number(film.tmdb)).collect(),
        rating_counts: popularity().map(|(_, count)| u64::from(count)).collect(),
        mean_ratings: popularity().map(|(mean, _)| (mean * 100.0).round() as u64).collect::<Column>(),
        directors: names(records().map(|film| film.directors.iter().map(String::as_str).collect())),
    }
}

fn titles_line(film: &FilmRecord) -> String {
    let titles = std::iter::once(&film.title.main).chain(&film.title.others);
    titles.map(|title| title.replace('\t', " ")).collect::<Vec<_>>().join("\t")
}

/// Packs every film's names, numbered in the order in which they first appear, so that films of the same people have close
/// numbers.
fn names<'a>(films: impl Iterator<Item = Vec<&'a str>>) -> Names {
    let mut numbers: HashMap<&str, u32> = HashMap::new();
    let mut dictionary: Vec<&str> = Vec::new();
    let mut number = |name| {
        *numbers.entry(name).or_insert_with(|| {
            dictionary.push(name);
            dictionary.len() as u32 - 1
        })
    };
    let lists: Vec<Vec<u32>> = films.map(|names| names.into_iter().map(&mut number).collect()).collect();
    Names { films: Lists::new(lists.iter().map(Vec::as_slice)), dictionary: dictionary.iter().collect() }
}
