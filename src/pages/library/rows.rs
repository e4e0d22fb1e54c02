//! What was said about films as rows: chosen, found and in order.

use std::collections::BTreeMap;

use bijou_engine::{Engine, FilmIx, Stars, sorted};

use super::state::{LibraryState, Order, Tab};
use crate::store::{FilmEntry, Record, Subject, Time};
use crate::words;

/// What was said about whom, and what is known of the film.
#[derive(Clone, PartialEq, Debug)]
pub struct Row {
    /// The film, in the catalog or not.
    pub subject: Subject,
    /// Its place in the catalog, where that has it.
    pub film: Option<FilmIx>,
    /// Its title, or what stands for it.
    pub title: String,
    /// Year of release.
    pub year: Option<u16>,
    /// The person's stars.
    pub stars: Option<Stars>,
    /// When what puts it into its part was said.
    pub at: Time,
}

/// Whether a film belongs into a part, given what was said about it.
pub fn belongs(said: &FilmEntry, tab: Tab) -> bool {
    match tab {
        Tab::Ratings => said.stars().is_some(),
        Tab::Watchlist => said.is_listed(),
        Tab::Seen => said.is_seen() && said.stars().is_none(),
        Tab::Hidden => said.is_hidden(),
        Tab::Strangers => said.says_anything(),
    }
}

/// The films of a part, as the record has them in order.
pub fn members(record: &Record, tab: Tab) -> Vec<Subject> {
    match tab {
        Tab::Strangers => {
            let strangers = record.strangers.iter().filter(|(_, stranger)| belongs(&stranger.said, tab));
            strangers.map(|(key, _)| Subject::Stranger(key.clone())).collect()
        }
        _ => {
            let films = record.films.iter().filter(|(_, said)| belongs(said, tab));
            films.map(|(film, _)| Subject::Film(film.clone())).collect()
        }
    }
}

/// `members`, and those that stood `before` and left only because they were rated, each once: a row must not go from
/// under the finger that is rating it.
pub fn stays(record: &Record, tab: Tab, before: &[Subject], members: Vec<Subject>) -> Vec<Subject> {
    if !matches!(tab, Tab::Watchlist | Tab::Seen) {
        return members;
    }
    let rated = |subject: &&Subject| {
        let said = record.about(subject);
        said.stars().is_some() && !belongs(said, tab)
    };
    members.iter().chain(before.iter().filter(rated)).cloned().collect()
}

/// How many films each part has, in the order of [`Tab::ALL`].
pub fn counts(record: &Record) -> [usize; 5] {
    Tab::ALL.map(|tab| match tab {
        Tab::Strangers => record.strangers.values().filter(|stranger| belongs(&stranger.said, tab)).count(),
        _ => record.films.values().filter(|said| belongs(said, tab)).count(),
    })
}

/// When what puts a film into a part was said: the day that an import brought where there is one.
pub fn said_at(said: &FilmEntry, tab: Tab) -> Time {
    let watched = || said.watched().last().map(|day| day.midday());
    let at = |aspect: &Option<crate::store::Stamped<bool>>| aspect.as_ref().map(|aspect| aspect.at);
    let at = match tab {
        Tab::Ratings => said.rated_at(),
        Tab::Watchlist => at(&said.listed),
        Tab::Seen => watched().or(at(&said.seen)),
        Tab::Hidden => at(&said.hidden),
        Tab::Strangers => said.rated_at().or_else(watched).or(at(&said.listed)).or(at(&said.seen)),
    };
    at.unwrap_or(0)
}

/// The films of a part that pass the filters, in order. `predicted` gives predicted stars where they are known.
pub fn arranged(
    record: &Record,
    engine: &Engine,
    members: &[Subject],
    state: &LibraryState,
    predicted: &dyn Fn(FilmIx) -> Option<f32>,
) -> Vec<Row> {
    let query = engine.fold(state.query.trim());
    let genre = engine.catalog().genres().iter().position(|genre| *genre == state.genre);
    let fits = |row: &Row, said: &FilmEntry| {
        let facts = row.film.map(|film| engine.catalog().film(film));
        let decade = state.decade == 0 || row.year.is_some_and(|year| year / 10 == state.decade / 10);
        let genre =
            state.genre.is_empty() || facts.zip(genre).is_some_and(|(facts, genre)| facts.has_genre(genre));
        let stars = state.stars.is_none() || state.stars == row.stars;
        decade && genre && stars && (query.is_empty() || has_words(engine, &query, row, said))
    };
    let row = |subject: &Subject| {
        let (row, said) = row(record, engine, subject, state.tab)?;
        fits(&row, said).then_some(row)
    };
    in_order(members.iter().filter_map(row).collect(), state.order, &|text| engine.fold(text), predicted)
}

/// A row, and what was said.
fn row<'a>(record: &'a Record, engine: &Engine, subject: &Subject, tab: Tab) -> Option<(Row, &'a FilmEntry)> {
    let (film, title, year) = described(record, engine, subject)?;
    let said = record.about(subject);
    let (stars, at) = (said.stars(), said_at(said, tab));
    Some((Row { subject: subject.clone(), film, title, year, stars, at }, said))
}

/// A film's place in the catalog, where that has it, its title or what stands for it, and its year.
pub fn described(
    record: &Record,
    engine: &Engine,
    subject: &Subject,
) -> Option<(Option<FilmIx>, String, Option<u16>)> {
    match subject {
        Subject::Film(id) => {
            let film = engine.catalog().by_id(id);
            let facts = film.map(|film| engine.catalog().film(film));
            let title = facts.map_or_else(|| words::library::unknown(id), |facts| facts.title().to_owned());
            Some((film, title, facts.and_then(|facts| facts.year())))
        }
        Subject::Stranger(key) => {
            record.strangers.get(key).map(|stranger| (None, stranger.title.clone(), stranger.year))
        }
    }
}

/// Whether the title, the note or a tag has the words.
fn has_words(engine: &Engine, query: &str, row: &Row, said: &FilmEntry) -> bool {
    let tags = said.tags().iter().map(String::as_str);
    let mut texts = [row.title.as_str(), said.note()].into_iter().chain(tags);
    texts.any(|text| !text.is_empty() && engine.fold(text).contains(query))
}

fn in_order(
    rows: Vec<Row>,
    order: Order,
    fold: &dyn Fn(&str) -> String,
    predicted: &dyn Fn(FilmIx) -> Option<f32>,
) -> Vec<Row> {
    let predicted = |row: &Row| row.film.and_then(predicted);
    // What each row is ordered by: a number, greatest first, or a text.
    let value = |row: &Row| match order {
        Order::Recent | Order::Title => 0.0,
        Order::Stars => row.stars.map_or(0.0, Stars::value),
        Order::Year => row.year.map_or(0.0, f32::from),
        Order::Predicted => predicted(row).unwrap_or(0.0),
        Order::Difference => match (row.stars, predicted(row)) {
            (Some(stars), Some(predicted)) => (stars.value() - predicted).abs(),
            _ => 0.0,
        },
    };
    let values: Vec<f32> = rows.iter().map(value).collect();
    let texts: Vec<String> = match order {
        Order::Title => rows.iter().map(|row| fold(&row.title)).collect(),
        _ => Vec::new(),
    };
    let compare = |a: usize, b: usize| {
        let text = || texts.get(a).cmp(&texts.get(b));
        let recent = || rows[b].at.cmp(&rows[a].at);
        values[b].total_cmp(&values[a]).then_with(text).then_with(recent)
    };
    sorted(rows.len(), &compare).into_iter().map(|place| rows[place].clone()).collect()
}

/// A number for each film that was ever in the list, so that it stays the same row wherever it moves.
#[derive(Debug, Default)]
pub struct Numbers {
    numbers: BTreeMap<Subject, u32>,
    subjects: Vec<Subject>,
}

impl Numbers {
    /// The number of a film.
    pub fn of(&mut self, subject: &Subject) -> u32 {
        if let Some(number) = self.numbers.get(subject) {
            return *number;
        }
        let number = u32::try_from(self.subjects.len()).unwrap_or(u32::MAX);
        self.numbers.insert(subject.clone(), number);
        self.subjects.push(subject.clone());
        number
    }

    /// The film of a number.
    pub fn subject(&self, number: u32) -> Option<&Subject> {
        self.subjects.get(number as usize)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::{Day, Given, Stranger};

    fn said(say: impl FnOnce(&mut FilmEntry)) -> FilmEntry {
        let mut said = FilmEntry::default();
        say(&mut said);
        said
    }

    #[test]
    fn a_film_stands_in_every_part_that_it_belongs_into() {
        let rated = said(|said| {
            said.rate(Stars::from_half_stars(7).map(Given::now), 1);
            said.set_listed(true, 1);
        });
        let parts = |said: &FilmEntry| Tab::ALL.map(|tab| belongs(said, tab));
        assert_eq!(parts(&rated), [true, true, false, false, true]);
        assert_eq!(parts(&said(|said| said.set_seen(true, 1))), [false, false, true, false, true]);
        assert_eq!(parts(&said(|said| said.set_hidden(true, 1))), [false, false, false, true, true]);
        assert_eq!(parts(&FilmEntry::default()), [false; 5]);
    }

    #[test]
    fn a_film_that_is_rated_stays_in_view_and_one_that_is_taken_off_does_not() {
        let mut record = Record::default();
        for film in ["1", "2", "3"] {
            record.film_mut(film).set_listed(true, 1);
        }
        let before = members(&record, Tab::Watchlist);
        record.rate("1", Some(Stars::MAX), 2);
        record.film_mut("1").set_listed(false, 2);
        record.film_mut("2").set_listed(false, 2);
        let now = stays(&record, Tab::Watchlist, &before, members(&record, Tab::Watchlist));
        assert_eq!(now, ["3", "1"].map(|film| Subject::Film(film.to_owned())));
    }

    #[test]
    fn parts_are_counted_as_they_are_listed() {
        let mut record = Record::default();
        record.rate("1", Some(Stars::MAX), 1);
        record.rate("2", None, 1);
        record.film_mut("3").set_listed(true, 1);
        let stranger = Stranger { title: "Home video".to_owned(), ..Stranger::default() };
        record.stranger_mut("title:home video", &stranger).set_seen(true, 1);
        assert_eq!(counts(&record), [1, 1, 0, 0, 1]);
        assert_eq!(Tab::ALL.map(|tab| members(&record, tab).len()), counts(&record));
    }

    #[test]
    fn the_day_of_an_import_counts_before_the_moment_of_importing() {
        let day = Day::new(2014, 3, 1).unwrap();
        let rated = said(|said| said.rate(Some(Given { half_stars: 7, on: Some(day) }), 5_000_000_000_000));
        assert_eq!(said_at(&rated, Tab::Ratings), day.midday());
        let seen = said(|said| {
            said.set_seen(true, 5_000_000_000_000);
            said.set_watched(vec![day], 5_000_000_000_000);
        });
        assert_eq!(said_at(&seen, Tab::Seen), day.midday());
        assert_eq!(said_at(&said(|said| said.set_hidden(true, 7)), Tab::Hidden), 7);
    }

    #[test]
    fn rows_come_in_the_order_that_was_asked_for() {
        let row = |film: u32, title: &str, half_stars, at, year| Row {
            subject: Subject::Film(film.to_string()),
            film: Some(FilmIx(film)),
            title: title.to_owned(),
            year: Some(year),
            stars: Stars::from_half_stars(half_stars),
            at,
        };
        let rows = [row(0, "b", 4, 1, 1999), row(1, "A", 9, 2, 1950), row(2, "c", 9, 3, 2020)];
        let predicted = |film: FilmIx| Some([4.5, 4.4, 3.0][film.0 as usize]);
        let titles = |order| {
            let ordered = in_order(rows.to_vec(), order, &|text| text.to_ascii_lowercase(), &predicted);
            ordered.into_iter().map(|row| row.title).collect::<Vec<_>>().concat()
        };
        assert_eq!(titles(Order::Recent), "cAb");
        assert_eq!(titles(Order::Stars), "cAb");
        assert_eq!(titles(Order::Title), "Abc");
        assert_eq!(titles(Order::Year), "cbA");
        assert_eq!(titles(Order::Predicted), "bAc");
        assert_eq!(titles(Order::Difference), "bcA");
    }

    #[test]
    fn a_film_keeps_its_number() {
        let mut numbers = Numbers::default();
        let [a, b] = ["a", "b"].map(|id| Subject::Film(id.to_owned()));
        let stranger = Subject::Stranger("a".to_owned());
        assert_eq!([&a, &b, &stranger, &a].map(|subject| numbers.of(subject)), [0, 1, 2, 0]);
        assert_eq!(numbers.subject(2), Some(&stranger));
        assert_eq!(numbers.subject(3), None);
    }
}
