use bijou_catalog::{Column, Films, Lines, Names};

use super::FilmIx;

/// One shard's films with the indexes that make access by film quick.
#[derive(Debug)]
pub(super) struct Part {
    first: u32,
    pub(super) films: Films,
    pub(super) ids: TextColumn,
    pub(super) titles: TextColumn,
    pub(super) directors: NameColumn,
    /// Rows in the order of their ids, for lookup by id.
    by_id: Vec<u32>,
}

impl Part {
    pub(super) fn new(first: u32, films: Films) -> Self {
        let ids = TextColumn::new(films.ids.to_vec().iter().collect());
        let mut by_id: Vec<u32> = (0..films.len() as u32).collect();
        by_id.sort_unstable_by(|a, b| ids.get(*a as usize).cmp(ids.get(*b as usize)));
        let titles = TextColumn::new(films.titles.clone());
        Self { first, ids, titles, directors: NameColumn::new(&films.directors), by_id, films }
    }

    pub(super) fn end(&self) -> u32 {
        self.first + self.films.len() as u32
    }

    pub(super) fn row(&self, film: FilmIx) -> usize {
        film.index().saturating_sub(self.first as usize)
    }

    pub(super) fn by_id(&self, id: &str) -> Option<FilmIx> {
        let position = self.by_id.binary_search_by(|row| self.ids.get(*row as usize).cmp(id)).ok()?;
        self.by_id.get(position).map(|row| FilmIx(self.first + row))
    }
}

/// Lines with their spans, for access by row.
#[derive(Debug)]
pub(super) struct TextColumn {
    lines: Lines,
    spans: Vec<(u32, u32)>,
}

impl TextColumn {
    fn new(lines: Lines) -> Self {
        Self { spans: lines.spans(), lines }
    }

    /// The text of a row; empty beyond the end.
    pub(super) fn get(&self, row: usize) -> &str {
        let span = self.spans.get(row).map(|(start, end)| *start as usize..*end as usize);
        span.and_then(|span| self.lines.text().get(span)).unwrap_or_default()
    }
}

/// Names with the starts of each row's, for access by row.
#[derive(Debug)]
pub(super) struct NameColumn {
    dictionary: TextColumn,
    items: Column,
    starts: Vec<u32>,
}

impl NameColumn {
    pub(super) fn new(names: &Names) -> Self {
        Self {
            dictionary: TextColumn::new(names.dictionary.clone()),
            items: names.films.items().clone(),
            starts: names.films.starts(),
        }
    }

    /// The names of a row; none beyond the end.
    pub(super) fn get(&self, row: usize) -> impl Iterator<Item = &str> {
        let start = |row: usize| self.starts.get(row).map_or(0, |start| *start as usize);
        (start(row)..start(row + 1)).map(|item| self.dictionary.get(self.items.get(item) as usize))
    }
}
