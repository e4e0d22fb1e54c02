use std::collections::HashMap;
use std::path::Path;

use indicatif::ProgressBar;

use super::plain::plain;
use super::{CleaningReport, DataError, FilmRecord, Table};

/// Reads `movieId,directors,cast`, names separated by `|`, into the films.
///
/// # Errors
/// [`DataError`] where the file cannot be read.
pub fn read_people(
    path: &Path,
    films: &mut [FilmRecord],
    numbers: &HashMap<String, u32>,
    report: &mut CleaningReport,
    progress: &ProgressBar,
) -> Result<(), DataError> {
    let mut table = Table::open(path, &["movieId"], &["directors", "cast"], progress)?;
    while let Some(row) = table.next_row()? {
        let Some(film) = numbers.get(row.get(0)).and_then(|film| films.get_mut(*film as usize)) else {
            report.count("people ignored: film not in movies.csv", || format!("line {}", row.line));
            continue;
        };
        film.directors = names(&plain(row.get(1), row.line, report));
        film.cast = names(&plain(row.get(2), row.line, report));
    }
    Ok(())
}

fn names(field: &str) -> Vec<String> {
    field.split('|').map(str::trim).filter(|name| !name.is_empty()).map(str::to_owned).collect()
}
