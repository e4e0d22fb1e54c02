use std::collections::HashMap;

use super::plain::plain;
use super::title::{Title, parse_title};
use super::{CleaningReport, FilmRecord, Rated};

/// Films that are known only because somebody rated them.
#[derive(Default)]
pub struct FoundFilms {
    /// The films in the order in which they first occur.
    pub films: Vec<FilmRecord>,
    /// Their numbers by their ids as they stand in the data.
    numbers: HashMap<String, u32>,
}

impl FoundFilms {
    /// The number of a film, which becomes one of its own where it is new. `None` where there are too many, or nothing of its id
    /// can be shown.
    pub fn number(&mut self, id: &str, title: &str, line: u64, report: &mut CleaningReport) -> Option<u32> {
        if let Some(number) = self.numbers.get(id) {
            return Some(*number);
        }
        let cleaned = plain(id, line, report);
        let number = match self.numbers.get(&cleaned) {
            Some(number) => *number,
            None if cleaned.is_empty() || self.films.len() >= Rated::MOST as usize => return None,
            None => {
                let known = match plain(title, line, report).as_str() {
                    "" => named_by_id(&cleaned),
                    title => parse_title(title),
                };
                let film = FilmRecord::new(&cleaned, known, Vec::new());
                if film.title.year.is_none() {
                    report.count("films kept without a year", || film.title.main.clone());
                }
                self.films.push(film);
                let number = self.films.len() as u32 - 1;
                self.numbers.insert(cleaned, number);
                number
            }
        };
        self.numbers.insert(id.to_owned(), number);
        Some(number)
    }
}

/// An id as a title: taken apart only where a year shows that it is one.
fn named_by_id(id: &str) -> Title {
    let parsed = parse_title(id);
    if parsed.year.is_some() {
        return parsed;
    }
    Title { main: id.to_owned(), others: Vec::new(), year: None }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_become_titles_and_equal_ones_one_film() {
        let (mut found, mut report) = (FoundFilms::default(), CleaningReport::default());
        let rows = [
            ("Matrix, The (1999)", ""),
            ("item (3)", ""),
            ("7", "Heat (1995)"),
            ("7", ""),
            ("item\u{7} (3)", ""),
        ];
        let numbers = rows.map(|(id, title)| found.number(id, title, 1, &mut report).unwrap());
        assert_eq!(numbers, [0, 1, 2, 2, 3]);
        assert_eq!(found.number("\u{202e}7", "", 1, &mut report), Some(2));
        let titles: Vec<&str> = found.films.iter().map(|film| film.title.main.as_str()).collect();
        assert_eq!(titles, ["The Matrix", "item (3)", "Heat", "item  (3)"]);
        assert_eq!(found.number("\u{202e}", "", 1, &mut report), None);
    }
}
