use std::fs::File;
use std::io::{Read, Seek};
use std::path::Path;

use super::DataError;

/// How a gzip file begins (RFC 1952).
const GZIP: [u8; 2] = [0x1f, 0x8b];

/// How a Parquet file begins.
const PARQUET: [u8; 4] = *b"PAR1";

/// How a SQLite database begins.
const SQLITE: [u8; 16] = *b"SQLite format 3\0";

/// What a file holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// Text.
    Text,
    /// Gzipped text.
    Gzip,
    /// Columns.
    Parquet,
    /// A database.
    Sqlite,
}

/// A file that is open at its beginning.
pub struct OpenFile {
    /// The file.
    pub file: File,
    /// Bytes that were looked at already, where the file cannot be read again.
    pub first: Vec<u8>,
    /// Its size in bytes.
    pub length: u64,
    /// By its first bytes, whatever its name.
    pub format: Format,
}

/// Opens a file and looks at how it begins.
///
/// # Errors
/// [`DataError::Open`].
pub fn open(path: &Path) -> Result<OpenFile, DataError> {
    let open_error = |source| DataError::Open { path: path.to_owned(), source };
    let mut file = File::open(path).map_err(open_error)?;
    let metadata = file.metadata().map_err(open_error)?;
    if metadata.is_dir() {
        return Err(open_error(std::io::Error::other("it is a folder, not a file")));
    }
    let mut first = Vec::new();
    Read::by_ref(&mut file).take(SQLITE.len() as u64).read_to_end(&mut first).map_err(open_error)?;
    let format = match first.as_slice() {
        bytes if bytes.starts_with(&GZIP) => Format::Gzip,
        bytes if bytes.starts_with(&PARQUET) => Format::Parquet,
        bytes if bytes.starts_with(&SQLITE) => Format::Sqlite,
        _ => Format::Text,
    };
    // A pipe cannot go back.
    if file.rewind().is_ok() {
        first.clear();
    }
    Ok(OpenFile { file, first, length: metadata.len(), format })
}
