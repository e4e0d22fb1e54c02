//! The texts of the language that is spoken, and how they are put together.

use std::cell::{Cell, RefCell};

use super::figures;

/// English, in the form in which other languages are fetched: what the first part of the program says.
const ENGLISH: &str = include_str!(concat!(env!("OUT_DIR"), "/english.txt"));
/// What the rest says, where the program is in one piece. On the published site it is fetched.
#[cfg(not(feature = "split"))]
const LATE_ENGLISH: &str = include_str!(concat!(env!("OUT_DIR"), "/english-late.txt"));
#[cfg(feature = "split")]
const LATE_ENGLISH: &str = "";
/// Divides the forms of a text.
const FORMS: char = '\t';

/// The texts of a language, by the numbers that the generated functions know.
pub type Table = &'static [&'static str];

thread_local! {
    /// The language that is spoken, by its place, and its first texts.
    static SPOKEN: Cell<(usize, Table)> = const { Cell::new((0, &[])) };
    /// The late texts of each language.
    static LATE: RefCell<Vec<Table>> = const { RefCell::new(Vec::new()) };
}

/// The first texts of English.
pub fn english() -> Table {
    table(ENGLISH)
}

/// The first texts of another language, unless they belong to another version. They stay in memory for good: what is said is
/// shown without a copy.
pub fn read(file: String) -> Option<Table> {
    let found = table(file.leak());
    (found.len() == ENGLISH.split('\n').count()).then_some(found)
}

/// Adds the late texts of every language, in their order.
pub fn add_late(files: Vec<String>) {
    LATE.set(files.into_iter().map(|file| table(file.leak())).collect());
}

fn table(file: &'static str) -> Table {
    file.split('\n').collect::<Vec<_>>().leak()
}

/// Speaks a language from now on.
pub fn speak(place: usize, table: Table) {
    SPOKEN.set((place, table));
}

/// A text without placeholders.
pub(super) fn text(index: usize) -> &'static str {
    if SPOKEN.get().1.is_empty() {
        SPOKEN.set((0, english()));
    }
    let (place, first) = SPOKEN.get();
    match first.get(index) {
        Some(text) => text,
        None => late(place, index - first.len()),
    }
}

fn late(place: usize, index: usize) -> &'static str {
    let found = LATE.with_borrow_mut(|late| {
        if late.is_empty() && !LATE_ENGLISH.is_empty() {
            late.push(table(LATE_ENGLISH));
        }
        late.get(place).or(late.first()).and_then(|texts| texts.get(index)).copied()
    });
    found.unwrap_or_else(|| {
        leptos::logging::warn!("late text {index} was asked for before it was there");
        ""
    })
}

/// A text with its placeholders filled.
pub(super) fn fill(index: usize, values: &[&str]) -> String {
    filled(text(index), values)
}

/// The form of a text that goes with a number, filled.
pub(super) fn plural(index: usize, number: usize, values: &[&str]) -> String {
    let forms = text(index);
    let said = form(forms, &number.to_string()).or_else(|| form(forms, &figures::category(number)));
    let last = || forms.rsplit(FORMS).next().and_then(|form| form.split_once('=')).map(|(_, text)| text);
    filled(said.or_else(last).unwrap_or_default(), values)
}

/// The form of a text that goes with a word.
pub(super) fn choice(index: usize, which: &str) -> Option<&'static str> {
    form(text(index), which)
}

fn form(forms: &'static str, wanted: &str) -> Option<&'static str> {
    let mut named = forms.split(FORMS).filter_map(|form| form.split_once('='));
    named.find(|(name, _)| *name == wanted).map(|(_, text)| text)
}

fn filled(text: &str, values: &[&str]) -> String {
    let mut said = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        said.push_str(before);
        let (place, after) = after.split_once('}').unwrap_or((after, ""));
        let value = place.parse::<usize>().ok().and_then(|place| values.get(place));
        said.push_str(value.copied().unwrap_or_default());
        rest = after;
    }
    said.push_str(rest);
    said
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn placeholders_are_filled_once_and_values_are_left_alone() {
        assert_eq!(filled("{1} and {0}, {0}", &["{1}", "b"]), "b and {1}, {1}");
        assert_eq!(filled("{9} {x {0", &["a"]), " ");
        assert_eq!(filled("plain", &[]), "plain");
    }

    #[test]
    fn forms_are_found_by_name() {
        assert_eq!(form("0=none\tone=1 film\tother={0} films", "one"), Some("1 film"));
        assert_eq!(form("0=none\tother=films", "few"), None);
    }

    #[test]
    fn a_file_of_another_version_is_refused() {
        assert!(read("one\ntwo".to_owned()).is_none());
        assert!(read(ENGLISH.to_owned()).is_some());
    }
}
