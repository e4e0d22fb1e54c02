use std::collections::HashMap;
use std::path::Path;

use indicatif::ProgressBar;

use super::gathered::Gathered;
use super::moment::moment;
use super::plays::Plays;
use super::rated::Rated;
use super::ratings::Ratings;
use super::scale::number;
use super::tally::Tally;
use super::{CleaningReport, DataError, Kind, Layout, Table};

/// What becomes of a row.
enum Said {
    Stars(bijou_engine::Stars),
    Plays(f64),
}

/// Reads people, films, stars and perhaps times, whatever their columns are called, and cleans them: a malformed row, an
/// impossible rating or an unknown film is dropped, and of several ratings of one film by one person the latest counts,
/// or the last where times are equal or missing. Takes 12 bytes per rating, of which 4 stay.
///
/// # Errors
/// [`DataError`] where the file cannot be read or has more rows than can be numbered. People whose every row was dropped stay
/// in [`Ratings::users`].
pub fn read_ratings(
    path: &Path,
    layout: &Layout,
    films: &HashMap<String, u32>,
    report: &mut CleaningReport,
    progress: &ProgressBar,
) -> Result<Ratings, DataError> {
    let known = |film: &str, _: &str, _: u64, _: &mut CleaningReport| films.get(film).copied();
    Ok(read_ratings_of(path, layout, known, report, progress)?.0)
}

/// The same for films that `number_of` numbers by their id, and their title where the file has it; says how the rows were, too.
pub fn read_ratings_of(
    path: &Path,
    layout: &Layout,
    mut number_of: impl FnMut(&str, &str, u64, &mut CleaningReport) -> Option<u32>,
    report: &mut CleaningReport,
    progress: &ProgressBar,
) -> Result<(Ratings, Tally), DataError> {
    let wanted = layout.columns.wanted(layout.kind);
    let mut table =
        Table::open_in(path, layout.table.as_deref(), &wanted.required, &wanted.optional, progress)?;
    let mut users: Vec<String> = Vec::new();
    let mut numbers: HashMap<String, u32> = HashMap::new();
    let mut latest_user = 0;
    let mut gathered = Gathered::new();
    let mut plays = Plays::default();
    let mut tally = Tally::default();
    while let Some(row) = table.next_row()? {
        let (user, film) = (row.get(0), row.get(1));
        let value = wanted.value.map_or(Some(1.0), |value| number(row.get(value)));
        let place = || format!("line {}", row.line);
        tally.rows += 1;
        let (Some(value), false) = (value, user.is_empty() || film.is_empty() || !row.complete) else {
            report.count("ratings dropped: malformed row", place);
            tally.malformed += 1;
            continue;
        };
        // Most files have a person's ratings one after the other.
        if users.get(latest_user as usize).is_none_or(|latest| latest != user) {
            latest_user = numbers.get(user).copied().unwrap_or_else(|| {
                users.push(user.to_owned());
                let number = users.len() as u32 - 1;
                numbers.insert(user.to_owned(), number);
                number
            });
        }
        let said = match layout.kind {
            Kind::Stars => layout.stars(value).map(Said::Stars),
            Kind::Likes => Some(Said::Stars(Kind::of_one_event())),
            Kind::Plays => Some(value).filter(|count| *count > 0.0 && count.is_finite()).map(Said::Plays),
        };
        let Some(said) = said else {
            tally.impossible(value);
            report.count(impossible(layout), || format!("line {}: {value}", row.line));
            continue;
        };
        let title = wanted.title.map_or("", |title| row.get(title));
        let Some(film) = number_of(film, title, row.line, report) else {
            report.count("ratings dropped: film not in the catalog", || {
                format!("line {}: film {film}", row.line)
            });
            tally.unknown += 1;
            continue;
        };
        if gathered.len().max(plays.len()) >= u32::MAX as usize || users.len() >= Rated::MOST as usize {
            return Err(DataError::TooMany { path: path.to_owned() });
        }
        match said {
            Said::Stars(stars) => {
                let time = moment(row.get(wanted.time)).unwrap_or(0);
                gathered.push(latest_user, Rated::new(film, stars), time);
            }
            Said::Plays(count) => plays.add(latest_user, film, count),
        }
    }
    drop(numbers);
    plays.gather(&mut gathered);
    Ok((gathered.clean(users, report), tally))
}

/// What is said of ratings that cannot be.
fn impossible(layout: &Layout) -> &'static str {
    match (layout.kind, layout.scale) {
        (Kind::Plays, _) => "ratings dropped: impossible count (not above 0)",
        (_, None) => "ratings dropped: impossible rating (not ½ to 5 in halves)",
        (_, Some(_)) => "ratings dropped: impossible rating (not on the scale of bijou.toml)",
    }
}
