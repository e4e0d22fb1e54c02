use std::collections::HashMap;
use std::path::Path;

use bijou_engine::Stars;
use indicatif::ProgressBar;

use super::{CleaningReport, DataError, Table};

/// One rating as cleaned.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RatingEvent {
    /// Index into [`Ratings::users`].
    pub user: u32,
    /// Index into the films that the ratings were read for.
    pub film: u32,
    /// What the film got.
    pub stars: Stars,
}

/// Ratings of many people: one per person and film, ordered by person and then by film.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Ratings {
    /// The people's ids, in the order in which they first appear.
    pub users: Vec<String>,
    /// Their ratings.
    pub events: Vec<RatingEvent>,
}

impl Ratings {
    /// The ratings of each person, in the order of [`Ratings::users`].
    pub fn by_user(&self) -> impl Iterator<Item = (&str, &[RatingEvent])> {
        let mut rest = self.events.as_slice();
        self.users.iter().enumerate().map(move |(user, id)| {
            let (own, others) = rest.split_at(rest.partition_point(|event| event.user as usize <= user));
            rest = others;
            (id.as_str(), own)
        })
    }
}

/// Reads `userId,movieId,rating[,timestamp]` and cleans it: a malformed row, an impossible rating or an unknown film is
/// dropped, and of several ratings of one film by one person the latest counts, or the last where times are equal or
/// missing.
///
/// # Errors
/// [`DataError`] where the file cannot be read or no row is usable. People whose every row was dropped stay in
/// [`Ratings::users`].
pub fn read_ratings(
    path: &Path,
    films: &HashMap<String, u32>,
    report: &mut CleaningReport,
    progress: &ProgressBar,
) -> Result<Ratings, DataError> {
    let mut table = Table::open(path, &["userId", "movieId", "rating"], &["timestamp"], progress)?;
    let mut ratings = Ratings::default();
    let mut user_numbers: HashMap<String, u32> = HashMap::new();
    let mut rows: Vec<(RatingEvent, i64)> = Vec::new();
    while let Some(row) = table.next_row()? {
        let (user, film, stars) = (row.get(0), row.get(1), row.get(2));
        let place = || format!("line {}", row.line);
        let (Ok(value), false) = (stars.parse::<f64>(), user.is_empty() || film.is_empty() || !row.complete)
        else {
            report.count("ratings dropped: malformed row", place);
            continue;
        };
        let known = user_numbers.get(user).copied();
        let user = known.unwrap_or_else(|| {
            ratings.users.push(user.to_owned());
            let number = ratings.users.len() as u32 - 1;
            user_numbers.insert(user.to_owned(), number);
            number
        });
        let Some(stars) = Stars::new(value) else {
            report.count("ratings dropped: impossible rating (not ½ to 5 in halves)", || {
                format!("line {}: {value}", row.line)
            });
            continue;
        };
        let Some(film) = films.get(film).copied() else {
            report.count("ratings dropped: film not in the catalog", || {
                format!("line {}: film {film}", row.line)
            });
            continue;
        };
        let time = row.get(3).parse::<f64>().map_or(0, |seconds| seconds as i64);
        rows.push((RatingEvent { user, film, stars }, time));
    }
    // A stable sort keeps the order of the file where times are equal, so the last row of a pair wins.
    rows.sort_by_key(|(event, time)| (event.user, event.film, *time));
    for (position, (event, _)) in rows.iter().enumerate() {
        let next = rows.get(position + 1).map(|(next, _)| (next.user, next.film));
        if next == Some((event.user, event.film)) {
            let user = &ratings.users[event.user as usize];
            report.count("ratings dropped: a later one by the same person exists", || format!("user {user}"));
        } else {
            ratings.events.push(*event);
        }
    }
    Ok(ratings)
}
