use bijou_exchange::{
    Entry, Import, MAX_NOTE_CHARS, MAX_ROWS, MAX_TITLE_CHARS, Opened, Outgoing, Progress, Reading, Refused,
    letterboxd_csv,
};

use crate::heap::{Allowance, within};

/// A row of two letters becomes a draft of some 600 bytes, an entry of 400 and a place in a tree, and is read twice here.
/// Whatever a ZIP weighs, each of its files may inflate to a megabyte.
const ALLOWED: Allowance = Allowance { fixed: 64 << 20, per_byte: 1_024 };

/// Names that lead to every way of reading, chosen by the first byte of an input.
const NAMES: [&str; 12] = [
    "ratings.csv",
    "watched.csv",
    "watchlist.csv",
    "likes/films.csv",
    "letterboxd.zip",
    "ratings-movies.json",
    "lists-watchlist.json",
    "lists-list-123-best-of-1999.json",
    "notes.txt",
    "export",
    "",
    "\u{202e}vsc.\0../../<b>.tsv",
];

/// Most entries of one input that are written and read again: each is a file of its own.
const WRITTEN: usize = 4;

/// Rows that are read at a time, to see that it does not matter.
const STEP: usize = 3;

/// A file that somebody imports. Its first byte chooses its name.
pub fn import(bytes: &[u8]) {
    let Some((first, file)) = bytes.split_first() else { return };
    let name = NAMES.get(usize::from(*first) % NAMES.len()).copied().unwrap_or_default();
    within(ALLOWED, bytes.len(), || match open(name, file) {
        Ok(Some(reading)) => read(name, file, reading),
        Ok(None) => {}
        Err(refused) => assert!(!refused.to_string().is_empty()),
    });
}

fn open(name: &str, file: &[u8]) -> Result<Option<Box<Reading>>, Refused> {
    Ok(match bijou_exchange::open(name, file.to_vec())? {
        Opened::Films(reading) => Some(reading),
        Opened::Backup(text) => {
            assert!(text.len() <= 3 * file.len(), "a backup grew");
            None
        }
    })
}

fn read(name: &str, file: &[u8], mut reading: Box<Reading>) {
    let mut before = reading.progress();
    while reading.step(STEP) {
        let now = reading.progress();
        assert!(now.done <= now.total && goes_on(before, now), "{before:?} became {now:?}");
        before = now;
    }
    let read = reading.finish();
    let at_once = open(name, file).ok().flatten().map(|reading| reading.finish());
    assert_eq!(at_once.as_ref(), Some(&read), "reading in steps makes a difference");
    let Ok(mut import) = read else { return };
    keeps_limits(&import);
    for user in 0..import.users.len().min(4) {
        import.choose(user);
        keeps_limits(&import);
    }
    import.choose(usize::MAX);
    import.entries.iter().filter(|entry| can_be_written(entry)).take(WRITTEN).for_each(comes_back);
}

fn goes_on(before: Progress, now: Progress) -> bool {
    before.total == now.total && before.done <= now.done
}

fn keeps_limits(import: &Import) {
    assert!(import.entries.len() <= MAX_ROWS);
    assert!(import.skipped_in_all() >= import.skipped.len() as u64 && import.skipped.len() <= 1_000);
    for entry in &import.entries {
        assert!(entry.says_something(), "{entry:?}");
        assert!(entry.title.chars().count() <= MAX_TITLE_CHARS);
        assert!(entry.note.as_ref().is_none_or(|note| note.chars().count() <= MAX_NOTE_CHARS));
        assert!(entry.rating.is_none_or(|rating| (1..=10).contains(&rating.half_stars)));
        assert!(entry.dates.is_sorted_by(|a, b| a < b), "days out of order, or twice");
        assert!(entry.year.is_none_or(|year| (1870..=2200).contains(&year)));
    }
}

/// Only what was watched stands in the table, and only under a name that others know.
fn can_be_written(entry: &Entry) -> bool {
    entry.seen && (!entry.title.is_empty() || entry.ids.imdb.is_some() || entry.ids.tmdb.is_some())
}

/// What we write of a film comes back as it was, and no spreadsheet takes a cell of it for a formula.
fn comes_back(entry: &Entry) {
    let files = letterboxd_csv([Outgoing::from(entry)]);
    let mut again = Import::default();
    for file in files {
        let read =
            open(&file.name, file.text.as_bytes()).ok().flatten().and_then(|reading| reading.finish().ok());
        assert!(read.is_some(), "what was written is not read: {}", file.text);
        again.join(read.unwrap_or_default());
    }
    assert_eq!(again.skipped, [], "of {entry:?}");
    let Some(first) = again.entries.first() else {
        unreachable!("nothing came back of {entry:?}");
    };
    assert_eq!((&first.title, first.year, &first.note), (&entry.title, entry.year, &entry.note));
    assert_eq!((first.ids.imdb, first.ids.tmdb), (entry.ids.imdb, entry.ids.tmdb));
    assert_eq!((first.seen, &first.dates, &first.tags), (true, &entry.dates, &entry.tags));
    let half_stars = |entry: &Entry| entry.rating.map(|rating| rating.half_stars);
    assert_eq!(half_stars(first), half_stars(entry));
}
