use std::collections::HashSet;

use crate::data::{Columns, Kind, looks_like_data};

use super::error::GuessError;
use super::facts::{Facts, each_row};
use super::places::Place;
use super::roles::{Guess, Roles};
use super::scale::{GuessedScale, guess_scale};

/// The share of people and titles that occur together again above which rows are events to be counted.
const MANY_AGAIN: f64 = 0.05;

/// Numbers beyond this are counts rather than ratings.
const HIGHEST_RATING: f64 = 1000.0;

/// What was found out about a file of ratings.
#[derive(Debug, Clone)]
pub struct GuessedRatings {
    /// Where they are.
    pub place: Place,
    /// Which column is what.
    pub roles: Roles,
    /// What the rows say.
    pub kind: Kind,
    /// Why that is thought.
    pub why: &'static str,
    /// The scale, of stars.
    pub scale: GuessedScale,
    /// Rows that were looked at, and in them people and titles.
    pub rows: u64,
    /// People in them.
    pub people: usize,
    /// The ids of titles in them.
    pub items: HashSet<String>,
}

impl GuessedRatings {
    /// The columns for the configuration.
    pub fn columns(&self) -> Columns {
        let name = |guess: &Option<Guess>| guess.as_ref().map(|guess| guess.column.clone());
        let is = |kind: Kind| self.kind == kind;
        let value = name(&self.roles.count).or_else(|| name(&self.roles.rating));
        Columns {
            user: name(&self.roles.user),
            item: name(&self.roles.item),
            rating: name(&self.roles.rating).filter(|_| is(Kind::Stars)),
            count: value.filter(|_| is(Kind::Plays)),
            time: name(&self.roles.time),
            title: name(&self.roles.title),
        }
    }
}

/// Looks at a table as ratings.
///
/// # Errors
/// [`GuessError`] where it cannot be ratings, [`crate::data::DataError`] where it cannot be read.
pub fn guess_ratings(place: &Place) -> anyhow::Result<GuessedRatings> {
    let names = place.names()?;
    if looks_like_data(&names) {
        return Err(GuessError::NoHeader { path: place.file.clone(), found: names.join(", ") }.into());
    }
    let facts = Facts::of(place, &names)?;
    let roles = Roles::of(&facts);
    let missing = |what| GuessError::NoColumn { path: place.file.clone(), found: names.join(", "), what };
    let user = roles.user.as_ref().ok_or_else(|| missing("who rated"))?;
    let item = roles.item.as_ref().ok_or_else(|| missing("what was rated"))?;
    let mut pairs: HashSet<(String, String)> = HashSet::new();
    let (mut people, mut items, mut rows) = (HashSet::new(), HashSet::new(), 0_u64);
    each_row(&mut place.open(&[&user.column, &item.column])?, |row| {
        let (user, item) = (row.get(0).to_owned(), row.get(1).to_owned());
        rows += 1;
        people.insert(user.clone());
        items.insert(item.clone());
        pairs.insert((user, item));
    })?;
    let again = 1.0 - pairs.len() as f64 / rows.max(1) as f64;
    let of = |guess: &Option<Guess>| {
        let name = guess.as_ref().map(|guess| &guess.column);
        facts.iter().find(|facts| Some(&facts.name) == name)
    };
    let (kind, why) = match (of(&roles.rating), of(&roles.count)) {
        (Some(rating), _) if rating.is_constant() => {
            (Kind::Likes, "every rating is the same, so that a row only says that somebody liked something")
        }
        (Some(rating), _) if rating.range.is_some_and(|(_, highest)| highest > HIGHEST_RATING) => {
            (Kind::Plays, "the numbers go beyond any scale, so that they are counts")
        }
        (Some(_), _) => (Kind::Stars, "there is a column of ratings"),
        (None, Some(_)) => (Kind::Plays, "there is a column of counts"),
        (None, None) if again > MANY_AGAIN => {
            (Kind::Plays, "there is no rating, and people come back to the same, so that rows are counted")
        }
        (None, None) => (Kind::Likes, "there is no rating, and nobody comes back to the same"),
    };
    let scale = match (kind, of(&roles.rating)) {
        (Kind::Stars, Some(rating)) => guess_scale(rating),
        _ => GuessedScale::default(),
    };
    Ok(GuessedRatings { place: place.clone(), roles, kind, why, scale, rows, people: people.len(), items })
}
