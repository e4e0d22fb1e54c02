use std::path::{Path, PathBuf};

use indicatif::ProgressBar;

use super::DataError;
use super::csv_rows::CsvRows;
use super::parquet_rows::ParquetRows;
use super::source::{Format, open};

/// Most columns that are asked for of any file.
pub const MOST_COLUMNS: usize = 4;

/// A CSV file, plain or gzipped, or a Parquet file, told apart by how they begin. It is read row by row, its columns found by
/// name: trimmed, in any case and in any order.
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
}

/// One row of a [`Table`].
pub struct Row<'a> {
    /// The wanted columns; empty where there is none.
    pub fields: [&'a str; MOST_COLUMNS],
    /// Whether the row has as many fields as the header.
    pub complete: bool,
    /// The line on which it starts; of a Parquet file the number of the row.
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
    /// [`DataError::Open`], [`DataError::Empty`] without a header, [`DataError::MissingColumn`] for a missing
    /// `required` column, [`DataError::Gzip`] and [`DataError::Parquet`] where the file is none,
    /// [`DataError::WrongType`] for a wanted column of Parquet that holds something else.
    pub fn open(
        path: &Path,
        required: &[&str],
        optional: &[&str],
        progress: &ProgressBar,
    ) -> Result<Self, DataError> {
        let file = open(path)?;
        let mut source = match file.format {
            Format::Text | Format::Gzip => Source::Csv(CsvRows::open(path, file, progress)?),
            Format::Parquet => Source::Parquet(Box::new(ParquetRows::open(path, file, progress)?)),
        };
        let names: Vec<String> = match &mut source {
            Source::Csv(rows) => rows.names()?,
            Source::Parquet(rows) => rows.names(),
        };
        let position = |column: &str| names.iter().position(|name| name == &column.to_lowercase());
        if let Some(column) = required.iter().find(|column| position(column).is_none()) {
            return Err(DataError::MissingColumn {
                path: path.to_owned(),
                column: (*column).to_owned(),
                found: names.join(", "),
            });
        }
        let columns: Vec<_> = required.iter().chain(optional).map(|column| position(column)).collect();
        if let Source::Parquet(rows) = &mut source {
            rows.select(&columns)?;
        }
        Ok(Self { path: path.to_owned(), source, columns, rows: 0 })
    }

    /// The next row, or `None` at the end.
    ///
    /// # Errors
    /// [`DataError::Read`], [`DataError::Gzip`], [`DataError::Parquet`], [`DataError::NotUtf8`], and [`DataError::Empty`]
    /// at the end of a file without any row.
    pub fn next_row(&mut self) -> Result<Option<Row<'_>>, DataError> {
        let row = match &mut self.source {
            Source::Csv(rows) => rows.next_row(&self.columns)?,
            Source::Parquet(rows) => rows.next_row()?,
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
