//! Ratings as rows, found and in order.

use bijou_engine::{Engine, FilmIx, Stars, sorted};

use crate::address::film_href;
use crate::store::{Record, Time};
use crate::words;

/// The order of rows.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Order {
    /// Latest rated first.
    Time,
    /// Most stars first.
    Stars,
    /// By title.
    Title,
    /// Latest film first.
    Year,
}

impl Order {
    /// All orders.
    pub const ALL: [Self; 4] = [Self::Time, Self::Stars, Self::Title, Self::Year];
}

/// One rated film.
#[derive(Clone, PartialEq, Debug)]
pub struct Row {
    /// Its id in the data.
    pub id: String,
    /// Its place in the catalog, where that has it.
    pub film: Option<FilmIx>,
    /// Its title, or what stands for it.
    pub title: String,
    /// Year of release.
    pub year: Option<u16>,
    /// Address of its page.
    pub href: String,
    /// The title as search compares it.
    folded: String,
    stars: Stars,
    at: Time,
}

/// The rated films whose title contains `query`, in order.
pub fn arranged(record: &Record, engine: &Engine, order: Order, query: &str) -> Vec<Row> {
    let rows = record.rated().map(|(id, stars, at)| row(engine, id, stars, at));
    let query = engine.fold(query.trim());
    in_order(rows.filter(|row| row.folded.contains(&query)).collect(), order)
}

fn row(engine: &Engine, id: &str, stars: Stars, at: Time) -> Row {
    let film = engine.catalog().by_id(id);
    let facts = film.map(|film| engine.catalog().film(film));
    let title = facts.map_or_else(|| words::library::unknown(id), |facts| facts.title().to_owned());
    Row {
        id: id.to_owned(),
        film,
        folded: engine.fold(&title),
        title,
        year: facts.and_then(|facts| facts.year()),
        href: film_href(id),
        stars,
        at,
    }
}

fn in_order(rows: Vec<Row>, order: Order) -> Vec<Row> {
    let compare = |a: usize, b: usize| {
        let (a, b) = (&rows[a], &rows[b]);
        match order {
            Order::Time => b.at.cmp(&a.at),
            Order::Stars => b.stars.cmp(&a.stars).then(b.at.cmp(&a.at)),
            Order::Title => a.folded.cmp(&b.folded),
            Order::Year => b.year.cmp(&a.year),
        }
    };
    sorted(rows.len(), &compare).into_iter().map(|place| rows[place].clone()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(title: &str, half_stars: u8, at: Time, year: u16) -> Row {
        let stars = Stars::from_half_stars(half_stars).unwrap();
        let (id, href) = (String::new(), String::new());
        let folded = title.to_ascii_lowercase();
        Row { id, film: None, title: title.to_owned(), year: Some(year), href, folded, stars, at }
    }

    #[test]
    fn rows_come_in_the_order_that_was_asked_for() {
        let rows = vec![row("b", 4, 1, 1999), row("A", 9, 2, 1950), row("c", 9, 3, 2020)];
        let first = |order| in_order(rows.clone(), order)[0].title.clone();
        assert_eq!(first(Order::Time), "c");
        assert_eq!(first(Order::Stars), "c");
        assert_eq!(first(Order::Title), "A");
        assert_eq!(first(Order::Year), "c");
    }
}
