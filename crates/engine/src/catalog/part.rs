use bijou_catalog::{Column, Films, Ids, Lines, Names};

use super::FilmIx;
use super::text::{TextColumn, TextIndex};

/// One shard's films with the indexes that make access by film quick.
#[derive(Debug)]
pub(super) struct Part {
    first: u32,
    end: u32,
    /// What numbers say of them.
    pub(super) films: Films,
    pub(super) ids: TextIndex,
    pub(super) titles: TextColumn,
    pub(super) directors: NameColumn,
    /// Whether details came with it.
    pub(super) brought_details: bool,
}

impl Part {
    pub(super) fn new(first: u32, mut films: Films, brought_details: bool) -> Self {
        let count = films.len();
        // Opened here, so that each text is kept once.
        let ids = std::mem::replace(&mut films.ids, Ids::Text(Lines::default()));
        Self {
            first,
            end: first + count as u32,
            ids: TextIndex::new(ids.into_lines()),
            titles: TextColumn::new(std::mem::take(&mut films.titles)),
            directors: NameColumn::new(first, std::mem::take(&mut films.directors)),
            films,
            brought_details,
        }
    }

    pub(super) fn end(&self) -> u32 {
        self.end
    }

    pub(super) fn row(&self, film: FilmIx) -> usize {
        film.index().saturating_sub(self.first as usize)
    }

    pub(super) fn by_id(&self, id: &str) -> Option<FilmIx> {
        self.ids.find(id).map(|row| FilmIx(self.first + row))
    }
}

/// Names with the starts of each row's, for access by row.
#[derive(Debug)]
pub(crate) struct NameColumn {
    /// The film of the first row.
    first: u32,
    dictionary: TextColumn,
    items: Column,
    starts: Vec<u32>,
}

impl NameColumn {
    pub(super) fn new(first: u32, names: Names) -> Self {
        let starts = names.films.starts();
        Self { first, dictionary: TextColumn::new(names.dictionary), items: names.films.into_items(), starts }
    }

    /// The names of a row; none beyond the end.
    pub(super) fn get(&self, row: usize) -> impl Iterator<Item = &str> {
        let start = |row: usize| self.starts.get(row).map_or(0, |start| *start as usize);
        (start(row)..start(row + 1)).map(|item| self.dictionary.get(self.items.get(item) as usize))
    }

    /// All different names.
    pub(crate) fn names(&self) -> &TextColumn {
        &self.dictionary
    }

    /// Each film with each of its names, as a place in [`NameColumn::names`].
    pub(crate) fn entries(&self) -> impl Iterator<Item = (FilmIx, u32)> {
        let rows = self.starts.iter().zip(self.starts.iter().skip(1)).enumerate();
        rows.flat_map(move |(row, (start, end))| {
            let film = FilmIx(self.first + row as u32);
            (*start..*end).map(move |item| (film, self.items.get(item as usize) as u32))
        })
    }
}
