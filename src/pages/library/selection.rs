//! Which rows are selected, by their numbers.

use std::collections::BTreeSet;

/// The selected rows.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Selection {
    rows: BTreeSet<u32>,
    /// Where a range begins: the row that was selected last.
    anchor: Option<u32>,
}

impl Selection {
    /// Whether a row is selected.
    pub fn has(&self, row: u32) -> bool {
        self.rows.contains(&row)
    }

    /// How many are selected.
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether none is.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// The selected rows.
    pub fn rows(&self) -> impl Iterator<Item = u32> {
        self.rows.iter().copied()
    }

    /// Selects a row or leaves it; with `range`, all rows from the one before on, in the order of `list`.
    pub fn set(&mut self, row: u32, selected: bool, range: bool, list: &[u32]) {
        let place = |row: u32| list.iter().position(|other| *other == row);
        let ends = self.anchor.filter(|_| range).and_then(place).zip(place(row));
        let chosen = match ends {
            Some((from, to)) => list.get(from.min(to)..=from.max(to)).unwrap_or_default(),
            None => &[row],
        };
        for row in chosen {
            if selected {
                self.rows.insert(*row);
            } else {
                self.rows.remove(row);
            }
        }
        self.anchor = Some(row);
    }

    /// Selects all of a list; none where all were.
    pub fn toggle_all(&mut self, list: &[u32]) {
        let all = list.iter().all(|row| self.has(*row));
        self.rows = if all { BTreeSet::new() } else { list.iter().copied().collect() };
    }

    /// Without what is not in the list any more.
    pub fn within(&self, list: &[u32]) -> Self {
        let rows = list.iter().copied().filter(|row| self.has(*row)).collect();
        Self { rows, anchor: self.anchor }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LIST: [u32; 5] = [7, 3, 9, 1, 5];

    fn selected(selection: &Selection) -> Vec<u32> {
        selection.rows().collect()
    }

    #[test]
    fn a_range_goes_from_the_row_before_in_the_order_of_the_list() {
        let mut selection = Selection::default();
        selection.set(3, true, true, &LIST);
        assert_eq!(selected(&selection), [3]);
        selection.set(1, true, true, &LIST);
        assert_eq!(selected(&selection), [1, 3, 9]);
        selection.set(9, false, false, &LIST);
        assert_eq!(selected(&selection), [1, 3]);
        selection.set(7, false, true, &LIST);
        assert_eq!(selected(&selection), [1]);
    }

    #[test]
    fn a_range_that_begins_at_a_row_that_left_is_one_row() {
        let mut selection = Selection::default();
        selection.set(8, true, false, &[8]);
        selection.set(1, true, true, &LIST);
        assert_eq!(selected(&selection), [1, 8]);
        assert_eq!(selected(&selection.within(&LIST)), [1]);
    }

    #[test]
    fn all_are_selected_and_left_again() {
        let mut selection = Selection::default();
        selection.set(9, true, false, &LIST);
        selection.toggle_all(&LIST);
        assert_eq!(selection.len(), 5);
        selection.toggle_all(&LIST);
        assert!(selection.is_empty());
    }
}
