//! What a key means, without a browser.

use crate::address::Page;

/// What a key asks for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Key {
    /// To the search box.
    Search,
    /// The list of shortcuts.
    List,
    /// To a page.
    Page(Page),
}

/// What `key` asks for; `going` after a `g`.
pub fn key_of(key: &str, going: bool) -> Option<Key> {
    if going {
        let letter = |(_, letter): &(Page, char)| key.chars().eq([*letter]);
        return letters().into_iter().find(letter).map(|(page, _)| Key::Page(page));
    }
    match key {
        "/" => Some(Key::Search),
        "?" => Some(Key::List),
        _ => None,
    }
}

/// The pages of the bar, each with the first letter of its address that no page before it has. `h` is home.
pub fn letters() -> Vec<(Page, char)> {
    let mut taken: Vec<(Page, char)> = Vec::new();
    for page in Page::BAR {
        let name = if page == Page::Home { "home" } else { page.href() };
        let free =
            |letter: &char| letter.is_ascii_lowercase() && taken.iter().all(|(_, other)| other != letter);
        if let Some(letter) = name.chars().find(free) {
            taken.push((page, letter));
        }
    }
    taken
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_page_of_the_bar_has_a_letter_of_its_own() {
        let letters = letters();
        assert_eq!(letters.len(), Page::BAR.len());
        for (at, (_, letter)) in letters.iter().enumerate() {
            assert!(letters.iter().skip(at + 1).all(|(_, other)| other != letter), "{letter} stands twice");
        }
    }

    #[test]
    fn a_letter_leads_to_a_page_only_after_g() {
        assert_eq!(key_of("h", true), Some(Key::Page(Page::Home)));
        assert_eq!(key_of("b", true), Some(Key::Page(Page::Browse)));
        assert_eq!(key_of("h", false), None);
        assert_eq!(key_of("?", true), None);
        assert_eq!(key_of("/", false), Some(Key::Search));
        assert_eq!(key_of("?", false), Some(Key::List));
    }
}
