//! Trakt's JSON: a list of items, each with a film and what was done to it.

use serde_json::Value;
use serde_json::value::RawValue;

use super::row::{check_name, cut_note, date, imdb_id};
use super::{Draft, Verdict};
use crate::limits::{MAX_ITEM_BYTES, MAX_LIST_CHARS};
use crate::stars::Scale;
use crate::{Entry, Mark, Why};

/// The scale of Trakt's ratings.
pub(crate) const SCALE: Scale = Scale::Ten;

/// Whether a list of items is Trakt's.
pub(crate) fn is_trakt(items: &[Box<RawValue>]) -> bool {
    const KINDS: [&str; 4] = ["movie", "show", "season", "episode"];
    let known = |item: &Value| KINDS.iter().any(|kind| item.get(kind).is_some_and(Value::is_object));
    // The items of a list may begin with a person; of a file of other things, none is known.
    items.iter().take(100).filter_map(|item| parsed(item)).any(|item| known(&item))
}

/// An item as a tree; nothing where it is too large or nested too deep.
fn parsed(item: &RawValue) -> Option<Value> {
    let text = Some(item.get()).filter(|text| text.len() <= MAX_ITEM_BYTES)?;
    serde_json::from_str(text).ok()
}

/// Reads an item of a file.
pub(crate) fn read_item(item: &RawValue, path: &str) -> Verdict {
    let Some(item) = parsed(item) else { return Verdict::Skip(Why::Broken) };
    let Some(film) = item.get("movie").filter(|film| film.is_object()) else {
        let other = ["show", "season", "episode", "person"].iter().any(|kind| item.get(kind).is_some());
        return if other { Verdict::Television } else { Verdict::Skip(Why::Nameless) };
    };
    let mut draft = Draft { entry: named(film), ..Draft::default() };
    if let Err(why) = check_name(&draft.entry) {
        return Verdict::Skip(why);
    }
    match item.get("rating") {
        None | Some(Value::Null) => {}
        Some(rating) => match rating.as_f64().filter(|value| SCALE.has(*value)) {
            Some(0.0) => {}
            Some(value) => draft.rating = Some(value),
            None => draft.remarks.push(Why::Rating(rating.to_string().chars().take(40).collect())),
        },
    }
    let text = |name: &str| item.get(name).and_then(Value::as_str).unwrap_or_default();
    draft.rated_on = date(text("rated_at"), &mut draft.remarks);
    let watched = [text("watched_at"), text("last_watched_at")].into_iter().find(|text| !text.is_empty());
    draft.seen_on = date(watched.unwrap_or_default(), &mut draft.remarks);
    let plays = item.get("plays").and_then(Value::as_u64).unwrap_or(0);
    draft.entry.seen = draft.rating.is_some() || watched.is_some() || plays > 0;
    if !text("listed_at").is_empty() {
        draft.listed_on = date(text("listed_at"), &mut draft.remarks);
        match path.to_ascii_lowercase().contains("watchlist") {
            true => draft.entry.listed = Some(Mark::default()),
            false => draft.entry.lists.push(list_name(path)),
        }
    }
    draft.entry.note = Some(text("notes").trim().to_owned()).filter(|note| !note.is_empty());
    cut_note(&mut draft);
    if [Some(&draft.entry.title), draft.entry.note.as_ref()]
        .into_iter()
        .flatten()
        .any(|text| text.contains('\0'))
    {
        return Verdict::Skip(Why::Broken);
    }
    draft.finish()
}

fn named(film: &Value) -> Entry {
    let id = |name: &str| film.get("ids").and_then(|ids| ids.get(name));
    let number =
        |value: &Value| value.as_u64().and_then(|number| u32::try_from(number).ok()).filter(|id| *id > 0);
    let mut entry = Entry {
        title: film.get("title").and_then(Value::as_str).unwrap_or_default().trim().to_owned(),
        year: film.get("year").and_then(Value::as_u64).and_then(|year| u16::try_from(year).ok()),
        ..Entry::default()
    };
    entry.year = entry.year.filter(|year| (1870..=2200).contains(year));
    entry.ids.imdb = id("imdb").and_then(Value::as_str).and_then(imdb_id);
    entry.ids.tmdb = id("tmdb").and_then(number);
    entry
}

/// The name of a list from that of its file: `lists-list-123-best-of-1999.json`.
fn list_name(path: &str) -> String {
    let file = path.rsplit('/').next().unwrap_or(path);
    let name = file.trim_end_matches(".json").trim_start_matches("lists-").trim_start_matches("list-");
    let name = name.trim_start_matches(|letter: char| letter.is_ascii_digit()).trim_start_matches('-');
    name.chars().take(MAX_LIST_CHARS).map(|letter| if letter == '-' { ' ' } else { letter }).collect()
}
