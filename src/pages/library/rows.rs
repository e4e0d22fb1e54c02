//! Ratings as rows, found and in order.

use bijou_engine::{Engine, FilmIx, Stars};

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
    stars: Stars,
    at: Time,
}

/// The rated films whose title contains `query`, in order.
pub fn arranged(record: &Record, engine: &Engine, order: Order, query: &str) -> Vec<Row> {
    let rows = record.rated().map(|(id, stars, at)| row(engine, id, stars, at));
    let query = query.trim().to_lowercase();
    let mut rows: Vec<Row> = rows.filter(|row| row.title.to_lowercase().contains(&query)).collect();
    sort(&mut rows, order);
    rows
}

fn row(engine: &Engine, id: &str, stars: Stars, at: Time) -> Row {
    let film = engine.catalog().by_id(id);
    let facts = film.map(|film| engine.catalog().film(film));
    Row {
        id: id.to_owned(),
        film,
        title: facts.map_or_else(|| words::library::unknown(id), |facts| facts.title().to_owned()),
        year: facts.and_then(|facts| facts.year()),
        href: film_href(id),
        stars,
        at,
    }
}

/// One comparison for all orders: each call of a sort function costs 4 KB of program.
fn sort(rows: &mut [Row], order: Order) {
    rows.sort_by(|a, b| match order {
        Order::Time => b.at.cmp(&a.at),
        Order::Stars => b.stars.cmp(&a.stars).then(b.at.cmp(&a.at)),
        Order::Title => a.title.to_lowercase().cmp(&b.title.to_lowercase()),
        Order::Year => b.year.cmp(&a.year),
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(title: &str, half_stars: u8, at: Time, year: u16) -> Row {
        let stars = Stars::from_half_stars(half_stars).unwrap();
        let (id, href) = (String::new(), String::new());
        Row { id, film: None, title: title.to_owned(), year: Some(year), href, stars, at }
    }

    #[test]
    fn rows_come_in_the_order_that_was_asked_for() {
        let mut rows = [row("b", 4, 1, 1999), row("A", 9, 2, 1950), row("c", 9, 3, 2020)];
        let mut first = |order| {
            sort(&mut rows, order);
            rows[0].title.clone()
        };
        assert_eq!(first(Order::Time), "c");
        assert_eq!(first(Order::Stars), "c");
        assert_eq!(first(Order::Title), "A");
        assert_eq!(first(Order::Year), "c");
    }
}
