use std::collections::HashSet;

use crate::data::{DataError, TitleColumns, looks_like_data};

use super::facts::Facts;
use super::names::{Role, fit};
use super::places::Place;

/// The share of the rated ids that a file of titles must know to be theirs.
const FEWEST_KNOWN: f64 = 0.5;

/// What was found out about a file of titles.
#[derive(Debug, Clone, PartialEq)]
pub struct GuessedTitles {
    /// Where they are.
    pub place: Place,
    /// Which column is what.
    pub columns: TitleColumns,
    /// What stands between genres, where it is not `|`.
    pub separator: Option<String>,
    /// The share of the rated ids that it knows.
    pub known: f64,
}

/// Looks at a table as titles of what was rated; `None` where it is something else.
///
/// # Errors
/// Where it cannot be read.
pub fn guess_titles(place: &Place, rated: &HashSet<String>) -> Result<Option<GuessedTitles>, DataError> {
    let names = place.names()?;
    if looks_like_data(&names) {
        return Ok(None);
    }
    let facts = Facts::of(place, &names)?;
    let known = |facts: &Facts| {
        let known = rated.iter().filter(|id| facts.distinct.contains(*id)).count();
        known as f64 / rated.len().max(1) as f64
    };
    let ids = facts.iter().map(|facts| (known(facts), facts)).filter(|(known, _)| *known >= FEWEST_KNOWN);
    let Some((known, id)) = ids.reduce(|best, next| if next.0 > best.0 { next } else { best }) else {
        return Ok(None);
    };
    let text = |facts: &&Facts| !facts.is_numeric() && facts.filled > 0;
    let titles = facts.iter().filter(text).map(|facts| (fit(&facts.name, Role::Title), facts));
    let title =
        titles.filter(|(fit, _)| *fit > 0).reduce(|best, next| if next.0 > best.0 { next } else { best });
    let Some((_, title)) = title else { return Ok(None) };
    let named = |words: &[&str]| {
        let plain = |name: &str| name.chars().filter(|letter| letter.is_alphanumeric()).collect::<String>();
        let of = |facts: &&Facts| facts.filled > 0 && words.contains(&plain(&facts.name).as_str());
        facts.iter().find(of)
    };
    let column = |words: &[&str]| named(words).map(|facts| facts.name.clone());
    let genres =
        named(&["genres", "genre", "subject", "subjects", "category", "categories", "style", "styles"]);
    let separator = genres.and_then(separator);
    Ok(Some(GuessedTitles {
        place: place.clone(),
        columns: TitleColumns {
            id: Some(id.name.clone()),
            title: Some(title.name.clone()),
            year: column(&["year", "releaseyear", "published", "yearofpublication", "releasedate", "jahr"]),
            genres: genres.map(|facts| facts.name.clone()),
            imdb: column(&["imdb", "imdbid"]),
            tmdb: column(&["tmdb", "tmdbid"]),
            directors: column(&[
                "directors",
                "director",
                "author",
                "authors",
                "bookauthor",
                "autor",
                "regie",
            ]),
            cast: column(&["cast", "actors"]),
            tags: column(&["tags", "keywords"]),
        },
        separator,
        known,
    }))
}

/// What stands between genres; `None` for `|`, and where each has one.
fn separator(genres: &Facts) -> Option<String> {
    let with = |separator: &&str| genres.distinct.iter().filter(|field| field.contains(*separator)).count();
    let best = ["|", ";", ",", "/"].into_iter().max_by_key(|separator| with(separator))?;
    (best != "|" && with(&best) > 0).then(|| best.to_owned())
}
