//! Cutting a shard that has grown too large into several of its kind.

use std::ops::Range;

use crate::{Column, Details, Expectations, Factors, Films, Ids, Lines, Lists, Names, Shard};

impl Shard {
    /// Cuts a shard into pieces of at most `most` films each, in order; a shard with no more than that stays as it is.
    ///
    /// Details of earlier films and the model come with the first piece. What speaks about films of several pieces (neighbors,
    /// content, pictures) comes with the last, when all of them are there.
    pub fn split(mut self, most: usize) -> Vec<Self> {
        let films = self.films.len();
        if films <= most.max(1) {
            return vec![self];
        }
        let earlier = self.details.as_ref().map_or(0, |details| details.cast.films().saturating_sub(films));
        let mut pieces: Vec<Self> = (0..films)
            .step_by(most)
            .map(|start| self.piece(start..films.min(start + most), earlier))
            .collect();
        if let Some(first) = pieces.first_mut() {
            first.model = self.model.take();
        }
        if let Some(last) = pieces.last_mut() {
            (last.neighbors, last.content) = (self.neighbors, self.content);
            (last.shapes, last.map) = (self.shapes, self.map);
        }
        pieces
    }

    fn piece(&self, films: Range<usize>, earlier: usize) -> Self {
        let from = if films.start == 0 { 0 } else { films.start + earlier };
        let detailed = from..films.end + earlier;
        Self {
            details: self.details.as_ref().map(|details| details.piece(detailed)),
            factors: self.factors.as_ref().map(|factors| factors.piece(films.clone())),
            expectations: self.expectations.piece(films.clone()),
            films: self.films.piece(films),
            neighbors: None,
            content: None,
            model: None,
            shapes: None,
            map: None,
        }
    }
}

impl Films {
    fn piece(&self, films: Range<usize>) -> Self {
        let column = |column: &Column| column.piece(films.clone());
        let ids: Vec<String> = self.ids.to_vec().drain(films.clone()).collect();
        Self {
            ids: Ids::new(&ids),
            titles: self.titles.iter().skip(films.start).take(films.len()).collect(),
            years: column(&self.years),
            genres: column(&self.genres),
            imdb: column(&self.imdb),
            tmdb: column(&self.tmdb),
            rating_counts: column(&self.rating_counts),
            mean_ratings: column(&self.mean_ratings),
            directors: self.directors.piece(films),
        }
    }
}

impl Details {
    fn piece(&self, films: Range<usize>) -> Self {
        Self { cast: self.cast.piece(films.clone()), tags: self.tags.piece(films) }
    }
}

impl Names {
    /// Names that no film of the piece has are left out, the others numbered anew in the order in which they appear.
    fn piece(&self, films: Range<usize>) -> Self {
        let (starts, items) = (self.films.starts(), self.films.items());
        let names: Vec<&str> = self.dictionary.iter().collect();
        let mut numbers = vec![None; names.len()];
        let mut kept: Vec<&str> = Vec::new();
        let mut number = |name: usize| {
            *numbers[name].get_or_insert_with(|| {
                kept.push(names[name]);
                kept.len() as u32 - 1
            })
        };
        let lists: Vec<Vec<u32>> = films
            .map(|film| {
                (starts[film]..starts[film + 1])
                    .map(|item| number(items.get(item as usize) as usize))
                    .collect()
            })
            .collect();
        Self {
            films: Lists::new(lists.iter().map(Vec::as_slice)),
            dictionary: kept.into_iter().collect::<Lines>(),
        }
    }
}

impl Column {
    fn piece(&self, rows: Range<usize>) -> Self {
        rows.map(|row| self.get(row)).collect()
    }
}

impl Expectations {
    fn piece(&self, films: Range<usize>) -> Self {
        Self {
            expected: self.expected.piece(films.clone()),
            variances: self.variances.piece(films.clone()),
            leanings: self.leanings.as_ref().map(|leanings| leanings.piece(films)),
        }
    }
}

impl Factors {
    fn piece(&self, films: Range<usize>) -> Self {
        let row_bytes = self.dims().div_ceil(2);
        Self {
            dims: self.dims,
            codes: self.codes[films.start * row_bytes..films.end * row_bytes].to_vec(),
            scales: self.scales[films].to_vec(),
        }
    }
}
