//! One entry per film, however many rows and files speak of it.

use std::collections::BTreeMap;

use crate::Entry;

/// Entries as they come in.
#[derive(Debug, Default)]
pub(crate) struct Merger {
    entries: Vec<Entry>,
    /// Entries by what they are told by.
    places: BTreeMap<String, Places>,
}

/// Films of one name: two of one title and year are told apart by their addresses, where rows of their kind have one.
#[derive(Debug)]
struct Places {
    /// The first of them, to which every row without an address belongs.
    first: usize,
    /// Those with an address. As long as there is none, the first row that has one gives it to the first film.
    by_link: BTreeMap<String, usize>,
}

impl Merger {
    /// Adds a row.
    pub(crate) fn add(&mut self, entry: Entry, link: Option<String>) {
        let new = self.entries.len();
        let places =
            self.places.entry(key(&entry)).or_insert_with(|| Places { first: new, by_link: BTreeMap::new() });
        let place = match link {
            None => places.first,
            Some(link) if places.by_link.is_empty() => *places.by_link.entry(link).or_insert(places.first),
            Some(link) => *places.by_link.entry(link).or_insert(new),
        };
        match self.entries.get_mut(place) {
            Some(known) => known.absorb(entry),
            None => self.entries.push(entry),
        }
    }

    /// The entries, in the order of their first rows.
    pub(crate) fn finish(self) -> Vec<Entry> {
        self.entries
    }
}

fn key(entry: &Entry) -> String {
    match (&entry.ids.imdb, &entry.ids.tmdb, &entry.ids.catalog) {
        (Some(imdb), ..) => format!("i{imdb}"),
        (_, Some(tmdb), _) => format!("t{tmdb}"),
        (_, _, Some(catalog)) => format!("c{catalog}"),
        _ => format!("n{}\t{}", entry.year.unwrap_or(0), entry.title.to_ascii_lowercase()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn film(title: &str, year: u16) -> Entry {
        Entry { title: title.to_owned(), year: Some(year), seen: true, ..Entry::default() }
    }

    #[test]
    fn rows_of_one_film_become_one_entry() {
        let mut merger = Merger::default();
        merger.add(film("Heat", 1995), Some("a".to_owned()));
        merger.add(Entry { liked: true, ..film("HEAT", 1995) }, Some("a".to_owned()));
        merger.add(film("Heat", 1986), Some("b".to_owned()));
        let entries = merger.finish();
        assert_eq!(entries.len(), 2);
        assert!(entries[0].liked);
    }

    #[test]
    fn two_films_of_one_name_and_year_are_told_apart_by_their_addresses() {
        let mut merger = Merger::default();
        merger.add(film("Alone", 2020), Some("a".to_owned()));
        merger.add(film("Alone", 2020), Some("b".to_owned()));
        merger.add(film("Alone", 2020), None);
        assert_eq!(merger.finish().len(), 2);
    }
}
