use std::collections::HashMap;
use std::sync::Arc;

use bijou_catalog::Lines;

/// How letters beyond ASCII are typed by people without them: `é` as `e`, `ß` as `ss`.
///
/// The table ships with the catalog and covers the letters of its titles. Unicode's own tables would cost the page 60 KB,
/// for letters that no title has.
#[derive(Debug, Clone, Default)]
pub(crate) struct Folding(Arc<HashMap<char, String>>);

impl Folding {
    /// Reads lines of a letter and what it folds to.
    pub(crate) fn new(lines: &Lines) -> Self {
        let pair = |line: &str| {
            let mut letters = line.chars();
            Some((letters.next()?, letters.collect()))
        };
        Self(Arc::new(lines.iter().filter_map(pair).collect()))
    }

    /// A text in lower case and folded.
    pub(crate) fn fold(&self, text: &str) -> String {
        let mut folded = String::with_capacity(text.len());
        for letter in text.chars() {
            // Nearly all letters are these, and to look each up takes most of the time.
            if letter.is_ascii() {
                folded.push(letter.to_ascii_lowercase());
                continue;
            }
            match self.0.get(&letter) {
                Some(spelled) => folded.push_str(spelled),
                None => folded.push(letter),
            }
        }
        folded
    }
}
