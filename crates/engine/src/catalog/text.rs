use std::cmp::Ordering;

use bijou_catalog::Lines;

use crate::best::sorted;

/// Lines with their ends, for access by row.
#[derive(Debug, Default)]
pub(crate) struct TextColumn {
    lines: Lines,
    /// Where each line ends, its line feed left out.
    ends: Vec<u32>,
}

impl TextColumn {
    pub(crate) fn new(lines: Lines) -> Self {
        Self { ends: lines.ends(), lines }
    }

    /// The number of rows.
    pub(crate) fn len(&self) -> usize {
        self.ends.len()
    }

    /// The text of a row; empty beyond the end.
    pub(crate) fn get(&self, row: usize) -> &str {
        let start = row.checked_sub(1).map_or(Some(0), |before| Some(*self.ends.get(before)? as usize + 1));
        let span = start.zip(self.ends.get(row)).map(|(start, end)| start..*end as usize);
        span.and_then(|span| self.lines.text().get(span)).unwrap_or_default()
    }
}

/// Lines that can be found by their text.
#[derive(Debug, Default)]
pub(crate) struct TextIndex {
    text: TextColumn,
    /// Rows in the order of their texts.
    sorted: Vec<u32>,
}

/// The shorter text first, and of the same length by letters: numbers then stand by value, as most films of a shard do.
fn order(a: &str, b: &str) -> Ordering {
    a.len().cmp(&b.len()).then_with(|| a.cmp(b))
}

impl TextIndex {
    pub(crate) fn new(lines: Lines) -> Self {
        let text = TextColumn::new(lines);
        let rows = sorted(text.len(), &|a, b| order(text.get(a), text.get(b)));
        let sorted = rows.into_iter().map(|row| row as u32).collect();
        Self { text, sorted }
    }

    /// The number of rows.
    pub(crate) fn len(&self) -> usize {
        self.text.len()
    }

    /// The text of a row; empty beyond the end.
    pub(crate) fn get(&self, row: usize) -> &str {
        self.text.get(row)
    }

    /// The row with this text.
    pub(crate) fn find(&self, text: &str) -> Option<u32> {
        let place = self.sorted.binary_search_by(|row| order(self.text.get(*row as usize), text));
        self.sorted.get(place.ok()?).copied()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn every_text_is_found_and_no_other(
            texts in proptest::collection::btree_set("[0-9ab]{1,3}", 0..40),
            in_order: bool,
        ) {
            let mut texts: Vec<String> = texts.into_iter().collect();
            if in_order {
                texts.sort_by(|a, b| order(a, b));
            }
            let index = TextIndex::new(texts.iter().collect());
            for (row, text) in texts.iter().enumerate() {
                prop_assert_eq!(index.find(text), Some(row as u32));
            }
            prop_assert_eq!(index.find("c"), None);
        }
    }
}
