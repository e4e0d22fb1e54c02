use std::collections::{HashMap, HashSet};
use std::path::Path;

use indicatif::ProgressBar;

use super::plain::plain;
use super::title::{Title, parse_title};
use super::{CleaningReport, DataError, FilmRecord, Rated, Table, TitlesLayout};

/// What MovieLens writes where a film has no genre.
const NO_GENRE: &str = "(no genres listed)";

/// Columns in the order in which they are asked for, after those that must be there.
const YEAR: usize = 0;
const IMDB: usize = 1;
const TMDB: usize = 2;
const DIRECTORS: usize = 3;
const CAST: usize = 4;
const TAGS: usize = 5;

/// Reads ids and titles, and what else the file says: as MovieLens has it `movieId,title,genres`, genres separated by `|`.
///
/// # Errors
/// [`DataError`] where the file cannot be read or no row is usable.
pub fn read_titles(
    path: &Path,
    layout: &TitlesLayout,
    report: &mut CleaningReport,
    progress: &ProgressBar,
) -> Result<Vec<FilmRecord>, DataError> {
    let names = &layout.columns;
    let mut required =
        vec![names.id.as_deref().unwrap_or("movieId"), names.title.as_deref().unwrap_or("title")];
    let more = [&names.year, &names.imdb, &names.tmdb, &names.directors, &names.cast, &names.tags];
    let mut places = [None; 6];
    for (place, name) in places.iter_mut().zip(more) {
        if let Some(name) = name {
            *place = Some(required.len());
            required.push(name);
        }
    }
    let genres_place = required.len();
    let optional: &[&str] = match &names.genres {
        Some(genres) => {
            required.push(genres);
            &[]
        }
        None => &["genres"],
    };
    let separator = layout.separator.as_deref().unwrap_or("|");
    let mut table = Table::open_in(path, layout.table.as_deref(), &required, optional, progress)?;
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
        let field = |what: usize| places[what].map_or("", |place| row.get(place));
        let parts = |text: String| {
            let parts =
                text.split(separator).map(str::trim).filter(|part| !part.is_empty() && *part != NO_GENRE);
            parts.map(str::to_owned).collect::<Vec<String>>()
        };
        let genres = parts(plain(row.get(genres_place), row.line, report));
        let known = match places[YEAR] {
            Some(year) => Title { main: title.to_owned(), others: Vec::new(), year: year_of(row.get(year)) },
            None => parse_title(title),
        };
        let mut film = FilmRecord::new(id, known, genres);
        film.imdb = imdb(field(IMDB));
        film.tmdb = tmdb(field(TMDB));
        film.directors = parts(plain(field(DIRECTORS), row.line, report));
        film.cast = parts(plain(field(CAST), row.line, report));
        let mut seen = HashSet::new();
        let tags = parts(plain(field(TAGS), row.line, report).to_lowercase());
        film.tags = tags.into_iter().filter(|tag| seen.insert(tag.clone())).map(|tag| (tag, 1)).collect();
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

/// An IMDb id, with or without `tt`.
pub(super) fn imdb(field: &str) -> Option<u32> {
    field.trim_start_matches("tt").parse().ok().filter(|id| *id != 0)
}

/// A TMDB id, which some programs write as a number with a point.
pub(super) fn tmdb(field: &str) -> Option<u32> {
    field.parse::<f64>().ok().map(|id| id as u32).filter(|id| *id != 0)
}

/// The year of a date or of a number; what is no year of our era is none.
fn year_of(field: &str) -> Option<u16> {
    let digits = field.split(|letter: char| !letter.is_ascii_digit()).next().unwrap_or_default();
    digits.parse().ok().filter(|year| (1..=2100).contains(year))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_year_may_be_a_number_or_the_start_of_a_date() {
        assert_eq!(
            ["1999", "1999.0", "1999-05-01", "868"].map(year_of),
            [Some(1999), Some(1999), Some(1999), Some(868)]
        );
        assert_eq!(["", "0", "-300", "unknown", "99999"].map(year_of), [None; 5]);
    }
}
