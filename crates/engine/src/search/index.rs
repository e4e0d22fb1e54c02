use std::collections::{BTreeMap, HashMap};

use super::folding::Folding;
use super::one_edit::one_edit_apart;
use super::words::{index_words, query_words};
use crate::best::best;
use crate::{Catalog, FilmIx};

/// Shortest query word in which a typo is looked for; in shorter ones nearly every word is one edit away.
const SHORTEST_WITH_TYPO: usize = 4;

/// How well a word matches. The spacing lets a very well-known film whose title only starts like the word ("Aliens" for
/// "alien") pass hardly known ones with the exact word, and keeps any film that matches with a typo below both.
#[derive(Clone, Copy)]
enum Match {
    Exact,
    Prefix,
    Typo,
}

impl Match {
    fn weight(self) -> f32 {
        match self {
            Self::Exact => 15.0,
            Self::Prefix => 13.0,
            Self::Typo => 5.0,
        }
    }
}

/// Added where the query is the whole title.
const WHOLE_TITLE: f32 = 3.0;

/// What doubling a film's rating count is worth, so that the best known has about 5.
const DOUBLING: f32 = 0.3;

/// Every word of every title, with the films that have it.
#[derive(Debug, Default)]
pub(crate) struct SearchIndex {
    folding: Folding,
    words: Vec<String>,
    /// Where each word's films start in `films`, with one more entry for the end.
    starts: Vec<u32>,
    films: Vec<FilmIx>,
}

impl SearchIndex {
    pub(crate) fn new(catalog: &Catalog, folding: Folding) -> Self {
        let mut films_by_word: BTreeMap<String, Vec<FilmIx>> = BTreeMap::new();
        for film in catalog.all() {
            let facts = catalog.film(film);
            let year = facts.year().map(|year| year.to_string());
            for word in facts.all_titles().flat_map(|title| index_words(title, &folding)).chain(year) {
                let films = films_by_word.entry(word).or_default();
                if films.last() != Some(&film) {
                    films.push(film);
                }
            }
        }
        let mut index = Self { folding, ..Self::default() };
        for (word, films) in films_by_word {
            index.words.push(word);
            index.starts.push(index.films.len() as u32);
            index.films.extend(films);
        }
        index.starts.push(index.films.len() as u32);
        index
    }

    /// The films that fit the query best, at most `top`; films that miss one word of several only where none has all.
    pub(crate) fn search(&self, catalog: &Catalog, query: &str, top: usize) -> Vec<FilmIx> {
        let words = query_words(query, &self.folding);
        if words.is_empty() {
            return Vec::new();
        }
        let hits = self.hits(&words);
        let most = hits.values().map(|hit| hit.words).max().unwrap_or(0);
        if most + 1 < words.len() || most == 0 {
            return Vec::new();
        }
        let joined = words.concat();
        let scored = hits.into_iter().filter(|(_, hit)| hit.words == most).map(|(film, hit)| {
            let facts = catalog.film(film);
            // Only a film with every word exact can have the query as its title.
            let exact = hit.weight >= Match::Exact.weight() * words.len() as f32;
            let whole =
                exact && facts.all_titles().any(|title| query_words(title, &self.folding).concat() == joined);
            let known = (1.0 + facts.rating_count() as f32).log2() * DOUBLING;
            (film.0, hit.weight / most as f32 + known + if whole { WHOLE_TITLE } else { 0.0 })
        });
        best(scored, top).map(|(film, _)| FilmIx(film)).collect()
    }

    fn hits(&self, words: &[String]) -> HashMap<FilmIx, Hit> {
        let mut hits: HashMap<FilmIx, Hit> = HashMap::new();
        for (number, query_word) in words.iter().enumerate() {
            let mut best: HashMap<FilmIx, f32> = HashMap::new();
            for (position, word) in self.words.iter().enumerate() {
                let Some(quality) = compare(query_word, word) else { continue };
                for film in self.films_of(position) {
                    let weight = best.entry(*film).or_default();
                    *weight = weight.max(quality.weight());
                }
            }
            for (film, weight) in best {
                let hit = hits.entry(film).or_default();
                hit.words += 1;
                hit.weight += weight;
            }
            // A film that has missed two words already can only be dropped.
            hits.retain(|_, hit| hit.words >= number);
        }
        hits
    }

    fn films_of(&self, position: usize) -> &[FilmIx] {
        let start = |position: usize| self.starts.get(position).map_or(0, |start| *start as usize);
        self.films.get(start(position)..start(position + 1)).unwrap_or_default()
    }
}

#[derive(Default)]
struct Hit {
    words: usize,
    weight: f32,
}

fn compare(query_word: &str, word: &str) -> Option<Match> {
    if let Some(rest) = word.strip_prefix(query_word) {
        return Some(if rest.is_empty() { Match::Exact } else { Match::Prefix });
    }
    (query_word.len() >= SHORTEST_WITH_TYPO && one_edit_apart(query_word, word)).then_some(Match::Typo)
}
