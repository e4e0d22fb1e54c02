use std::collections::HashMap;
use std::fs;
use std::path::Path;

use bijou_engine::{Rating, Stars};
use rayon::prelude::*;

use super::Shipped;
use crate::data::{
    CleaningReport, DataError, Dataset, FilmRecord, GENRES, RatingEvent, Ratings, parse_title,
};

/// The official splits; the tests of the five are disjoint.
const SPLITS: [&str; 5] = ["u1", "u2", "u3", "u4", "u5"];

/// Columns of `u.item` before the genres, the last of which says that the genre is unknown.
const BEFORE_GENRES: usize = 6;

/// MovieLens 100K (Harper & Konstan 2015) with its official splits: the same people are on both sides, with other ratings.
#[derive(Debug)]
pub struct Ml100k {
    films: Vec<FilmRecord>,
    people: Vec<String>,
    /// The five splits.
    pub splits: Vec<Split>,
}

/// One split: ratings to learn from and to fold in, and others to predict.
#[derive(Debug)]
pub struct Split {
    /// `u1` to `u5`.
    pub name: &'static str,
    base: Vec<RatingEvent>,
    /// The ratings to predict.
    pub test: Vec<RatingEvent>,
}

/// How well the test ratings of a split are predicted.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct FoldFigures {
    /// Root of the mean squared error, in stars.
    pub rmse: f64,
    /// Mean absolute error, in stars.
    pub mae: f64,
    /// Share of ratings inside their 80 % interval.
    pub covered: f64,
}

impl Ml100k {
    /// Reads `u1.base` to `u5.test` and, where there is one, `u.item`.
    ///
    /// # Errors
    /// [`DataError`] where a file of a split is missing or has a malformed row.
    pub fn read(folder: &Path) -> Result<Self, DataError> {
        let mut films = read_items(&folder.join("u.item"));
        let mut numbers: HashMap<String, u32> =
            films.iter().enumerate().map(|(number, film)| (film.id.clone(), number as u32)).collect();
        let mut people: HashMap<String, u32> = HashMap::new();
        let mut read = |name: String| {
            let mut film = |id: &str| {
                *numbers.entry(id.to_owned()).or_insert_with(|| {
                    films.push(FilmRecord::new(id, parse_title(id), Vec::new()));
                    films.len() as u32 - 1
                })
            };
            let mut person = |id: &str| {
                let next = people.len() as u32;
                *people.entry(id.to_owned()).or_insert(next)
            };
            let mut events = read_events(&folder.join(name), &mut person, &mut film)?;
            events.sort_by_key(|event| (event.user, event.film));
            Ok::<_, DataError>(events)
        };
        let splits = SPLITS.iter().map(|name| {
            Ok(Split { name, base: read(format!("{name}.base"))?, test: read(format!("{name}.test"))? })
        });
        let splits: Vec<Split> = splits.collect::<Result<_, DataError>>()?;
        let mut ids: Vec<(u32, String)> = people.into_iter().map(|(id, number)| (number, id)).collect();
        ids.sort_unstable();
        Ok(Self { films, people: ids.into_iter().map(|(_, id)| id).collect(), splits })
    }

    /// What a split trains on.
    pub fn training(&self, split: &Split) -> Dataset {
        Dataset {
            films: self.films.clone(),
            ratings: Ratings::from_events(self.people.clone(), split.base.iter().copied()),
            report: CleaningReport::default(),
        }
    }
}

impl Split {
    /// Folds everybody's base ratings in and predicts their test ratings. `films` says for every place in the catalog which
    /// film of the data it is.
    pub fn measure(&self, shipped: &Shipped) -> FoldFigures {
        let engine = shipped.engine();
        let own = |events: &[RatingEvent], user: u32| {
            let start = events.partition_point(|event| event.user < user);
            let own = events[start..].iter().take_while(|event| event.user == user);
            let rating =
                |event: &RatingEvent| Some(Rating { film: shipped.place(event.film)?, stars: event.stars });
            own.filter_map(rating).collect::<Vec<_>>()
        };
        let last = self.test.last().map_or(0, |event| event.user);
        let errors: Vec<(f64, bool)> = (0..=last)
            .into_par_iter()
            .flat_map_iter(|user| {
                let taste = engine.fold_in(&own(&self.base, user));
                let error = |rating: Rating| {
                    let (prediction, given) = (engine.predict(&taste, rating.film), rating.stars.value());
                    let inside = (prediction.low..=prediction.high).contains(&given);
                    (f64::from(prediction.stars - given), inside)
                };
                own(&self.test, user).into_iter().map(error).collect::<Vec<_>>()
            })
            .collect();
        let mean = |value: &dyn Fn(&(f64, bool)) -> f64| {
            errors.iter().map(value).sum::<f64>() / errors.len().max(1) as f64
        };
        FoldFigures {
            rmse: mean(&|(error, _)| error * error).sqrt(),
            mae: mean(&|(error, _)| error.abs()),
            covered: mean(&|(_, inside)| f64::from(u8::from(*inside))),
        }
    }
}

/// Films of `u.item`, `id|title|…|genres as 0 and 1`, in Latin-1; none where there is no such file.
fn read_items(path: &Path) -> Vec<FilmRecord> {
    // Every byte of Latin-1 is the code point of its letter.
    let text: String = fs::read(path).unwrap_or_default().into_iter().map(char::from).collect();
    let film = |line: &str| {
        let fields: Vec<&str> = line.trim_end().split('|').collect();
        let marked = fields.iter().skip(BEFORE_GENRES).zip(GENRES);
        let genres = marked.filter(|(mark, _)| **mark == "1").map(|(_, genre)| genre.to_owned());
        let title = fields.get(1).copied().unwrap_or_default();
        FilmRecord::new(fields.first().copied().unwrap_or_default(), parse_title(title), genres.collect())
    };
    text.lines().filter(|line| !line.is_empty()).map(film).collect()
}

/// Ratings as `user item rating timestamp`, separated by tabs.
fn read_events(
    path: &Path,
    person: &mut impl FnMut(&str) -> u32,
    film: &mut impl FnMut(&str) -> u32,
) -> Result<Vec<RatingEvent>, DataError> {
    let open = |source| DataError::Open { path: path.to_owned(), source };
    let text = fs::read_to_string(path).map_err(open)?;
    let event = |(number, line): (usize, &str)| {
        let mut fields = line.split_whitespace();
        let (user, item, rating) = (fields.next(), fields.next(), fields.next());
        let stars = rating.and_then(|rating| Stars::new(rating.parse().ok()?));
        let (Some(user), Some(item), Some(stars)) = (user, item, stars) else {
            let reason = format!("line {} is not user, item, rating and time", number + 1);
            return Err(DataError::NothingUsable { path: path.to_owned(), reason });
        };
        Ok(RatingEvent { user: person(user), film: film(item), stars })
    };
    text.lines().enumerate().map(event).collect()
}

#[cfg(test)]
mod tests {
    use std::fmt::Write;

    use super::*;
    use crate::data::parse_title;

    /// Twenty people and thirty films, each split another fifth of the ratings; film 31 is in a test only.
    fn folder() -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        let rating = |user: u32, item: u32| if (user + item).is_multiple_of(2) { 5 } else { 2 };
        for (number, split) in SPLITS.iter().enumerate() {
            let (mut base, mut test) = (String::new(), String::new());
            for user in 1..=20 {
                for item in 1..=30 {
                    let held = (user * 7 + item) as usize % 5 == number;
                    let side = if held { &mut test } else { &mut base };
                    writeln!(side, "{user}\t{item}\t{}\t88{item}", rating(user, item)).unwrap();
                }
            }
            test += "1\t31\t4\t889\n";
            fs::write(folder.path().join(format!("{split}.base")), base).unwrap();
            fs::write(folder.path().join(format!("{split}.test")), test).unwrap();
        }
        folder
    }

    #[test]
    fn splits_are_read_with_titles_and_without() {
        let folder = folder();
        let untitled = Ml100k::read(folder.path()).unwrap();
        assert_eq!((untitled.splits.len(), untitled.films.len(), untitled.people.len()), (5, 31, 20));
        assert_eq!((untitled.splits[0].base.len(), untitled.splits[0].test.len()), (480, 121));
        let item =
            b"1|Caf\xe9, The (1995)|01-Jan-1995||http://example.org|0|1|0|0|0|1|0|0|0|0|0|0|0|0|0|0|0|0|0\n";
        fs::write(folder.path().join("u.item"), item).unwrap();
        let titled = Ml100k::read(folder.path()).unwrap();
        assert_eq!(titled.films[0].title, parse_title("Café, The (1995)"));
        assert_eq!(titled.films[0].genres, ["Action", "Comedy"]);
    }

    #[test]
    fn a_malformed_row_is_named() {
        let folder = folder();
        fs::write(folder.path().join("u3.test"), "1\t2\t3\t4\n1\t2\t9\t4\n").unwrap();
        let error = Ml100k::read(folder.path()).unwrap_err().to_string();
        assert!(error.contains("u3.test") && error.contains("line 2"), "{error}");
    }
}
