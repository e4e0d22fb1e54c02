use crate::best::sorted;
use bijou_catalog::Lines;

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

impl TextIndex {
    pub(crate) fn new(lines: Lines) -> Self {
        let text = TextColumn::new(lines);
        let sorted = sorted(text.len(), &|a, b| text.get(a).cmp(text.get(b)));
        Self { text, sorted: sorted.into_iter().map(|row| row as u32).collect() }
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
        let position = self.sorted.binary_search_by(|row| self.text.get(*row as usize).cmp(text)).ok()?;
        self.sorted.get(position).copied()
    }
}
