use super::DOUBLING;
use super::folding::Folding;
use super::matching::{Fit, fitting};
use super::names::NameList;
use super::word_list::{Gathered, GrowingList, WordList};
use super::words::{index_words, query_words};
use crate::best::best;
use crate::{Catalog, Engine, FilmIx, NameKind};

/// Added, in tenths of a point, where the query is the whole title.
const WHOLE_TITLE: f32 = 3.0;
/// What a person's or a tag's word counts of a title's.
const NAME_SHARE: f32 = 0.7;
/// Shortest beginning of a name that leads to films; shorter ones are the beginning of thousands of names.
const SHORTEST_NAME_PREFIX: usize = 5;
/// With so many films that need no typo, nobody meant another word.
const ENOUGH: usize = 3;

/// Search over titles, people and tags of what has arrived of a catalog.
///
/// It grows in steps small enough for a page that must stay responsive: [`SearchIndex::extend`].
#[derive(Debug, Default)]
pub struct SearchIndex {
    folding: Folding,
    titles: GrowingList,
    /// Films in `titles`.
    films: u32,
    /// How well each film is known, in points.
    known: Vec<f32>,
    names: Vec<NameList>,
}

/// A person or tag that a query may mean.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Named {
    /// Which of both.
    pub kind: NameKind,
    /// The name as the catalog spells it.
    pub name: String,
    /// Its films.
    pub films: usize,
}

impl SearchIndex {
    /// An empty index for an engine's catalog.
    pub fn new(engine: &Engine) -> Self {
        Self { folding: engine.folding().clone(), ..Self::default() }
    }

    /// Takes in one more part of what has arrived: a column of people or tags, or the next `films` films. False where all is in.
    pub fn extend(&mut self, catalog: &Catalog, films: u32) -> bool {
        if let Some((kind, column)) = catalog.name_columns().nth(self.names.len()) {
            self.names.push(NameList::new(catalog, column, kind, &self.folding));
            return true;
        }
        let end = (self.films.saturating_add(films)).min(catalog.len() as u32);
        if end == self.films {
            return false;
        }
        let mut gathered = Gathered::default();
        for film in self.films..end {
            let facts = catalog.film(FilmIx(film));
            for title in facts.all_titles() {
                index_words(title, &self.folding, &mut |word| gathered.add(word, film));
            }
            if let Some(year) = facts.year() {
                gathered.add(&year.to_string(), film);
            }
            self.known.push((1.0 + facts.rating_count() as f32).log2() * DOUBLING);
        }
        self.titles.grow(WordList::new(&gathered));
        self.films = end;
        true
    }

    /// Takes in everything that has arrived, at once.
    pub fn extend_to_all(&mut self, catalog: &Catalog) {
        // Few steps: nobody waits between them.
        while self.extend(catalog, 1 << 14) {}
    }

    /// Films that have been taken in.
    pub fn films(&self) -> usize {
        self.films as usize
    }

    /// All films that fit the query, the best fitting and best known first: by words of their titles, their year, their people
    /// and their tags. Films that need a typo forgiven only where hardly any does without; films that miss one word of several
    /// only where none has all.
    pub fn search(&self, catalog: &Catalog, query: &str) -> Vec<FilmIx> {
        let words = query_words(query, &self.folding);
        if words.is_empty() {
            return Vec::new();
        }
        let clean = self.hits(&words, false);
        let enough = clean.iter().filter(|hit| usize::from(hit.words) == words.len()).count() >= ENOUGH;
        let hits = if enough { clean } else { self.hits(&words, true) };
        let most = hits.iter().map(|hit| hit.words).max().unwrap_or(0);
        if usize::from(most) + 1 < words.len() || most == 0 {
            return Vec::new();
        }
        let joined = words.concat();
        let scored = hits.iter().enumerate().filter(|(_, hit)| hit.words == most).map(|(film, hit)| {
            let fit = f32::from(hit.weight) / 10.0 / f32::from(most);
            // Only a film with every word exact can have the query as its title.
            let exact = usize::from(hit.weight) >= usize::from(Fit::Exact.weight()) * words.len();
            let whole = exact && self.is_whole_title(catalog, FilmIx(film as u32), &joined);
            let known = self.known.get(film).copied().unwrap_or(0.0);
            (film as u32, fit + known + if whole { WHOLE_TITLE } else { 0.0 })
        });
        best(scored, usize::MAX).map(|(film, _)| FilmIx(film)).collect()
    }

    /// People and tags that the query may mean, the best fitting and best known first; at most `top` of each.
    pub fn names(&self, catalog: &Catalog, query: &str, top: usize) -> Vec<Named> {
        let words = query_words(query, &self.folding);
        if words.is_empty() {
            return Vec::new();
        }
        let mut found = Vec::new();
        for kind in [NameKind::Person, NameKind::Tag] {
            // One person may stand in several columns: as director and actor, in head and tail.
            let mut hits = Vec::new();
            for (column, list) in self.names.iter().enumerate().filter(|(_, list)| list.kind == kind) {
                for hit in list.find(&words) {
                    hits.push((column, hit));
                }
            }
            let scored = hits.iter().enumerate().map(|(number, (_, hit))| (number as u32, hit.weight));
            let mut own: Vec<Named> = Vec::new();
            for (number, _) in best(scored, top.saturating_mul(8)) {
                let Some((column, hit)) = hits.get(number as usize) else { continue };
                let name = self.name(catalog, *column, hit.item);
                if own.len() < top && own.iter().all(|named| named.name != name) {
                    own.push(Named {
                        kind,
                        name: name.to_owned(),
                        films: catalog.films_named(kind, name).len(),
                    });
                }
            }
            found.extend(own);
        }
        found
    }

    fn name<'a>(&self, catalog: &'a Catalog, column: usize, item: u32) -> &'a str {
        catalog.name_columns().nth(column).map_or("", |(_, column)| column.names().get(item as usize))
    }

    fn is_whole_title(&self, catalog: &Catalog, film: FilmIx, joined: &str) -> bool {
        // Articles and letters that fold to fewer leave the rest far behind.
        let short = |title: &&str| title.len() <= joined.len() * 2 + 12;
        let mut titles = catalog.film(film).all_titles().filter(short);
        titles.any(|title| query_words(title, &self.folding).concat() == joined)
    }

    /// What each film has of the words.
    fn hits(&self, words: &[String], typos: bool) -> Vec<Hit> {
        let mut hits = vec![Hit::default(); self.films()];
        let mut best = vec![0_u16; hits.len()];
        for (number, word) in words.iter().enumerate() {
            best.fill(0);
            let mut note = |weight: u16, films: &[u32]| {
                for film in films {
                    if let Some(best) = best.get_mut(*film as usize) {
                        *best = weight.max(*best);
                    }
                }
            };
            for list in self.titles.lists() {
                fitting(list, word, typos, &mut |fit, films| note(fit.weight(), films));
            }
            let beginnings = word.chars().count() >= SHORTEST_NAME_PREFIX;
            for list in &self.names {
                list.films_fitting(word, typos, &mut |fit, films| {
                    if fit == Fit::Exact || beginnings {
                        note((f32::from(fit.weight()) * NAME_SHARE) as u16, films);
                    }
                });
            }
            for (hit, best) in hits.iter_mut().zip(&best) {
                // A film that has missed two words already can only be dropped.
                if *best > 0 && usize::from(hit.words) + 1 >= number {
                    hit.words += 1;
                    hit.weight += *best;
                }
            }
        }
        hits
    }
}

/// What a film has of a query.
#[derive(Debug, Clone, Copy, Default)]
struct Hit {
    /// How many of its words; a query has at most a dozen.
    words: u8,
    /// What they count, in tenths of points.
    weight: u16,
}
