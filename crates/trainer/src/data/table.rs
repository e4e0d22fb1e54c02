use std::fs::File;
use std::io::{BufReader, Read};
use std::path::{Path, PathBuf};

use csv::{ByteRecord, Reader, ReaderBuilder};
use indicatif::ProgressBar;

/// Most columns that are asked for of any file.
const MOST_COLUMNS: usize = 4;

/// Why an input file cannot be used. Each message names the file and says what to do about it.
#[derive(Debug, thiserror::Error)]
pub enum DataError {
    /// The file is not there or cannot be opened.
    #[error("cannot open {path}: {source}")]
    Open {
        /// The file.
        path: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
    /// The file broke off while it was read.
    #[error("cannot read {path}: {source}")]
    Read {
        /// The file.
        path: PathBuf,
        /// What the system or the CSV reader said.
        source: csv::Error,
    },
    /// A column that is needed is missing.
    #[error("{path} has no column {column}; its columns are: {found}")]
    MissingColumn {
        /// The file.
        path: PathBuf,
        /// The column's name.
        column: &'static str,
        /// The names that were found.
        found: String,
    },
    /// There is a header, or nothing at all, but no row.
    #[error("{path} is empty: it needs a header line and at least one row")]
    Empty {
        /// The file.
        path: PathBuf,
    },
    /// Not text in UTF-8.
    #[error("{path}, line {line}: not UTF-8 text; convert the file, for example with iconv -t UTF-8")]
    NotUtf8 {
        /// The file.
        path: PathBuf,
        /// The line with the offending bytes.
        line: u64,
    },
    /// More than can be numbered.
    #[error(
        "{path} is too large: 268 million films or people, or 4 billion ratings, are the most there can be"
    )]
    TooMany {
        /// The file.
        path: PathBuf,
    },
    /// Rows were read, but none of them can be used.
    #[error("{path} has no usable row: {reason}")]
    NothingUsable {
        /// The file.
        path: PathBuf,
        /// Why not.
        reason: String,
    },
}

/// A CSV file read row by row, its columns found by name: trimmed, in any case and in any order.
pub struct Table {
    path: PathBuf,
    reader: Reader<Box<dyn Read>>,
    columns: Vec<Option<usize>>,
    record: ByteRecord,
    rows: u64,
    /// Fields of the header.
    width: usize,
}

/// One row of a [`Table`].
pub struct Row<'a> {
    fields: [&'a str; MOST_COLUMNS],
    /// Whether the row has as many fields as the header.
    pub complete: bool,
    /// The line on which it starts.
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
    /// `required` column.
    pub fn open(
        path: &Path,
        required: &[&'static str],
        optional: &[&'static str],
        progress: &ProgressBar,
    ) -> Result<Self, DataError> {
        let open_error = |source| DataError::Open { path: path.to_owned(), source };
        let file = File::open(path).map_err(open_error)?;
        let metadata = file.metadata().map_err(open_error)?;
        if metadata.is_dir() {
            return Err(open_error(std::io::Error::other("it is a folder, not a file")));
        }
        progress.inc_length(metadata.len());
        let source: Box<dyn Read> = Box::new(progress.wrap_read(BufReader::with_capacity(1 << 16, file)));
        let mut reader = ReaderBuilder::new().flexible(true).from_reader(source);
        let read_error = |source| DataError::Read { path: path.to_owned(), source };
        let header = reader.byte_headers().map_err(read_error)?;
        if header.is_empty() {
            return Err(DataError::Empty { path: path.to_owned() });
        }
        let names: Vec<String> = header.iter().map(column_name).collect();
        let position = |column: &str| names.iter().position(|name| name == &column.to_lowercase());
        if let Some(column) = required.iter().find(|column| position(column).is_none()) {
            return Err(DataError::MissingColumn { path: path.to_owned(), column, found: names.join(", ") });
        }
        let columns = required.iter().chain(optional).map(|column| position(column)).collect();
        Ok(Self {
            path: path.to_owned(),
            reader,
            columns,
            record: ByteRecord::new(),
            rows: 0,
            width: names.len(),
        })
    }

    /// The next row, or `None` at the end.
    ///
    /// # Errors
    /// [`DataError::Read`], [`DataError::NotUtf8`], and [`DataError::Empty`] at the end of a file without any row.
    pub fn next_row(&mut self) -> Result<Option<Row<'_>>, DataError> {
        let more = self.reader.read_byte_record(&mut self.record);
        let more = more.map_err(|source| DataError::Read { path: self.path.clone(), source })?;
        if !more {
            return if self.rows == 0 { Err(DataError::Empty { path: self.path.clone() }) } else { Ok(None) };
        }
        self.rows += 1;
        let line = self.record.position().map_or(0, csv::Position::line);
        let mut fields = [""; MOST_COLUMNS];
        for (field, column) in fields.iter_mut().zip(&self.columns) {
            let bytes = column.and_then(|column| self.record.get(column)).unwrap_or_default();
            let text = std::str::from_utf8(bytes);
            *field = text.map_err(|_| DataError::NotUtf8 { path: self.path.clone(), line })?.trim();
        }
        Ok(Some(Row { fields, complete: self.record.len() == self.width, line }))
    }

    /// Whether an optional column is there; counted like in [`Row::get`].
    pub fn has(&self, column: usize) -> bool {
        self.columns.get(column).is_some_and(Option::is_some)
    }
}

fn column_name(field: &[u8]) -> String {
    String::from_utf8_lossy(field).trim_start_matches('\u{feff}').trim().to_lowercase()
}
