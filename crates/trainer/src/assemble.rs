//! From cleaned data and a trained model to the shards of a catalog.

use std::collections::HashMap;

use bijou_catalog::{Column, Details, Films, Ids, Lists, Names, Shard};

use crate::data::{Dataset, FilmRecord};
use crate::train::{CatalogOrder, Trained};

/// Most actors kept per film.
const CAST: usize = 4;

/// Most tags kept per film with factors; the tail keeps none.
const TAGS: usize = 5;

/// The three shards: head, core and tail. Details of the head's films come with the core, since onboarding does without.
pub fn assemble(data: &Dataset, trained: Trained) -> [Shard; 3] {
    let CatalogOrder { films, learned, head } = trained.order;
    let model = trained.model;
    let genres: Vec<&str> = model.genres.iter().collect();
    let own_popularity = own_popularity(data);
    let facts = |places: &[usize]| {
        let chosen: Vec<(&FilmRecord, (f32, u32))> = places
            .iter()
            .map(|film| {
                let record = &data.films[*film];
                let wider = record.popularity.map(|popularity| (popularity.mean, popularity.count));
                (record, wider.unwrap_or(own_popularity[*film]))
            })
            .collect();
        film_columns(&chosen, &genres)
    };
    let details = |places: &[usize], tags: usize| {
        let records: Vec<&FilmRecord> = places.iter().map(|film| &data.films[*film]).collect();
        Some(details(&records, tags))
    };
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
        },
        Shard {
            films: facts(&films[head..learned]),
            details: details(&films[..learned], TAGS),
            factors: Some(core_factors),
            neighbors: trained.neighbors,
            content: trained.content,
            expectations: core_stars,
            model: None,
        },
        Shard {
            films: facts(&films[learned..]),
            details: details(&films[learned..], 0),
            factors: None,
            neighbors: None,
            content: None,
            expectations: tail_stars,
            model: None,
        },
    ]
}

/// Mean and count of every film by the training ratings alone.
fn own_popularity(data: &Dataset) -> Vec<(f32, u32)> {
    let mut sums = vec![(0.0_f32, 0_u32); data.films.len()];
    for event in &data.ratings.events {
        let (sum, count) = &mut sums[event.film as usize];
        *sum += event.stars.value();
        *count += 1;
    }
    sums.into_iter().map(|(sum, count)| (sum / count.max(1) as f32, count)).collect()
}

fn film_columns(films: &[(&FilmRecord, (f32, u32))], genres: &[&str]) -> Films {
    let records = || films.iter().map(|(record, _)| *record);
    let number = |value: Option<u32>| u64::from(value.unwrap_or(0));
    let ids: Vec<String> = records().map(|film| film.id.clone()).collect();
    Films {
        ids: Ids::new(&ids),
        titles: records().map(titles_line).collect(),
        years: records().map(|film| u64::from(film.title.year.unwrap_or(0))).collect(),
        genres: records().map(|film| genre_bits(film, genres)).collect(),
        imdb: records().map(|film| number(film.imdb)).collect(),
        tmdb: records().map(|film| number(film.tmdb)).collect(),
        rating_counts: films.iter().map(|(_, (_, count))| u64::from(*count)).collect(),
        mean_ratings: films.iter().map(|(_, (mean, _))| (mean * 100.0).round() as u64).collect::<Column>(),
        directors: names(records().map(|film| film.directors.iter().map(String::as_str).collect())),
    }
}

fn details(films: &[&FilmRecord], most_tags: usize) -> Details {
    let cast = films.iter().map(|film| film.cast.iter().take(CAST).map(String::as_str).collect());
    let tags =
        films.iter().map(|film| film.tags.iter().take(most_tags).map(|(tag, _)| tag.as_str()).collect());
    Details { cast: names(cast), tags: names(tags) }
}

fn titles_line(film: &FilmRecord) -> String {
    let titles = std::iter::once(&film.title.main).chain(&film.title.others);
    titles.map(|title| title.replace('\t', " ")).collect::<Vec<_>>().join("\t")
}

fn genre_bits(film: &FilmRecord, genres: &[&str]) -> u64 {
    film.genres
        .iter()
        .filter_map(|genre| genres.iter().position(|name| name == genre))
        .fold(0, |bits, bit| bits | 1 << bit)
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
