use std::sync::Arc;

use crate::merge::Merger;
use crate::{Day, Entry, FilmIds, Rated, Skipped, Source};

/// What one file, or several, brought.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Import {
    /// The tables and lists that were read, in order.
    pub files: Vec<FileRead>,
    /// One entry per film.
    pub entries: Vec<Entry>,
    /// Rows that were left out, the first thousand one by one.
    pub skipped: Vec<Skipped>,
    /// How many more were left out.
    pub more_skipped: u64,
    /// Rows about series, episodes and games.
    pub tv: u64,
    /// Whose ratings a data set holds. With one, they are the entries; with several, [`Import::choose`] says whose.
    pub users: Vec<User>,
    /// Per user. Shared: it may have a million rows.
    pub(crate) data: Arc<Vec<Vec<DataRow>>>,
    /// How many entries are not a chosen user's, once one was chosen.
    pub(crate) apart: Option<usize>,
}

/// A file that was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileRead {
    /// Its name, with its folder inside a ZIP.
    pub name: String,
    /// Where it comes from.
    pub source: Source,
    /// Rows about films that were taken.
    pub rows: u64,
}

/// A person in a data set.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct User {
    /// As the data set calls them.
    pub id: String,
    /// How many films they rated.
    pub ratings: usize,
}

/// A rating in a data set.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct DataRow {
    pub(crate) film: Box<str>,
    pub(crate) half_stars: u8,
    pub(crate) on: Option<Day>,
}

impl Import {
    /// Takes the ratings of one of [`Self::users`], in place of those of another.
    pub fn choose(&mut self, user: usize) {
        let rows = self.data.get(user).map(Vec::as_slice).unwrap_or_default();
        let mut merger = Merger::default();
        for row in rows {
            let rating = Some(Rated { half_stars: row.half_stars, on: row.on });
            let ids = FilmIds { catalog: Some(row.film.to_string()), ..FilmIds::default() };
            merger.add(Entry { rating, seen: true, ids, ..Entry::default() }, None);
        }
        let apart = *self.apart.get_or_insert(self.entries.len());
        self.entries.truncate(apart);
        self.entries.extend(merger.finish());
    }

    /// Adds what another file brought. Of two data sets the first stays: nobody has ratings in both.
    pub fn join(&mut self, other: Self) {
        self.files.extend(other.files);
        self.entries.extend(other.entries);
        self.skipped.extend(other.skipped);
        self.more_skipped += other.more_skipped;
        self.tv += other.tv;
        if self.users.is_empty() {
            (self.users, self.data) = (other.users, other.data);
        }
    }

    /// How many rows were left out, or parts of rows.
    pub fn skipped_in_all(&self) -> u64 {
        self.skipped.len() as u64 + self.more_skipped
    }
}
