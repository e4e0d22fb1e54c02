//! Factors of films that another program learned: Parquet files as Apache Spark writes them, and NumPy arrays.

mod error;
mod ids;
mod npy;
mod parquet;
mod rows;

use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};

pub use error::FactorsError;
pub use rows::FactorTable;
use rows::Rows;

/// Where factors are, and whose they are.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FactorsSource {
    /// A file, or a folder of Parquet files.
    pub path: PathBuf,
    /// A film's id for every row of a NumPy array.
    pub ids: Option<PathBuf>,
    /// What the column of ids is called in Parquet, where that is not clear.
    pub id_column: Option<String>,
}

/// Reads factors, by what the path holds.
///
/// # Errors
/// [`FactorsError`] where they cannot be used; it says what is wrong.
pub fn read_factors(source: &FactorsSource) -> Result<FactorTable, FactorsError> {
    let FactorsSource { path, ids, id_column } = source;
    let mut rows = Rows::new(path);
    if path.is_dir() {
        refuse_ids(path, ids.as_deref())?;
        for part in parts(path)? {
            parquet::read(&part, id_column.as_deref(), &mut rows)?;
        }
        return rows.finish();
    }
    match (beginning(path)?, ids) {
        (Beginning::Numpy, Some(ids)) => npy::read(path, ids::read(ids)?, ids, &mut rows)?,
        (Beginning::Numpy, None) => return Err(FactorsError::NeedsIds { path: path.clone() }),
        (Beginning::Parquet, ids) => {
            refuse_ids(path, ids.as_deref())?;
            parquet::read(path, id_column.as_deref(), &mut rows)?;
        }
        (Beginning::Other, _) => return Err(FactorsError::Unknown { path: path.clone() }),
    }
    rows.finish()
}

fn refuse_ids(path: &Path, ids: Option<&Path>) -> Result<(), FactorsError> {
    ids.map_or(Ok(()), |_| Err(FactorsError::HasIds { path: path.to_owned() }))
}

/// The Parquet files of a folder, by name: of a saved model, those of its films.
fn parts(folder: &Path) -> Result<Vec<PathBuf>, FactorsError> {
    let of_films = folder.join("itemFactors");
    let folder = if of_films.is_dir() { of_films.as_path() } else { folder };
    let open_error = |source| FactorsError::Open { path: folder.to_owned(), source };
    let mut parts = Vec::new();
    for entry in std::fs::read_dir(folder).map_err(open_error)? {
        let path = entry.map_err(open_error)?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        // Marks and sums of Spark's begin like this.
        if name.ends_with(".parquet") && !name.starts_with(['.', '_']) {
            parts.push(path);
        }
    }
    parts.sort();
    if parts.is_empty() {
        return Err(FactorsError::NoParts { path: folder.to_owned() });
    }
    Ok(parts)
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Beginning {
    Numpy,
    Parquet,
    Other,
}

fn beginning(path: &Path) -> Result<Beginning, FactorsError> {
    let open_error = |source| FactorsError::Open { path: path.to_owned(), source };
    let mut first = Vec::new();
    File::open(path).and_then(|file| file.take(6).read_to_end(&mut first)).map_err(open_error)?;
    Ok(match first.as_slice() {
        b"\x93NUMPY" => Beginning::Numpy,
        bytes if bytes.starts_with(b"PAR1") => Beginning::Parquet,
        _ => Beginning::Other,
    })
}
