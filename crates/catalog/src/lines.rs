use rkyv::{Archive, Deserialize, Serialize};

use crate::Error;

/// A column of strings, kept as one text in which every string ends with a line feed.
///
/// Line feeds inside a string are replaced by spaces when it is written; nothing else is changed.
#[derive(Archive, Serialize, Deserialize, Debug, Clone, PartialEq, Eq, Default)]
pub struct Lines {
    text: String,
}

impl Lines {
    /// The strings in order.
    pub fn iter(&self) -> impl Iterator<Item = &str> {
        self.text.split_terminator('\n')
    }

    /// Where each string ends in [`Lines::text`], for access by index; the next begins behind the line feed.
    pub fn ends(&self) -> Vec<u32> {
        let bytes = self.text.bytes().zip(0..);
        let mut ends = Vec::with_capacity(self.count());
        ends.extend(bytes.filter(|(byte, _)| *byte == b'\n').map(|(_, place)| place));
        ends
    }

    /// The whole text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The number of strings.
    pub fn count(&self) -> usize {
        self.text.bytes().filter(|byte| *byte == b'\n').count()
    }

    pub(crate) fn check(&self, name: &'static str, expected: usize) -> Result<(), Error> {
        if !self.text.is_empty() && !self.text.ends_with('\n') {
            return Err(Error::inconsistent(name, "its last line has no end"));
        }
        match self.count() {
            count if count == expected => Ok(()),
            count => Err(Error::inconsistent(name, format!("{count} lines instead of {expected}"))),
        }
    }
}

impl<S: AsRef<str>> FromIterator<S> for Lines {
    fn from_iter<I: IntoIterator<Item = S>>(lines: I) -> Self {
        let mut text = String::new();
        for line in lines {
            text.extend(line.as_ref().chars().map(|c| if c == '\n' { ' ' } else { c }));
            text.push('\n');
        }
        Self { text }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn every_line_comes_back(lines in proptest::collection::vec("[^\n]*", 0..20)) {
            let column: Lines = lines.iter().collect();
            prop_assert_eq!(column.iter().collect::<Vec<_>>(), lines.clone());
            let ends = column.ends();
            let starts = std::iter::once(0).chain(ends.iter().map(|end| end + 1));
            let by_end: Vec<&str> =
                starts.zip(&ends).map(|(start, end)| &column.text()[start as usize..*end as usize]).collect();
            prop_assert_eq!(by_end, lines.clone());
            prop_assert!(column.check("titles", lines.len()).is_ok());
        }
    }

    #[test]
    fn a_line_feed_inside_a_title_becomes_a_space() {
        let column: Lines = ["one\ntwo"].into_iter().collect();
        assert_eq!(column.iter().collect::<Vec<_>>(), ["one two"]);
    }

    #[test]
    fn a_missing_line_is_noticed() {
        let column: Lines = ["one"].into_iter().collect();
        assert!(column.check("titles", 2).is_err());
    }
}
