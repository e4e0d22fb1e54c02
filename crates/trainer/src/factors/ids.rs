use std::fs::File;
use std::io::{BufReader, Read};
use std::path::Path;

use npyz::{Deserialize, NpyFile};

use super::{Beginning, FactorsError, beginning};

/// Films' ids, one per line or as a NumPy array of numbers or text.
///
/// # Errors
/// [`FactorsError`] where they cannot be read.
pub fn read(path: &Path) -> Result<Vec<String>, FactorsError> {
    let open_error = |source| FactorsError::Open { path: path.to_owned(), source };
    if beginning(path)? == Beginning::Numpy {
        return read_array(path);
    }
    let mut text = String::new();
    let mut file = File::open(path).map_err(open_error)?;
    file.read_to_string(&mut text).map_err(open_error)?;
    Ok(text.trim_end().trim_start_matches('\u{feff}').lines().map(|line| line.trim().to_owned()).collect())
}

fn read_array(path: &Path) -> Result<Vec<String>, FactorsError> {
    let unreadable = |reason: String| FactorsError::Unreadable { path: path.to_owned(), reason };
    let open = || {
        let file = File::open(path).map(BufReader::new);
        file.and_then(NpyFile::new).map_err(|error| unreadable(error.to_string()))
    };
    let shape = open()?.shape().to_vec();
    if shape.len() != 1 {
        return Err(unreadable(format!("ids have one dimension, and this array has {}", shape.len())));
    }
    let texts = texts::<i64>(open()?)
        .or_else(|_| texts::<i32>(open()?))
        .or_else(|_| texts::<u64>(open()?))
        .or_else(|_| texts::<u32>(open()?))
        .or_else(|_| texts::<String>(open()?));
    texts.map_err(|error| match error {
        Refused::Type => unreadable("ids are whole numbers or text".to_owned()),
        Refused::Other(error) => error,
        Refused::Broken(reason) => unreadable(reason),
    })
}

enum Refused {
    Type,
    Broken(String),
    Other(FactorsError),
}

impl From<FactorsError> for Refused {
    fn from(error: FactorsError) -> Self {
        Self::Other(error)
    }
}

fn texts<T: Deserialize + ToString>(file: NpyFile<BufReader<File>>) -> Result<Vec<String>, Refused> {
    let values = file.data::<T>().map_err(|_| Refused::Type)?;
    values
        .map(|value| value.map(|value| value.to_string()).map_err(|error| Refused::Broken(error.to_string())))
        .collect()
}
