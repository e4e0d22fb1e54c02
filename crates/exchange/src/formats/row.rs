//! A row of a known table as what it says about a film.

use super::{Layout, Meaning, Source};
use crate::dates::{self, Written};
use crate::limits::{MAX_NOTE_CHARS, MAX_TAGS, MAX_TITLE_CHARS};
use crate::stars::number;
use crate::table::Row;
use crate::{Entry, Mark, Why};

/// What a row says, before the rest of its file has decided how numbers and dates are meant.
#[derive(Debug, Default)]
pub(crate) struct Draft {
    pub(crate) entry: Entry,
    /// On the file's scale.
    pub(crate) rating: Option<f64>,
    pub(crate) rated_on: Option<Written>,
    pub(crate) seen_on: Option<Written>,
    pub(crate) listed_on: Option<Written>,
    pub(crate) link: Option<String>,
    /// Whose row it is, in a data set.
    pub(crate) user: Option<String>,
    /// Parts of the row that were left out.
    pub(crate) remarks: Vec<Why>,
}

/// What became of a row.
pub(crate) enum Verdict {
    Film(Box<Draft>),
    /// A series, an episode, a game.
    Television,
    Skip(Why),
    /// Not a word in it.
    Blank,
}

/// Reads a row.
pub(crate) fn read_row(layout: &Layout, meaning: Meaning, list: &str, row: &Row<'_>) -> Verdict {
    if row.is_blank() {
        return Verdict::Blank;
    }
    // Nobody writes a NUL: something happened to the row. What we write has none, so that it is text to everybody.
    if row.is_damaged() {
        return Verdict::Skip(Why::Broken);
    }
    if is_television(layout, row) {
        return Verdict::Television;
    }
    let mut draft = Draft::default();
    name(layout, row, &mut draft.entry);
    if let Err(why) = check_name(&draft.entry) {
        return Verdict::Skip(if row.is_cut() { Why::Broken } else { why });
    }
    rate(layout, row, &mut draft);
    mean(layout, meaning, list, row, &mut draft);
    let text = |column: &str| Some(unescaped(layout, row.get(column))).filter(|text| !text.is_empty());
    draft.entry.note = text(layout.note).map(str::to_owned);
    cut_note(&mut draft);
    let mut tags =
        unescaped(layout, row.get(layout.tags)).split(',').map(str::trim).filter(|tag| !tag.is_empty());
    draft.entry.tags = tags.by_ref().take(MAX_TAGS).map(str::to_owned).collect();
    if tags.next().is_some() {
        draft.remarks.push(Why::TagsCut);
    }
    draft.link = text(layout.link).map(str::to_owned);
    draft.user = text(layout.user).map(str::to_owned);
    draft.finish()
}

impl Draft {
    /// Film or nothing to say.
    pub(crate) fn finish(mut self) -> Verdict {
        let rated = self.rating.is_some();
        if rated || self.entry.says_something() {
            return Verdict::Film(Box::new(self));
        }
        Verdict::Skip(self.remarks.pop().unwrap_or(if rated { Why::Nameless } else { Why::Nothing }))
    }
}

/// Title, year and ids.
fn name(layout: &Layout, row: &Row<'_>, entry: &mut Entry) {
    let title = unescaped(layout, row.get(layout.title));
    entry.year = year(row.get(layout.year));
    entry.title = title.to_owned();
    // MovieLens writes the year behind the title.
    if layout.source == Source::MovieLens
        && let Some((name, behind)) =
            title.trim_end().strip_suffix(')').and_then(|title| title.rsplit_once('('))
        && let Some(found) = year(behind)
    {
        (entry.title, entry.year) = (name.trim().to_owned(), Some(found));
    }
    entry.ids.imdb = imdb_id(row.get(layout.imdb));
    entry.ids.tmdb = id(row.get(layout.tmdb));
    entry.ids.catalog = Some(row.get(layout.catalog)).filter(|id| !id.is_empty()).map(str::to_owned);
}

/// Refuses a film without a name, or with one that is none.
pub(crate) fn check_name(entry: &Entry) -> Result<(), Why> {
    let ids = &entry.ids;
    if entry.title.is_empty() && ids.imdb.is_none() && ids.tmdb.is_none() && ids.catalog.is_none() {
        return Err(Why::Nameless);
    }
    // Bytes are at least as many as letters: most titles need no count.
    if entry.title.len() > MAX_TITLE_CHARS && entry.title.chars().count() > MAX_TITLE_CHARS {
        return Err(Why::TitleTooLong);
    }
    Ok(())
}

/// Shortens a note that is too long.
pub(crate) fn cut_note(draft: &mut Draft) {
    if let Some(note) = &mut draft.entry.note
        && let Some((end, _)) = note.char_indices().nth(MAX_NOTE_CHARS)
    {
        note.truncate(end);
        draft.remarks.push(Why::NoteCut);
    }
}

fn rate(layout: &Layout, row: &Row<'_>, draft: &mut Draft) {
    let written = match row.get(layout.rating) {
        // A table may have either of the two columns filled.
        "" if layout.source == Source::LetterboxdImport => {
            let stars = number(row.get("rating"));
            stars.map(|stars| (stars * layout.scale.largest() / 5.0).to_string()).unwrap_or_default()
        }
        written => written.to_owned(),
    };
    if matches!(written.as_str(), "" | "-" | "null" | "N/A") {
        return;
    }
    draft.rating = number(&written).filter(|value| layout.scale.has(*value));
    if draft.rating.is_none() {
        draft.remarks.push(Why::Rating(short(&written)));
    }
    // Several services write "not rated" as nothing on a scale that begins at 1.
    if draft.rating == Some(0.0) && layout.scale == crate::stars::Scale::Ten {
        draft.rating = None;
    }
}

fn mean(layout: &Layout, meaning: Meaning, list: &str, row: &Row<'_>, draft: &mut Draft) {
    draft.rated_on = date(row.get(layout.rated_on), &mut draft.remarks);
    draft.seen_on = match layout.seen_on == layout.rated_on {
        true => draft.rated_on,
        false => date(row.get(layout.seen_on), &mut draft.remarks),
    };
    let meaning = match meaning {
        Meaning::ByStatus => status(row.get("watchlist")),
        meaning => meaning,
    };
    let entry = &mut draft.entry;
    entry.seen = draft.rating.is_some();
    match meaning {
        Meaning::Seen => entry.seen = true,
        Meaning::Liked => entry.liked = true,
        Meaning::List => entry.lists.push(list.to_owned()),
        Meaning::Listed => {
            entry.listed = Some(Mark::default());
            // Days beside it are those of listing.
            draft.seen_on = None;
        }
        _ => {}
    }
    if entry.listed.is_some() {
        draft.listed_on = date(row.get(layout.listed_on), &mut draft.remarks);
    }
}

/// What Simkl calls its lists.
fn status(word: &str) -> Meaning {
    match word.to_ascii_lowercase().replace([' ', '-', '_'], "").as_str() {
        "completed" | "dropped" | "watching" | "hold" | "onhold" => Meaning::Seen,
        "plantowatch" => Meaning::Listed,
        _ => Meaning::Rated,
    }
}

fn is_television(layout: &Layout, row: &Row<'_>) -> bool {
    let kind = row.get(layout.kind);
    match layout.source {
        Source::Imdb => super::television::is_imdb_television(kind),
        Source::Trakt => !kind.is_empty() && !kind.eq_ignore_ascii_case("movie"),
        Source::Criticker => kind.contains("/tv/"),
        // Its "anime" may be a film: only series have episodes.
        Source::Simkl => kind.eq_ignore_ascii_case("tv") || !row.get("lastepwatched").is_empty(),
        Source::Tmdb => kind.eq_ignore_ascii_case("tv") || !row.get("season number").is_empty(),
        Source::Netflix => super::television::is_netflix_episode(row.get(layout.title)),
        _ => false,
    }
}

/// Reads a date; an empty cell is none, and one that is not a date is remarked.
pub(crate) fn date(text: &str, remarks: &mut Vec<Why>) -> Option<Written> {
    let written = dates::read(text);
    if written.is_none() && !text.is_empty() {
        remarks.push(Why::Date(short(text)));
    }
    written
}

/// A value short enough to show.
fn short(text: &str) -> String {
    text.chars().take(40).collect()
}

/// The year that a cell begins with: `1995`, `1995.0`, `1995-12-15`.
pub(crate) fn year(text: &str) -> Option<u16> {
    let digits = text.get(..4).filter(|digits| digits.bytes().all(|byte| byte.is_ascii_digit()))?;
    let ends = !text.get(4..).unwrap_or_default().starts_with(|next: char| next.is_ascii_digit());
    digits.parse().ok().filter(|year| ends && (1870..=2200).contains(year))
}

/// An IMDb id with or without its `tt`, or at the end of an address.
pub(crate) fn imdb_id(text: &str) -> Option<u32> {
    let digits = text.trim_end_matches('/').rsplit('/').next().unwrap_or(text);
    id(digits.trim_start_matches("tt"))
}

/// A number that is an id.
fn id(text: &str) -> Option<u32> {
    text.strip_suffix(".0").unwrap_or(text).parse().ok().filter(|id| *id > 0)
}

/// Text without the mark that kept a spreadsheet from taking it for a formula, in the tables that we write.
fn unescaped<'a>(layout: &Layout, text: &'a str) -> &'a str {
    match layout.source {
        Source::LetterboxdImport => crate::export::unescape(text),
        _ => text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn years_and_ids_are_read_in_all_their_spellings() {
        assert_eq!((year("1995"), year("1995-12-15"), year("1995.0")), (Some(1995), Some(1995), Some(1995)));
        assert_eq!((year(""), year("95"), year("19955"), year("0000")), (None, None, None, None));
        assert_eq!(imdb_id("tt0113277"), Some(113_277));
        assert_eq!(imdb_id("https://www.imdb.com/title/tt0113277/"), Some(113_277));
        assert_eq!((imdb_id("113277"), imdb_id(""), imdb_id("nm0000134")), (Some(113_277), None, None));
    }
}
