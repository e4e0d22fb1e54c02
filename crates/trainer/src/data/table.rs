use std::path::{Path, PathBuf};

use indicatif::ProgressBar;

use super::DataError;
use super::csv_rows::CsvRows;
use super::moment::is_date;
use super::parquet_rows::ParquetRows;
use super::scale::number;
use super::source::{Format, open};
use super::sqlite_rows::SqliteRows;

/// Most columns that are asked for of any file.
pub const MOST_COLUMNS: usize = 9;

/// A CSV file, plain or gzipped, a Parquet file, or a table of a SQLite database, told apart by how they begin. It is read row by
/// row, its columns found by name: trimmed, in any case and in any order.
pub struct Table {
    path: PathBuf,
    source: Source,
    /// Where each wanted column stands.
    columns: Vec<Option<usize>>,
    rows: u64,
}

enum Source {
    Csv(CsvRows),
    Parquet(Box<ParquetRows>),
    Sqlite(Box<SqliteRows>),
}

/// One row of a [`Table`].
pub struct Row<'a> {
    /// The wanted columns; empty where there is none.
    pub fields: [&'a str; MOST_COLUMNS],
    /// Whether the row has as many fields as the header.
    pub complete: bool,
    /// The line on which it starts; of a Parquet file and of a database the number of the row.
    pub line: u64,
}

impl<'a> Row<'a> {
    /// The field of the column at this place in the list given to [`Table::open`]; empty where there is none.
    pub fn get(&self, column: usize) -> &'a str {
        self.fields.get(column).copied().unwrap_or_default()
    }
}

impl Table {
    /// Opens a file and finds its columns; `progress` advances with the bytes read.
    ///
    /// # Errors
    /// Those of [`Table::open_in`].
    pub fn open(
        path: &Path,
        required: &[&str],
        optional: &[&str],
        progress: &ProgressBar,
    ) -> Result<Self, DataError> {
        Self::open_in(path, None, required, optional, progress)
    }

    /// Opens a file, of a database the table of this name or the only one, and finds its columns.
    ///
    /// # Errors
    /// [`DataError::Open`], [`DataError::Empty`] without a header, [`DataError::MissingColumn`] for a missing
    /// `required` column, [`DataError::NoHeader`] where the first line looks like data, [`DataError::Gzip`],
    /// [`DataError::Parquet`] and [`DataError::Sqlite`] where the file is none, [`DataError::WhichTable`] where the table is
    /// unclear, [`DataError::WrongType`] for a wanted column of Parquet that holds something else.
    pub fn open_in(
        path: &Path,
        table: Option<&str>,
        required: &[&str],
        optional: &[&str],
        progress: &ProgressBar,
    ) -> Result<Self, DataError> {
        let (mut source, names) = open_source(path, table, progress)?;
        let position = |column: &str| names.iter().position(|name| name == &column.trim().to_lowercase());
        if let Some(column) = required.iter().find(|column| position(column).is_none()) {
            let found = names.join(", ");
            let path = path.to_owned();
            return Err(match &source {
                Source::Csv(_) if looks_like_data(&names) => {
                    DataError::NoHeader { path, found, needed: required.join(",") }
                }
                _ => DataError::MissingColumn { path, column: (*column).to_owned(), found },
            });
        }
        let columns: Vec<_> = required.iter().chain(optional).map(|column| position(column)).collect();
        match &mut source {
            Source::Csv(_) => {}
            Source::Parquet(rows) => rows.select(&columns)?,
            Source::Sqlite(rows) => rows.select(&columns),
        }
        Ok(Self { path: path.to_owned(), source, columns, rows: 0 })
    }

    /// The names of a file's columns, in small letters.
    ///
    /// # Errors
    /// Those of [`Table::open_in`].
    pub fn names_of(path: &Path, table: Option<&str>) -> Result<Vec<String>, DataError> {
        Ok(open_source(path, table, &ProgressBar::hidden())?.1)
    }

    /// The next row, or `None` at the end.
    ///
    /// # Errors
    /// [`DataError::Read`], [`DataError::Gzip`], [`DataError::Parquet`], [`DataError::Sqlite`], [`DataError::NotUtf8`], and
    /// [`DataError::Empty`] at the end of a file without any row.
    pub fn next_row(&mut self) -> Result<Option<Row<'_>>, DataError> {
        let row = match &mut self.source {
            Source::Csv(rows) => rows.next_row(&self.columns)?,
            Source::Parquet(rows) => rows.next_row()?,
            Source::Sqlite(rows) => rows.next_row()?,
        };
        if row.is_none() && self.rows == 0 {
            return Err(DataError::Empty { path: self.path.clone() });
        }
        self.rows += 1;
        Ok(row)
    }

    /// Whether an optional column is there; counted like in [`Row::get`].
    pub fn has(&self, column: usize) -> bool {
        self.columns.get(column).is_some_and(Option::is_some)
    }
}

/// Opens a file at its first row, with the names of its columns in small letters.
fn open_source(
    path: &Path,
    table: Option<&str>,
    progress: &ProgressBar,
) -> Result<(Source, Vec<String>), DataError> {
    let file = open(path)?;
    Ok(match file.format {
        Format::Text | Format::Gzip => {
            let mut rows = CsvRows::open(path, file, progress)?;
            let names = rows.names()?;
            (Source::Csv(rows), names)
        }
        Format::Parquet => {
            let rows = ParquetRows::open(path, file, progress)?;
            let names = rows.names();
            (Source::Parquet(Box::new(rows)), names)
        }
        Format::Sqlite => {
            let rows = SqliteRows::open(path, table, file.length, progress)?;
            let names = rows.names();
            (Source::Sqlite(Box::new(rows)), names)
        }
    })
}

/// Whether this is a row rather than names: nobody calls a column 31 or 2019-03-01.
pub fn looks_like_data(names: &[String]) -> bool {
    names.iter().any(|name| number(name).is_some() || is_date(name))
}
