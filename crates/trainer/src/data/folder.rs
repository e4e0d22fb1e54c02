use std::collections::HashMap;
use std::path::{Path, PathBuf};

use indicatif::ProgressBar;

use super::found::FoundFilms;
use super::people::read_people;
use super::popularity::{Popularity, read_popularity};
use super::ratings::Ratings;
use super::reading::read_ratings_of;
use super::tags::read_tags;
use super::tally::Tally;
use super::title::Title;
use super::titles::{imdb, read_titles, tmdb};
use super::{CleaningReport, Columns, DataError, Layout, Sources, Table, TitlesLayout};

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
    /// All films, in the order of the file of titles.
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

/// Which ratings to read; what is said here goes before what the folder's configuration says.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct RatingsSource {
    /// A file instead of the folder's own.
    pub file: Option<PathBuf>,
    /// What its columns are called.
    pub columns: Columns,
}

/// Reads a folder in the MovieLens layout, or as its `bijou.toml` says, and the ratings from where they are.
///
/// # Errors
/// [`DataError`] when titles or ratings are missing or unusable, or an optional file is there but unreadable.
pub fn read_folder(
    folder: &Path,
    ratings: &RatingsSource,
    progress: &ProgressBar,
) -> Result<Dataset, DataError> {
    let sources = Sources::of(folder, ratings)?;
    let path = &sources.ratings()?;
    let (mut data, tally) = match &sources.titles {
        Some(titles) => {
            let mut data = films_of(folder, titles, sources.has_facts, progress)?;
            let numbers = data.film_numbers();
            let known = |film: &str, _: &str, _: u64, _: &mut CleaningReport| numbers.get(film).copied();
            let (ratings, tally) = read_ratings_of(path, &sources.layout, known, &mut data.report, progress)?;
            data.ratings = ratings;
            (data, tally)
        }
        None => rated_films(path, &sources.layout, progress)?,
    };
    tally.judge(path, &sources.layout, &mut data.report)?;
    if data.ratings.is_empty() {
        let reason = "every row was dropped as malformed, impossible or of an unknown film".to_owned();
        return Err(DataError::NothingUsable { path: path.to_owned(), reason });
    }
    Ok(data)
}

/// Reads everything but the ratings; where no file has titles, the films are those that the ratings name.
///
/// # Errors
/// [`DataError`] when the titles are missing or unusable, or an optional file is there but unreadable.
pub fn read_films(folder: &Path, progress: &ProgressBar) -> Result<Dataset, DataError> {
    let sources = Sources::of(folder, &RatingsSource::default())?;
    if let Some(titles) = &sources.titles {
        return films_of(folder, titles, sources.has_facts, progress);
    }
    let (data, _) = rated_films(&sources.ratings()?, &sources.layout, progress)?;
    Ok(Dataset { ratings: Ratings::default(), ..data })
}

/// Reads films and ratings from the ratings alone.
fn rated_films(path: &Path, layout: &Layout, progress: &ProgressBar) -> Result<(Dataset, Tally), DataError> {
    let mut report = CleaningReport::default();
    let mut found = FoundFilms::default();
    let number = |film: &str, title: &str, line: u64, report: &mut CleaningReport| {
        found.number(film, title, line, report)
    };
    let (ratings, tally) = read_ratings_of(path, layout, number, &mut report, progress)?;
    Ok((Dataset { films: found.films, ratings, report }, tally))
}

/// Reads titles, and what other files of the folder say of them.
fn films_of(
    folder: &Path,
    (path, layout): &(PathBuf, TitlesLayout),
    has_facts: bool,
    progress: &ProgressBar,
) -> Result<Dataset, DataError> {
    let mut report = CleaningReport::default();
    let films = read_titles(path, layout, &mut report, progress)?;
    let mut data = Dataset { films, ratings: Ratings::default(), report };
    if has_facts {
        read_facts(folder, &mut data, progress)?;
    }
    drop_repeated_imdb_ids(&mut data.films, &mut data.report);
    Ok(data)
}

/// Reads the optional files of the MovieLens layout into the films.
fn read_facts(folder: &Path, data: &mut Dataset, progress: &ProgressBar) -> Result<(), DataError> {
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
    Ok(())
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
        film.imdb = imdb(row.get(1));
        film.tmdb = tmdb(row.get(2));
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
