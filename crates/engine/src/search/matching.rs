//! How well a word of a query fits the words of a list, and what that counts.

use super::typos::{self, Slip};
use super::word_list::WordList;

/// Shortest word in which a typo is looked for; in shorter ones nearly every word is one edit away.
const SHORTEST_WITH_TYPO: usize = 4;
/// Shortest word whose beginning may have a typo.
const SHORTEST_BEGINNING: usize = 5;
/// Shortest word that may have two.
const SHORTEST_WITH_TWO: usize = 8;

/// How well a word fits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fit {
    Exact,
    Prefix,
    Typo,
    PrefixTypo,
    TwoTypos,
}

impl Fit {
    /// Tenths. The spacing lets a very well-known film whose title only starts like the word ("Aliens" for "alien") pass hardly
    /// known ones with the exact word, and keeps any film that fits with a typo below both.
    pub(super) fn weight(self) -> u16 {
        match self {
            Self::Exact => 150,
            Self::Prefix => 130,
            Self::Typo => 50,
            Self::PrefixTypo => 40,
            Self::TwoTypos => 25,
        }
    }
}

/// Calls `hit` with the numbers of all words that fit `typed`, and how well; some may come more than once. With `typos`, also
/// those that it may have meant.
pub(super) fn fitting(words: &WordList, typed: &str, typos: bool, hit: &mut dyn FnMut(Fit, &[u32])) {
    let bytes = typed.as_bytes();
    let alike = words.starting_with(bytes);
    let exact = usize::from(!alike.is_empty() && words.word(alike.start) == bytes);
    hit(Fit::Exact, words.numbers(alike.start, alike.start + exact));
    hit(Fit::Prefix, words.numbers(alike.start + exact, alike.end));
    let letters = typed.chars().count();
    if !typos || letters < SHORTEST_WITH_TYPO {
        return;
    }
    let most = if letters < SHORTEST_WITH_TWO { 1 } else { 2 };
    typos::find(words, bytes, most, letters >= SHORTEST_BEGINNING, &mut |slip, places| {
        let fit = match slip {
            Slip::Word(0) => return,
            Slip::Word(1) => Fit::Typo,
            Slip::Word(_) => Fit::TwoTypos,
            Slip::Beginning => Fit::PrefixTypo,
        };
        hit(fit, words.numbers(places.start, places.end));
    });
}
