//! The table that Letterboxd imports (letterboxd.com/about/importing-data).

use std::fmt::Write as _;

use super::field::push_field;
use crate::{Day, Entry};

/// Most bytes of a file that Letterboxd takes.
const MAX_PART_BYTES: usize = 1_000_000;

/// What is known about a film that is taken along.
#[derive(Debug, Clone, Copy, Default)]
pub struct Outgoing<'a> {
    /// Its title.
    pub title: &'a str,
    /// Year of release.
    pub year: Option<u16>,
    /// At IMDb, without `tt`.
    pub imdb: Option<u32>,
    /// At TMDB.
    pub tmdb: Option<u32>,
    /// Half-stars, 1 to 10.
    pub half_stars: Option<u8>,
    /// Days on which it was watched.
    pub dates: &'a [Day],
    /// What the person wrote.
    pub note: &'a str,
    /// Words that the person gave it.
    pub tags: &'a [String],
}

/// What an import has brought of a film, as it is taken along again.
impl<'a> From<&'a Entry> for Outgoing<'a> {
    fn from(entry: &'a Entry) -> Self {
        Self {
            title: &entry.title,
            year: entry.year,
            imdb: entry.ids.imdb,
            tmdb: entry.ids.tmdb,
            half_stars: entry.rating.map(|rating| rating.half_stars),
            dates: &entry.dates,
            note: entry.note.as_deref().unwrap_or_default(),
            tags: &entry.tags,
        }
    }
}

/// A file to keep.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExportFile {
    /// Its name.
    pub name: String,
    /// What stands in it.
    pub text: String,
}

/// Watched films, a row per day on which one was watched. Several files where one would have more than 1 MB.
pub fn letterboxd_csv<'a>(films: impl IntoIterator<Item = Outgoing<'a>>) -> Vec<ExportFile> {
    let mut parts =
        Parts::new("bijou-letterboxd", "tmdbID,imdbID,Title,Year,WatchedDate,Rating,Rating10,Tags,Review");
    for film in films {
        let days = film.dates.iter().map(|day| Some(*day));
        let days: Vec<Option<Day>> = if film.dates.is_empty() { vec![None] } else { days.collect() };
        let last = days.len() - 1;
        for (number, day) in days.into_iter().enumerate() {
            // A note is about the film, not about each time that it was watched.
            let note = if number == last { film.note } else { "" };
            parts.push(&watched_row(&film, day, note));
        }
    }
    parts.finish()
}

/// Films for later, which Letterboxd imports on the page of the watchlist.
pub fn letterboxd_watchlist_csv<'a>(films: impl IntoIterator<Item = Outgoing<'a>>) -> Vec<ExportFile> {
    let mut parts = Parts::new("bijou-letterboxd-watchlist", "tmdbID,imdbID,Title,Year,WatchedDate");
    for film in films {
        let mut row = named(&film);
        row.push(',');
        parts.push(&row);
    }
    parts.finish()
}

fn watched_row(film: &Outgoing<'_>, day: Option<Day>, note: &str) -> String {
    let mut row = named(film);
    row.push(',');
    if let Some(day) = day {
        let _ = write!(row, "{day}");
    }
    row.push(',');
    if let Some(half_stars) = film.half_stars {
        let half = if half_stars % 2 == 1 { ".5" } else { "" };
        let _ = write!(row, "{}{half},{half_stars}", half_stars / 2);
    } else {
        row.push(',');
    }
    row.push(',');
    // Tags are separated by commas, so that none can have one.
    let tags: Vec<String> = film.tags.iter().map(|tag| tag.replace(',', "")).collect();
    push_field(&mut row, &tags.join(", "));
    row.push(',');
    push_field(&mut row, note);
    row
}

/// The cells that name a film.
fn named(film: &Outgoing<'_>) -> String {
    let mut row = String::new();
    if let Some(tmdb) = film.tmdb {
        let _ = write!(row, "{tmdb}");
    }
    row.push(',');
    if let Some(imdb) = film.imdb {
        let _ = write!(row, "tt{imdb:07}");
    }
    row.push(',');
    push_field(&mut row, film.title);
    row.push(',');
    if let Some(year) = film.year {
        let _ = write!(row, "{year}");
    }
    row
}

/// A table in as many files as it needs.
struct Parts {
    name: &'static str,
    header: &'static str,
    texts: Vec<String>,
}

impl Parts {
    fn new(name: &'static str, header: &'static str) -> Self {
        Self { name, header, texts: Vec::new() }
    }

    fn push(&mut self, row: &str) {
        let has_room = |text: &&mut String| text.len() + row.len() + 2 <= MAX_PART_BYTES;
        match self.texts.last_mut().filter(has_room) {
            Some(text) => {
                text.push_str(row);
                text.push_str("\r\n");
            }
            None => self.texts.push([self.header, "\r\n", row, "\r\n"].concat()),
        }
    }

    fn finish(self) -> Vec<ExportFile> {
        let several = self.texts.len() > 1;
        let named = |(number, text): (usize, String)| {
            let number = if several { format!("-{}", number + 1) } else { String::new() };
            ExportFile { name: format!("{}{number}.csv", self.name), text }
        };
        self.texts.into_iter().enumerate().map(named).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_say_what_letterboxd_reads() {
        let dates = [Day::new(2024, 1, 5).unwrap(), Day::new(2024, 2, 29).unwrap()];
        let tags = ["cinema".to_owned(), "70 mm, front row".to_owned()];
        let film = Outgoing {
            title: "Good, Bad & Ugly, The",
            year: Some(1966),
            imdb: Some(60_196),
            tmdb: Some(429),
            half_stars: Some(9),
            dates: &dates,
            note: "=HYPERLINK(\"x\")",
            tags: &tags,
        };
        let files = letterboxd_csv([film]);
        assert_eq!(files.len(), 1);
        assert_eq!(files[0].name, "bijou-letterboxd.csv");
        assert_eq!(
            files[0].text,
            "tmdbID,imdbID,Title,Year,WatchedDate,Rating,Rating10,Tags,Review\r\n\
             429,tt0060196,\"Good, Bad & Ugly, The\",1966,2024-01-05,4.5,9,\"cinema, 70 mm front row\",\r\n\
             429,tt0060196,\"Good, Bad & Ugly, The\",1966,2024-02-29,4.5,9,\"cinema, 70 mm front row\",\"'=HYPERLINK(\"\"x\"\")\"\r\n"
        );
    }

    #[test]
    fn a_long_table_becomes_several_files_of_a_megabyte_at_most() {
        let note = "x".repeat(10_000);
        let films = (0..250).map(|_| Outgoing { title: "Heat", note: &note, ..Outgoing::default() });
        let files = letterboxd_csv(films);
        assert_eq!(
            files.iter().map(|file| file.name.as_str()).collect::<Vec<_>>(),
            ["bijou-letterboxd-1.csv", "bijou-letterboxd-2.csv", "bijou-letterboxd-3.csv"]
        );
        assert!(
            files.iter().all(|file| file.text.len() <= MAX_PART_BYTES && file.text.starts_with("tmdbID,"))
        );
        assert_eq!(files.iter().map(|file| file.text.lines().count() - 1).sum::<usize>(), 250);
    }

    #[test]
    fn nothing_to_take_along_is_no_file() {
        assert!(letterboxd_csv([]).is_empty());
    }
}
