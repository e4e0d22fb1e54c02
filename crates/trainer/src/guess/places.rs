use std::fmt;
use std::path::{Path, PathBuf};

use indicatif::ProgressBar;

use crate::data::{DataError, Format, Table, open, table_names};

/// How names of files with tables end.
const ENDINGS: [&str; 9] =
    [".csv", ".csv.gz", ".tsv", ".txt", ".parquet", ".sqlite", ".sqlite3", ".db", ".tsv.gz"];

/// A file, or a table of a database.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// The file.
    pub file: PathBuf,
    /// The table.
    pub table: Option<String>,
}

impl Place {
    /// Opens it with these columns.
    ///
    /// # Errors
    /// Those of [`Table::open_in`].
    pub fn open(&self, columns: &[&str]) -> Result<Table, DataError> {
        Table::open_in(&self.file, self.table.as_deref(), columns, &[], &ProgressBar::hidden())
    }

    /// The names of its columns, in small letters.
    ///
    /// # Errors
    /// Those of [`Table::open_in`].
    pub fn names(&self) -> Result<Vec<String>, DataError> {
        Table::names_of(&self.file, self.table.as_deref())
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.table {
            Some(table) => write!(f, "{}, table {table}", self.file.display()),
            None => write!(f, "{}", self.file.display()),
        }
    }
}

/// Every table of a file, or of the files of a folder, in the order of their names.
///
/// # Errors
/// Where the file or folder cannot be opened, or the file is a broken database.
pub fn places_in(path: &Path) -> Result<Vec<Place>, DataError> {
    if !path.is_dir() {
        return tables(path);
    }
    let unreadable = |source| DataError::Open { path: path.to_owned(), source };
    let mut files = Vec::new();
    for entry in std::fs::read_dir(path).map_err(unreadable)? {
        let entry = entry.map_err(unreadable)?;
        let name = entry.file_name().to_string_lossy().to_lowercase();
        if entry.path().is_file() && ENDINGS.iter().any(|ending| name.ends_with(ending)) {
            files.push(entry.path());
        }
    }
    files.sort();
    // Of a whole folder, what cannot be read is no ratings.
    Ok(files.iter().flat_map(|file| tables(file).unwrap_or_default()).collect())
}

fn tables(file: &Path) -> Result<Vec<Place>, DataError> {
    let of = |table: Option<String>| Place { file: file.to_owned(), table };
    Ok(match open(file)?.format {
        Format::Sqlite => table_names(file)?.into_iter().map(|table| of(Some(table))).collect(),
        _ => vec![of(None)],
    })
}
