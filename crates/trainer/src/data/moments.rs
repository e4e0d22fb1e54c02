use std::collections::HashMap;
use std::path::Path;

use bijou_engine::Stars;
use indicatif::ProgressBar;

use super::moment::seconds;
use super::scale::number;
use super::sources::Sources;
use super::{DataError, Dataset, Kind, RatingsSource, Table};

/// A rating with its time, as the file has it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Moment {
    /// Index into [`super::Ratings::users`].
    pub user: u32,
    /// Index into [`Dataset::films`].
    pub film: u32,
    /// What the film got.
    pub stars: Stars,
    /// When, in whole seconds since 1970; nothing where the row has no time.
    pub seconds: Option<i64>,
}

/// Reads the ratings of a data set once more, one after the other, for their times, which [`Dataset`] does not keep. Rows that
/// cleaning drops are passed over; of several ratings of one film by one person all are seen. Gives whether there is a
/// column of times; without one nothing is visited.
///
/// # Errors
/// [`DataError`] where the file cannot be read.
pub fn read_moments(
    folder: &Path,
    ratings: &RatingsSource,
    data: &Dataset,
    progress: &ProgressBar,
    mut visit: impl FnMut(Moment),
) -> Result<bool, DataError> {
    let sources = Sources::of(folder, ratings)?;
    let layout = &sources.layout;
    let wanted = layout.columns.wanted(layout.kind);
    let path = sources.ratings()?;
    let mut table =
        Table::open_in(&path, layout.table.as_deref(), &wanted.required, &wanted.optional, progress)?;
    if !table.has(wanted.time) {
        return Ok(false);
    }
    let films = data.film_numbers();
    let users: HashMap<&str, u32> = data.ratings.users.iter().map(String::as_str).zip(0..).collect();
    while let Some(row) = table.next_row()? {
        let known = users.get(row.get(0)).zip(films.get(row.get(1))).filter(|_| row.complete);
        let stars = match (layout.kind, wanted.value) {
            (Kind::Stars, Some(value)) => number(row.get(value)).and_then(|value| layout.stars(value)),
            (Kind::Plays, Some(value)) => number(row.get(value)).and_then(Kind::of_plays),
            _ => Some(Kind::of_one_event()),
        };
        let (Some((user, film)), Some(stars)) = (known, stars) else { continue };
        visit(Moment { user: *user, film: *film, stars, seconds: seconds(row.get(wanted.time)) });
    }
    Ok(true)
}
