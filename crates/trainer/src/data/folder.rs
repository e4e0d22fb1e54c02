use std::collections::HashMap;
use std::path::{Path, PathBuf};

use indicatif::ProgressBar;

use super::people::read_people;
use super::popularity::{Popularity, read_popularity};
use super::ratings::Ratings;
use super::reading::read_ratings;
use super::tags::read_tags;
use super::title::Title;
use super::titles::read_titles;
use super::{CleaningReport, Columns, DataError, Table};

/// What a folder's ratings may be called.
const RATINGS: [&str; 3] = ["ratings.csv", "ratings.csv.gz", "ratings.parquet"];

/// Everything the data says about one film.
#[derive(Debug, Clone, PartialEq)]
pub struct FilmRecord {
    /// Its id in the data.
    pub id: String,
    /// Its title, taken apart.
    pub title: Title,
    /// Names of its genres.
    pub genres: Vec<String>,
    /// IMDb id without `tt`.
    pub imdb: Option<u32>,
    /// TMDB id.
    pub tmdb: Option<u32>,
    /// Tags with how often each was given, the most given first.
    pub tags: Vec<(String, u32)>,
    /// Who directed it.
    pub directors: Vec<String>,
    /// Who acts in it.
    pub cast: Vec<String>,
    /// How a wider public rated it.
    pub popularity: Option<Popularity>,
}

impl FilmRecord {
    /// A film of which nothing else is known.
    pub fn new(id: &str, title: Title, genres: Vec<String>) -> Self {
        Self {
            id: id.to_owned(),
            title,
            genres,
            imdb: None,
            tmdb: None,
            tags: Vec::new(),
            directors: Vec::new(),
            cast: Vec::new(),
            popularity: None,
        }
    }
}

/// A cleaned data set.
#[derive(Debug, Clone, PartialEq)]
pub struct Dataset {
    /// All films, in the order of `movies.csv`.
    pub films: Vec<FilmRecord>,
    /// Everybody's ratings; films are indices into `films`.
    pub ratings: Ratings,
    /// What cleaning dropped or noticed.
    pub report: CleaningReport,
}

impl Dataset {
    /// How many ratings every film has.
    pub fn rating_counts(&self) -> Vec<u32> {
        let mut counts = vec![0; self.films.len()];
        self.ratings.events().for_each(|event| counts[event.film as usize] += 1);
        counts
    }

    /// The place of every film by its id.
    pub fn film_numbers(&self) -> HashMap<String, u32> {
        self.films.iter().enumerate().map(|(number, film)| (film.id.clone(), number as u32)).collect()
    }
}

/// Which ratings to read.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct RatingsSource {
    /// A file instead of the folder's own.
    pub file: Option<PathBuf>,
    /// What its columns are called.
    pub columns: Columns,
}

/// Reads a folder in the MovieLens layout, and the ratings from where they are.
///
/// # Errors
/// [`DataError`] when `movies.csv` or the ratings are missing or unusable, or an optional file is there but unreadable.
pub fn read_folder(
    folder: &Path,
    ratings: &RatingsSource,
    progress: &ProgressBar,
) -> Result<Dataset, DataError> {
    let mut data = read_films(folder, progress)?;
    let path = &ratings.file.clone().map_or_else(|| own_ratings(folder), Ok)?;
    data.ratings = read_ratings(path, &ratings.columns, &data.film_numbers(), &mut data.report, progress)?;
    if data.ratings.is_empty() {
        let reason = "every row was dropped as malformed, impossible or of an unknown film".to_owned();
        return Err(DataError::NothingUsable { path: path.to_owned(), reason });
    }
    Ok(data)
}

/// The folder's file of ratings, in whichever format.
fn own_ratings(folder: &Path) -> Result<PathBuf, DataError> {
    let mut found = RATINGS.into_iter().filter(|name| folder.join(name).exists());
    match (found.next(), found.next()) {
        (Some(first), Some(second)) => Err(DataError::Ambiguous {
            folder: folder.to_owned(),
            first: first.to_owned(),
            second: second.to_owned(),
        }),
        (only, _) => Ok(folder.join(only.unwrap_or(RATINGS[0]))),
    }
}

/// Reads everything but the ratings.
///
/// # Errors
/// [`DataError`] when `movies.csv` is missing or unusable, or an optional file is there but unreadable.
pub fn read_films(folder: &Path, progress: &ProgressBar) -> Result<Dataset, DataError> {
    let mut report = CleaningReport::default();
    let films = read_titles(&folder.join("movies.csv"), &mut report, progress)?;
    let mut data = Dataset { films, ratings: Ratings::default(), report };
    let numbers = data.film_numbers();
    type Reader = fn(
        &Path,
        &mut [FilmRecord],
        &HashMap<String, u32>,
        &mut CleaningReport,
        &ProgressBar,
    ) -> Result<(), DataError>;
    let optional: [(&str, Reader); 4] = [
        ("links.csv", read_links),
        ("tags.csv", read_tags),
        ("people.csv", read_people),
        ("popularity.csv", read_popularity),
    ];
    for (name, read) in optional {
        let path = folder.join(name);
        if path.exists() {
            read(&path, &mut data.films, &numbers, &mut data.report, progress)?;
        }
    }
    drop_repeated_imdb_ids(&mut data.films, &mut data.report);
    Ok(data)
}

/// Reads `movieId,imdbId,tmdbId` into the films.
fn read_links(
    path: &Path,
    films: &mut [FilmRecord],
    numbers: &HashMap<String, u32>,
    report: &mut CleaningReport,
    progress: &ProgressBar,
) -> Result<(), DataError> {
    let mut table = Table::open(path, &["movieId"], &["imdbId", "tmdbId"], progress)?;
    while let Some(row) = table.next_row()? {
        let Some(film) = numbers.get(row.get(0)).and_then(|film| films.get_mut(*film as usize)) else {
            report.count("links ignored: film not in movies.csv", || format!("line {}", row.line));
            continue;
        };
        film.imdb = row.get(1).trim_start_matches("tt").parse().ok().filter(|id| *id != 0);
        film.tmdb = row.get(2).parse::<f64>().ok().map(|id| id as u32).filter(|id| *id != 0);
        if film.imdb.is_none() {
            report.count("films kept without an IMDb id", || film.title.main.clone());
        }
    }
    Ok(())
}

/// An IMDb id must lead to one film: where two entries share one, the better known keeps it.
pub fn drop_repeated_imdb_ids(films: &mut [FilmRecord], report: &mut CleaningReport) {
    let known = |film: &FilmRecord| film.popularity.map_or(0, |popularity| popularity.count);
    let mut owners: HashMap<u32, usize> = HashMap::new();
    for number in 0..films.len() {
        let Some(imdb) = films[number].imdb else { continue };
        let loser = match owners.get(&imdb) {
            Some(owner) if known(&films[*owner]) >= known(&films[number]) => number,
            Some(owner) => {
                let owner = *owner;
                owners.insert(imdb, number);
                owner
            }
            None => {
                owners.insert(imdb, number);
                continue;
            }
        };
        films[loser].imdb = None;
        report.count("IMDb ids that occur twice: the less known film loses it", || {
            films[loser].title.main.clone()
        });
    }
}
