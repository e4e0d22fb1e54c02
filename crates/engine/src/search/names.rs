use super::folding::Folding;
use super::matching::{Fit, fitting};
use super::word_list::{Gathered, WordList};
use super::words::parts;
use crate::catalog::NameColumn;
use crate::{Catalog, NameKind};

/// The people or tags of one column of the catalog, by the words of their names.
#[derive(Debug)]
pub(super) struct NameList {
    pub(super) kind: NameKind,
    words: WordList,
    /// Where each name's films end.
    ends: Vec<u32>,
    films: Vec<u32>,
    /// How many ratings its films have, each name's.
    ratings: Vec<u32>,
}

/// A name that fits a query.
#[derive(Debug, Clone, Copy)]
pub(super) struct NameHit {
    /// Its place in the dictionary of its column.
    pub(super) item: u32,
    /// The higher the better it fits.
    pub(super) weight: f32,
}

impl NameList {
    pub(super) fn new(catalog: &Catalog, column: &NameColumn, kind: NameKind, folding: &Folding) -> Self {
        let names = column.names().len();
        let mut gathered = Gathered::default();
        for item in 0..names {
            for word in column.names().get(item).split_whitespace().flat_map(|chunk| parts(chunk, folding)) {
                gathered.add(&word, item as u32);
            }
        }
        // Sorted by counting: how many films each name has, where they end, then each film into its place from behind.
        let mut ends = vec![0_u32; names];
        let mut ratings = vec![0_u32; names];
        for (film, item) in column.entries() {
            if let (Some(end), Some(ratings)) = (ends.get_mut(item as usize), ratings.get_mut(item as usize))
            {
                *end += 1;
                *ratings = ratings.saturating_add(catalog.film(film).rating_count());
            }
        }
        let mut sum = 0;
        for end in &mut ends {
            sum += *end;
            *end = sum;
        }
        let mut next: Vec<u32> = std::iter::once(0).chain(ends.iter().copied()).collect();
        let mut films = vec![0; sum as usize];
        for (film, item) in column.entries() {
            let Some(place) = next.get_mut(item as usize) else { continue };
            if let Some(entry) = films.get_mut(*place as usize) {
                *entry = film.0;
                *place += 1;
            }
        }
        Self { kind, words: WordList::new(&gathered), ends, films, ratings }
    }

    /// The films of a name.
    pub(super) fn films(&self, item: u32) -> &[u32] {
        let end = |item: usize| self.ends.get(item).map_or(0, |end| *end as usize);
        let start = (item as usize).checked_sub(1).map_or(0, end);
        self.films.get(start..end(item as usize)).unwrap_or_default()
    }

    /// Calls `hit` with the films of every name that has a word like `typed`.
    pub(super) fn films_fitting(&self, typed: &str, typos: bool, hit: &mut dyn FnMut(Fit, &[u32])) {
        fitting(&self.words, typed, typos, &mut |fit, items| {
            items.iter().for_each(|item| hit(fit, self.films(*item)));
        });
    }

    /// The names that have every one of these words, or may have been meant.
    pub(super) fn find(&self, typed: &[String]) -> Vec<NameHit> {
        let mut sums = vec![0_u32; self.ends.len()];
        let mut seen = vec![0_usize; self.ends.len()];
        for (number, word) in typed.iter().enumerate() {
            let mut best = vec![0_u16; self.ends.len()];
            fitting(&self.words, word, true, &mut |fit, items| {
                for item in items {
                    if let Some(best) = best.get_mut(*item as usize) {
                        *best = fit.weight().max(*best);
                    }
                }
            });
            for ((best, sum), seen) in best.into_iter().zip(&mut sums).zip(&mut seen) {
                if best > 0 && *seen == number {
                    *sum += u32::from(best);
                    *seen += 1;
                }
            }
        }
        let whole = sums.into_iter().zip(seen).enumerate().filter(|(_, (_, seen))| *seen == typed.len());
        let known = |item: usize| (1.0 + self.ratings.get(item).copied().unwrap_or(0) as f32).log2();
        let hit = |(item, (sum, _)): (usize, (u32, usize))| NameHit {
            item: item as u32,
            weight: sum as f32 / 10.0 / typed.len() as f32 + known(item) * super::DOUBLING,
        };
        whole.map(hit).collect()
    }
}
