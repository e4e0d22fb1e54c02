//! What is written comes back as it was.

use bijou_exchange::{
    Day, Entry, FilmIds, Import, Mark, Outgoing, Rated, letterboxd_csv, letterboxd_watchlist_csv,
};
use proptest::prelude::*;

use crate::try_to_read;

/// Titles and notes that spreadsheets stumble over.
fn text() -> impl Strategy<Value = String> {
    "[=+@'\"a-z,;é\n -]{0,12}".prop_map(|text| text.trim().to_owned())
}

fn tags() -> impl Strategy<Value = Vec<String>> {
    let words = proptest::collection::btree_set("[a-z'-]([a-z' -]{0,6}[a-z])?", 0..3);
    words.prop_map(|words| words.into_iter().collect())
}

/// A film as people have it.
fn entry() -> impl Strategy<Value = Entry> {
    let rating = proptest::option::of(1..=10_u8);
    let days = proptest::collection::btree_set(0..20_000_i32, 0..3);
    (text(), 1900..2030_u16, rating, days, text(), tags()).prop_map(
        |(title, year, half_stars, days, note, tags)| {
            let dates: Vec<Day> = days.into_iter().filter_map(Day::from_days).collect();
            let rating = half_stars.map(|half_stars| Rated { half_stars, on: dates.last().copied() });
            let note = Some(note).filter(|note| !note.is_empty());
            Entry { title, year: Some(year), rating, seen: true, dates, note, tags, ..Entry::default() }
        },
    )
}

fn entries() -> impl Strategy<Value = Vec<Entry>> {
    proptest::collection::vec(entry(), 0..12).prop_map(|mut entries| {
        for (number, entry) in (1..).zip(&mut entries) {
            entry.ids = FilmIds { imdb: Some(number), tmdb: Some(number + 7), catalog: None };
        }
        entries
    })
}

fn read_back(files: Vec<bijou_exchange::ExportFile>) -> Import {
    let mut import = Import::default();
    for file in files {
        import.join(try_to_read(&file.name, file.text.into_bytes()).unwrap());
    }
    import
}

proptest! {
    #[test]
    fn watched_films_come_back_as_they_were_written(entries in entries()) {
        let import = read_back(letterboxd_csv(entries.iter().map(Outgoing::from)));
        prop_assert_eq!(&import.skipped, &[]);
        prop_assert_eq!(&import.entries, &entries);
    }

    #[test]
    fn reading_the_same_twice_says_nothing_new(entries in entries()) {
        let mut once = entries;
        let again = read_back(letterboxd_csv(once.iter().map(Outgoing::from))).entries;
        let before = once.clone();
        for (mine, theirs) in once.iter_mut().zip(again) {
            mine.absorb(theirs);
        }
        prop_assert_eq!(once, before);
    }
}

#[test]
fn a_watchlist_comes_back_as_one() {
    let film = Outgoing { title: "Heat", year: Some(1995), imdb: Some(113_277), ..Outgoing::default() };
    let import = read_back(letterboxd_watchlist_csv([film]));
    assert_eq!(import.entries.len(), 1);
    assert_eq!((import.entries[0].listed, import.entries[0].seen), (Some(Mark::default()), false));
}
