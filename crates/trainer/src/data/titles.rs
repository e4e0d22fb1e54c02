use std::collections::HashMap;
use std::path::Path;

use indicatif::ProgressBar;

use super::plain::plain;
use super::title::parse_title;
use super::{CleaningReport, DataError, FilmRecord, Rated, Table};

/// What MovieLens writes where a film has no genre.
const NO_GENRE: &str = "(no genres listed)";

/// Reads `movieId,title,genres`, genres separated by `|`.
///
/// # Errors
/// [`DataError`] where the file cannot be read or no row is usable.
pub fn read_titles(
    path: &Path,
    report: &mut CleaningReport,
    progress: &ProgressBar,
) -> Result<Vec<FilmRecord>, DataError> {
    let mut table = Table::open(path, &["movieId", "title"], &["genres"], progress)?;
    let mut films: Vec<FilmRecord> = Vec::new();
    let mut numbers: HashMap<String, u32> = HashMap::new();
    while let Some(row) = table.next_row()? {
        let (id, title) = (plain(row.get(0), row.line, report), plain(row.get(1), row.line, report));
        let (id, title) = (id.as_str(), title.as_str());
        if id.is_empty() || title.is_empty() || !row.complete {
            report.count("films dropped: malformed row", || format!("line {}", row.line));
            continue;
        }
        if numbers.contains_key(id) {
            report.count("films dropped: id occurs before", || format!("line {}: {id}", row.line));
            continue;
        }
        if films.len() >= Rated::MOST as usize {
            return Err(DataError::TooMany { path: path.to_owned() });
        }
        numbers.insert(id.to_owned(), films.len() as u32);
        let genres = plain(row.get(2), row.line, report);
        let genres = genres.split('|').map(str::trim).filter(|genre| !genre.is_empty() && *genre != NO_GENRE);
        let film = FilmRecord::new(id, parse_title(title), genres.map(str::to_owned).collect());
        if film.title.year.is_none() {
            report.count("films kept without a year", || title.to_owned());
        }
        if film.genres.is_empty() {
            report.count("films kept without a genre", || title.to_owned());
        }
        films.push(film);
    }
    if films.is_empty() {
        let reason = "every row was malformed".to_owned();
        return Err(DataError::NothingUsable { path: path.to_owned(), reason });
    }
    Ok(films)
}
