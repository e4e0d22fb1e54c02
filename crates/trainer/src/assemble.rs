//! From cleaned data and a trained model to the shards of a catalog.

use std::collections::HashMap;

use bijou_catalog::{Column, Credits, Films, Ids, Lines, Lists, Shard, Tags};

use crate::data::{Dataset, FilmRecord};
use crate::train::{CatalogOrder, Trained};

/// Most actors kept per film.
const CAST: usize = 4;

/// Most tags kept per film with factors; the tail keeps none.
const TAGS: usize = 5;

/// The three shards: head, core and tail.
pub fn assemble(data: &Dataset, trained: Trained) -> [Shard; 3] {
    let CatalogOrder { films, learned, head } = &trained.order;
    let genres: Vec<&str> = trained.model.genres.iter().collect();
    let own_counts = own_popularity(data);
    let facts = |places: &[usize], tags: usize| {
        let chosen: Vec<(&FilmRecord, (f32, u32))> = places
            .iter()
            .map(|film| {
                let record = &data.films[*film];
                let wider = record.popularity.map(|popularity| (popularity.mean, popularity.count));
                (record, wider.unwrap_or(own_counts[*film]))
            })
            .collect();
        film_columns(&chosen, &genres, tags)
    };
    let head_films = facts(&films[..*head], TAGS);
    let core_films = facts(&films[*head..*learned], TAGS);
    let tail_films = facts(&films[*learned..], 0);
    let [head_factors, core_factors] = trained.factors;
    let [head_stars, core_stars, tail_stars] = trained.expectations;
    [
        Shard {
            films: head_films,
            factors: Some(head_factors),
            expectations: head_stars,
            model: Some(trained.model),
        },
        Shard { films: core_films, factors: Some(core_factors), expectations: core_stars, model: None },
        Shard { films: tail_films, factors: None, expectations: tail_stars, model: None },
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

fn film_columns(films: &[(&FilmRecord, (f32, u32))], genres: &[&str], most_tags: usize) -> Films {
    let records = || films.iter().map(|(record, _)| *record);
    let number = |value: Option<u32>| u64::from(value.unwrap_or(0));
    let ids: Vec<String> = records().map(|film| film.id.clone()).collect();
    let mut people = Dictionary::default();
    let directors: Vec<Vec<u32>> = records().map(|film| people.numbers(&film.directors)).collect();
    let cast: Vec<Vec<u32>> =
        records().map(|film| people.numbers(&film.cast[..film.cast.len().min(CAST)])).collect();
    let mut tag_names = Dictionary::default();
    let tags: Vec<Vec<u32>> = records()
        .map(|film| {
            let top: Vec<String> = film.tags.iter().take(most_tags).map(|(tag, _)| tag.clone()).collect();
            tag_names.numbers(&top)
        })
        .collect();
    Films {
        ids: Ids::new(&ids),
        titles: records().map(titles_line).collect(),
        years: records().map(|film| u64::from(film.title.year.unwrap_or(0))).collect(),
        genres: records().map(|film| genre_bits(film, genres)).collect(),
        imdb: records().map(|film| number(film.imdb)).collect(),
        tmdb: records().map(|film| number(film.tmdb)).collect(),
        rating_counts: films.iter().map(|(_, (_, count))| u64::from(*count)).collect(),
        mean_ratings: films.iter().map(|(_, (mean, _))| (mean * 100.0).round() as u64).collect::<Column>(),
        credits: Credits { names: people.names(), directors: lists(&directors), cast: lists(&cast) },
        tags: Tags { names: tag_names.names(), tags: lists(&tags) },
    }
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

fn lists(lists: &[Vec<u32>]) -> Lists {
    Lists::new(lists.iter().map(Vec::as_slice))
}

/// Names numbered in the order in which they first appear, so that films of the same people have close numbers.
#[derive(Default)]
struct Dictionary {
    numbers: HashMap<String, u32>,
    names: Vec<String>,
}

impl Dictionary {
    fn numbers(&mut self, names: &[String]) -> Vec<u32> {
        names
            .iter()
            .map(|name| {
                *self.numbers.entry(name.clone()).or_insert_with(|| {
                    self.names.push(name.clone());
                    self.names.len() as u32 - 1
                })
            })
            .collect()
    }

    fn names(&self) -> Lines {
        self.names.iter().collect()
    }
}
