use bijou_catalog::Error;

use super::examine::{Explored, examine};

/// Most bytes of the report that a catalog ships: every visitor fetches it.
pub const MOST_SHIPPED: usize = 12 << 10;

/// How much a report tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Detail {
    /// Cells of the picture of the matrix across and down.
    pub cells: usize,
    /// Periods of the growth over time.
    pub periods: usize,
    /// Genres.
    pub genres: usize,
    /// Pairs of films.
    pub pairs: usize,
    /// Letters of a name.
    pub letters: usize,
    /// Examples of each fact. Without any, nothing says who somebody is.
    pub examples: usize,
}

impl Detail {
    /// For whoever has the data.
    pub const FULL: Self = Self { cells: 40, periods: 160, genres: 60, pairs: 30, letters: 200, examples: 3 };

    /// For everybody who visits the site.
    const COMPACT: Self = Self { cells: 12, periods: 32, genres: 20, pairs: 6, letters: 48, examples: 0 };

    /// The same where names or times are longer than usual.
    const TIGHT: Self = Self { cells: 8, periods: 14, genres: 10, pairs: 3, letters: 20, examples: 0 };
}

/// The report that a catalog ships, as JSON: at most [`MOST_SHIPPED`] bytes, and nothing about a single person.
///
/// # Errors
/// Never in practice: every figure is finite.
pub fn compact(explored: &Explored<'_>) -> Result<String, Error> {
    let json = examine(explored, &Detail::COMPACT).to_json()?;
    if json.len() <= MOST_SHIPPED { Ok(json) } else { examine(explored, &Detail::TIGHT).to_json() }
}

#[cfg(test)]
mod tests {
    use bijou_catalog::DataReport;

    use super::super::examine::sample::dataset;
    use super::super::times::OverTime;
    use super::*;

    #[test]
    fn what_ships_is_small_whatever_things_are_called_and_names_nobody() {
        let own: Vec<(u32, u8)> = (0..200).map(|film| (film, 1 + (film % 10) as u8)).collect();
        let everybody: Vec<&[(u32, u8)]> = (0..30).map(|_| own.as_slice()).collect();
        let mut data = dataset(200, &everybody);
        for (number, film) in data.films.iter_mut().enumerate() {
            film.title.main = format!("{}{number}", "長い".repeat(60));
            film.title.year = Some(1850 + number as u16);
            film.genres = vec![format!("{number}{}", "ü\"\\".repeat(70))];
        }
        data.ratings.users.iter_mut().for_each(|user| user.insert_str(0, "somebody-"));
        let mut times = OverTime::new(&data);
        let years = |number: usize| -2_000_000_000 + number as i64 * 29_000_000;
        for (number, event) in data.ratings.events().enumerate() {
            times.see(
                &data,
                crate::data::Moment {
                    user: event.user,
                    film: event.film,
                    stars: event.stars,
                    seconds: Some(years(number % 200)),
                },
            );
        }
        let json = compact(&Explored { data: &data, times: Some(&times) }).unwrap();
        assert!(json.len() <= MOST_SHIPPED, "{} bytes", json.len());
        assert!(json.len() > 2_000 && !json.contains("somebody"), "{json}");
        let report = DataReport::from_json(json.as_bytes()).unwrap();
        assert!(report.facts.iter().any(|fact| fact.text.contains("29 people")), "{:?}", report.facts);
        assert_eq!(report.ratings, 6_000);
    }
}
