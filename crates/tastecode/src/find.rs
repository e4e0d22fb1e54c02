//! Where in a text a code stands.

use crate::base62::{is_digit, width};
use crate::body::MAX_BODY;

/// Begins every code.
pub(crate) const MARK: &str = "bijou";
/// The version that is written, and the latest that is read.
pub(crate) const VERSION: u8 = 1;
/// Bytes of the header.
pub(crate) const HEADER: usize = 6;

/// Places that are tried in one text: a link may hold the mark before the code.
const PLACES: usize = 16;
/// Characters behind the mark that make it more than a word.
const LEAST: usize = 4;

/// What may be a code.
pub(crate) struct Run {
    /// Characters of mark and version.
    pub(crate) prefix: usize,
    pub(crate) version: u8,
    /// The characters behind, as many as a code may have at most.
    pub(crate) digits: String,
}

/// All places where a code may begin.
pub(crate) fn runs(text: &str) -> impl Iterator<Item = Run> + '_ {
    text.match_indices(MARK).filter_map(|(at, mark)| run(text.get(at + mark.len()..)?)).take(PLACES)
}

fn run(text: &str) -> Option<Run> {
    let mut characters = text.chars();
    let version = characters.next()?.to_digit(10).filter(|version| *version > 0)? as u8;
    let most = width(HEADER) + width(MAX_BODY);
    // Chat apps break long words, some with characters that nobody sees.
    let blank = |c: &char| {
        c.is_whitespace()
            || c.is_control()
            || matches!(c, '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{2060}' | '\u{FEFF}')
    };
    let digits: String = characters.filter(|c| !blank(c)).take_while(|c| is_digit(*c)).take(most).collect();
    (digits.len() >= LEAST).then_some(Run { prefix: MARK.len() + 1, version, digits })
}
