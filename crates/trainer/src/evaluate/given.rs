use std::collections::{BTreeMap, HashMap};
use std::path::{Path, PathBuf};

use bijou_engine::Stars;
use indicatif::ProgressBar;
use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::SeedableRng;

use super::metrics::is_liked;
use super::split::{HeldOut, Split, forget, shuffle};
use crate::data::{CleaningReport, DataError, Dataset, Rated, Table};

/// Files of people to test on: userId,movieId,rating each.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GivenFiles {
    /// The ratings to fold in.
    pub fold_in: PathBuf,
    /// The ratings to find and predict.
    pub held_out: PathBuf,
}

/// One person's rows of a file.
#[derive(Debug, Default)]
struct Own {
    ratings: BTreeMap<u32, Stars>,
    /// Liked films that the data lacks.
    missing: usize,
}

/// Reads given people and takes them out of the data: their ratings from what a wider public gave, and from the training
/// ratings whoever has the same id and mostly the same ratings there. Whoever has nothing held out is no test.
///
/// # Errors
/// [`DataError`] where a file cannot be used.
pub fn read_given(
    data: Dataset,
    files: &GivenFiles,
    seed: u64,
    report: &mut CleaningReport,
    progress: &ProgressBar,
) -> Result<Split, DataError> {
    let numbers = data.film_numbers();
    let mut seen = read(&files.fold_in, &numbers, report, progress)?;
    let hidden = read(&files.held_out, &numbers, report, progress)?;
    let mut random = ChaCha8Rng::seed_from_u64(seed);
    let mut people = BTreeMap::new();
    for (id, own) in hidden {
        let seen = seen.remove(&id).unwrap_or_default().ratings;
        let mut hidden: Vec<(u32, Stars)> = own.ratings.into_iter().collect();
        hidden.retain(|(film, _)| {
            let known = seen.contains_key(film);
            if known {
                report.count("held-out ratings dropped: folded in as well", || format!("user {id}"));
            }
            !known
        });
        let mut fold_in: Vec<(u32, Stars)> = seen.into_iter().collect();
        shuffle(&mut fold_in, &mut random);
        if !hidden.is_empty() || own.missing > 0 {
            people.insert(id, HeldOut { fold_in, hidden, missing: own.missing });
        }
    }
    if people.is_empty() {
        let reason = "nobody in it has a rating to find or predict".to_owned();
        return Err(DataError::NothingUsable { path: files.held_out.clone(), reason });
    }
    let mut training = without(data, &people, report);
    for person in people.values() {
        forget(&mut training, person.fold_in.iter().chain(&person.hidden).copied());
    }
    Ok(Split { training, held_out: people.into_values().collect() })
}

fn read(
    path: &Path,
    films: &HashMap<String, u32>,
    report: &mut CleaningReport,
    progress: &ProgressBar,
) -> Result<BTreeMap<String, Own>, DataError> {
    let mut table = Table::open(path, &["userId", "movieId", "rating"], &[], progress)?;
    let mut people: BTreeMap<String, Own> = BTreeMap::new();
    while let Some(row) = table.next_row()? {
        let stars = row.get(2).parse().ok().and_then(Stars::new);
        let (Some(stars), false) = (stars, row.get(0).is_empty()) else {
            report.count("ratings dropped: malformed row", || format!("line {}", row.line));
            continue;
        };
        let own = people.entry(row.get(0).to_owned()).or_default();
        match films.get(row.get(1)) {
            Some(film) => drop(own.ratings.insert(*film, stars)),
            None => {
                report.count("films missing from the data: held out, they count as misses", || {
                    format!("film {}", row.get(1))
                });
                own.missing += usize::from(is_liked(stars));
            }
        }
    }
    Ok(people)
}

/// Training data without the given people. Numbers of people in separate files may mean different people, so it takes
/// equal ratings, too, to be the same person.
fn without(data: Dataset, people: &BTreeMap<String, HeldOut>, report: &mut CleaningReport) -> Dataset {
    let mut everybody = data.ratings.by_user();
    let ratings = data.ratings.of_users(|_| {
        let Some((id, own)) = everybody.next() else { return true };
        let tested = people.get(id).is_some_and(|person| is_same(person, own));
        if tested {
            report.count("people left out of training: they are tested", || format!("user {id}"));
        }
        !tested
    });
    drop(everybody);
    Dataset { ratings, ..data }
}

fn is_same(person: &HeldOut, rated: &[Rated]) -> bool {
    let own = || person.fold_in.iter().chain(&person.hidden);
    let trained = |(film, stars): &&(u32, Stars)| {
        // They are ordered by film.
        let place = rated.binary_search_by_key(film, |rated| rated.number());
        place.is_ok_and(|place| rated[place].stars() == *stars)
    };
    2 * own().filter(trained).count() > own().count()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::data::{FilmRecord, Popularity, RatingEvent, Ratings, parse_title};

    fn data() -> Dataset {
        let stars = Stars::from_half_stars(8).unwrap();
        let film = |film: u32| FilmRecord {
            popularity: Some(Popularity { mean: 4.0, count: 10 }),
            ..FilmRecord::new(&film.to_string(), parse_title("A"), vec![])
        };
        let events = (0..2).flat_map(|user| (0..4).map(move |film| RatingEvent { user, film, stars }));
        Dataset {
            films: (0..5).map(film).collect(),
            ratings: Ratings::from_events(vec!["a".to_owned(), "b".to_owned()], events),
            report: CleaningReport::default(),
        }
    }

    fn given(fold_in: &str, held_out: &str) -> Result<Split, DataError> {
        let folder = tempfile::tempdir().unwrap();
        let write = |name: &str, rows: &str| {
            let path = folder.path().join(name);
            std::fs::write(&path, format!("userId,movieId,rating\n{rows}")).unwrap();
            path
        };
        let files = GivenFiles { fold_in: write("in", fold_in), held_out: write("out", held_out) };
        read_given(data(), &files, 1, &mut CleaningReport::default(), &ProgressBar::hidden())
    }

    #[test]
    fn people_are_joined_by_id_and_unknown_films_are_misses() {
        let split = given("x,0,4\nx,1,3\ny,2,5\n", "x,2,5\nx,nowhere,4.5\nx,elsewhere,1\nx,0,4\n").unwrap();
        let [x] = split.held_out.as_slice() else { panic!("y has nothing to be found") };
        assert_eq!((x.fold_in.len(), x.hidden.len(), x.missing), (2, 1, 1));
        assert_eq!(split.training.ratings, data().ratings);
        let counts: Vec<u32> = split.training.films.iter().map(|f| f.popularity.unwrap().count).collect();
        assert_eq!(counts, [9, 9, 9, 10, 10]);
    }

    #[test]
    fn whoever_is_tested_is_no_training_and_a_namesake_is() {
        let users = |fold_in: &str, held_out: &str| given(fold_in, held_out).unwrap().training.ratings.users;
        assert_eq!(users("a,0,4\na,1,4\n", "a,2,4\n"), ["b"]);
        assert_eq!(users("a,0,1\na,1,4\n", "a,4,4\n"), ["a", "b"]);
    }

    #[test]
    fn people_without_anything_to_find_are_no_test() {
        assert!(matches!(given("a,0,4\n", "a,0,4\n"), Err(DataError::NothingUsable { .. })));
    }
}
