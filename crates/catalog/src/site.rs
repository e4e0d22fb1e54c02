use std::borrow::Cow;
use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// How a site presents itself. Empty values stand for the program's own.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Site {
    /// The name on the door, in place of "Bijou".
    #[serde(skip_serializing_if = "String::is_empty")]
    pub title: String,
    /// One sentence for search engines and for whoever installs the site.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub description: String,
    /// By the code of a language: what is said in place of a word or phrase of the program's texts, such as "book" for "film".
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub words: BTreeMap<String, Words>,
    /// The accent of the light and of the dark theme.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub accent: Option<Accent>,
    /// Where a film's page leads to, elsewhere. The program's own links to IMDb and TMDB where this says nothing.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub links: Option<Vec<Link>>,
}

/// What is said in place of words and phrases; see [`reworded`].
pub type Words = BTreeMap<String, String>;

/// One color per theme, each `#rrggbb`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Accent {
    /// On light ground.
    pub light: String,
    /// On dark ground.
    pub dark: String,
}

/// A link out of a film's page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Link {
    /// What it is called.
    pub name: String,
    /// An address that begins with `https://`, in which `{id}`, `{title}`, `{year}`, `{imdb}` and `{tmdb}` stand for what is known
    /// of the film. A film that lacks one of them has no such link.
    pub url: String,
}

/// A text with other words in place of some: whole words and phrases, the longest first, and each in its own case as well as
/// with a capital. What stands in braces is a placeholder and stays.
///
/// ```
/// # use bijou_catalog::{Words, reworded};
/// let words = Words::from([("film".to_owned(), "book".to_owned()), ("films".to_owned(), "books".to_owned())]);
/// assert_eq!(reworded("Films: {films} of a filmmaker, a film", &words), "Books: {films} of a filmmaker, a book");
/// ```
pub fn reworded<'a>(text: &'a str, words: &Words) -> Cow<'a, str> {
    let mut said = String::new();
    let mut copied = 0;
    let mut at = 0;
    while at < text.len() {
        let rest = &text[at..];
        if rest.starts_with('{') {
            at += rest.find('}').map_or(rest.len(), |end| end + 1);
            continue;
        }
        let begins = !text[..at].ends_with(char::is_alphanumeric);
        let found = if begins { longest(rest, words) } else { None };
        match found {
            Some((length, replacement)) => {
                said.push_str(&text[copied..at]);
                said.push_str(&replacement);
                at += length;
                copied = at;
            }
            None => at += rest.chars().next().map_or(1, char::len_utf8),
        }
    }
    if copied == 0 {
        return Cow::Borrowed(text);
    }
    said.push_str(&text[copied..]);
    Cow::Owned(said)
}

/// The longest word that a text begins with, and what is said for it.
fn longest(text: &str, words: &Words) -> Option<(usize, String)> {
    let candidates = words.iter().flat_map(|(word, other)| {
        let capital = (capitalized(word), capitalized(other));
        [(word.clone(), other.clone()), capital]
    });
    let ends = |word: &str| {
        !word.is_empty()
            && text.strip_prefix(word).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
    };
    let fitting = candidates.filter(|(word, _)| ends(word));
    // Of equal lengths the word as it was given.
    let best = fitting.reduce(|best, next| if next.0.len() > best.0.len() { next } else { best });
    best.map(|(word, other)| (word.len(), other))
}

fn capitalized(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(pairs: &[(&str, &str)]) -> Words {
        pairs.iter().map(|(word, other)| ((*word).to_owned(), (*other).to_owned())).collect()
    }

    #[test]
    fn phrases_come_before_the_words_in_them() {
        let words = words(&[("film", "book"), ("a film", "an opus"), ("film night", "reading circle")]);
        assert_eq!(
            reworded("A film for film night, film by film", &words),
            "An opus for reading circle, book by book"
        );
    }

    #[test]
    fn parts_of_words_and_placeholders_stay() {
        let words = words(&[("film", "book"), ("", "x")]);
        for text in ["filmmaker, Heimatfilm, film2", "{film} {0", "", "für Filmnächte"] {
            assert!(matches!(reworded(text, &words), Cow::Borrowed(same) if same == text), "{text}");
        }
    }

    #[test]
    fn letters_of_any_length_are_kept_whole() {
        let words = words(&[("ähre", "ßtück")]);
        assert_eq!(reworded("Ähre–ähre…", &words), "SStück–ßtück…");
    }
}
