//! The texts of the language that is spoken, and how they are put together.

use std::cell::{Cell, RefCell};

use bijou_catalog::{Words, reworded};

use super::{LANGUAGES, figures};

/// English, in the form in which other languages are fetched: what the first part of the program says.
const ENGLISH: &str = include_str!(concat!(env!("OUT_DIR"), "/english.txt"));
/// What the rest says, where the program is in one piece. On the published site it is fetched.
#[cfg(not(feature = "split"))]
const LATE_ENGLISH: &str = include_str!(concat!(env!("OUT_DIR"), "/english-late.txt"));
#[cfg(feature = "split")]
const LATE_ENGLISH: &str = "";
/// Divides the forms of a text.
const FORMS: char = '\t';
/// The program's name in its texts, which a site can replace by its own.
const NAME: &str = "Bijou";

/// The texts of a language, by the numbers that the generated functions know.
pub type Table = &'static [&'static str];

thread_local! {
    /// The language that is spoken, by its place, and its first texts.
    static SPOKEN: Cell<(usize, Table)> = const { Cell::new((0, &[])) };
    /// The late texts of each language.
    static LATE: RefCell<Vec<Table>> = const { RefCell::new(Vec::new()) };
    /// What the site says in place of the program's words, for each language.
    static OWN: RefCell<Vec<Words>> = const { RefCell::new(Vec::new()) };
}

/// Says the site's own words and name from now on: in what is spoken next, and in late texts that are added later.
pub fn reword(name: Option<String>, words: Vec<(String, Words)>) {
    if name.is_none() && words.is_empty() {
        return;
    }
    let of = |code: &str| {
        let own = words.iter().find(|(language, _)| language == code);
        let mut own = own.map(|(_, words)| words.clone()).unwrap_or_default();
        own.extend(name.iter().map(|name| (NAME.to_owned(), name.clone())));
        own
    };
    OWN.set(LANGUAGES.iter().map(|language| of(language.code)).collect());
}

/// A language's texts in the site's own words, which stay in memory for good as all texts do.
fn in_own_words(place: usize, table: Table) -> Table {
    OWN.with_borrow(|own| match own.get(place) {
        Some(words) if !words.is_empty() => {
            table.iter().map(|text| &*said(text, words).leak()).collect::<Vec<_>>().leak()
        }
        _ => table,
    })
}

/// A text in other words. Its forms are found by their names, which stay.
fn said(text: &str, words: &Words) -> String {
    if !text.contains(FORMS) {
        return reworded(text, words).into_owned();
    }
    let form = |form: &str| match form.split_once('=') {
        Some((name, text)) => format!("{name}={}", reworded(text, words)),
        None => form.to_owned(),
    };
    text.split(FORMS).map(form).collect::<Vec<_>>().join("\t")
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
    let texts = |(place, file): (usize, String)| in_own_words(place, table(file.leak()));
    LATE.set(files.into_iter().enumerate().map(texts).collect());
}

fn table(file: &'static str) -> Table {
    file.split('\n').collect::<Vec<_>>().leak()
}

/// Speaks a language from now on.
pub fn speak(place: usize, table: Table) {
    SPOKEN.set((place, in_own_words(place, table)));
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
            late.push(in_own_words(0, table(LATE_ENGLISH)));
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
    fn a_site_says_its_own_words_but_keeps_the_names_of_forms() {
        let words =
            Words::from([("film", "book"), ("one", "single")].map(|(a, b)| (a.to_owned(), b.to_owned())));
        assert_eq!(
            said("0=no film\tone=one film\tother={0} films", &words),
            "0=no book\tone=single book\tother={0} films"
        );
        assert_eq!(said("Film one = {film}", &words), "Book single = {film}");
    }

    #[test]
    fn a_site_that_says_nothing_of_words_keeps_the_programs() {
        let before = english();
        assert_eq!(in_own_words(0, before).as_ptr(), before.as_ptr());
        reword(Some("Book club".to_owned()), vec![("en".to_owned(), Words::new())]);
        let after = in_own_words(0, before);
        let name = before.iter().position(|text| *text == NAME).unwrap();
        assert_eq!((after[name], after.len()), ("Book club", before.len()));
        reword(None, Vec::new());
        OWN.set(Vec::new());
    }

    #[test]
    fn a_file_of_another_version_is_refused() {
        assert!(read("one\ntwo".to_owned()).is_none());
        assert!(read(ENGLISH.to_owned()).is_some());
    }
}
