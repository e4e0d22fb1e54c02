//! Days in all the shapes that exports write them in.

use crate::Day;

/// A date as it stands in a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Written {
    /// A day for certain.
    Day(Day),
    /// `3/4/21`: which of the two is the month, the rest of the file decides.
    Slashes {
        /// The number before the first slash.
        first: u32,
        /// The number after it.
        second: u32,
        /// The year.
        year: i32,
    },
}

/// Which number of `3/4/21` is the month, gathered from all rows of a file.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Order {
    day_first: bool,
    month_first: bool,
}

const MONTHS: [&str; 12] =
    ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/// Years of two digits are of this century up to this one.
const LATEST_SHORT_YEAR: i32 = 69;

/// Seconds since 1970 have at least this many digits: fewer are before 2001.
const UNIX_DIGITS: usize = 9;

/// Reads a date; nothing where the text is none.
pub(crate) fn read(text: &str) -> Option<Written> {
    let text = text.trim();
    if let Some(day) = text.get(..10).and_then(|start| Day::parse_iso(&start.replace('/', "-"))) {
        return Some(Written::Day(day));
    }
    if text.len() >= UNIX_DIGITS && text.bytes().all(|byte| byte.is_ascii_digit()) {
        return Day::from_unix_seconds(text.parse().ok()?).map(Written::Day);
    }
    if text.bytes().any(|byte| byte.is_ascii_alphabetic()) {
        return with_month_name(text).map(Written::Day);
    }
    in_numbers(text.split(' ').next().unwrap_or_default())
}

/// `Sat Dec 31 00:00:00 2016`, `Jul 16, 2020, 04:31`, `16 July 2020`.
fn with_month_name(text: &str) -> Option<Day> {
    let (mut year, mut month, mut day) = (None, None, None);
    for word in text.split([' ', ',', '.', '-', 'T']).filter(|word| !word.is_empty()) {
        match word.parse::<u32>() {
            Ok(number) if word.len() == 4 => year = year.or(Some(number as i32)),
            Ok(number) if word.len() <= 2 => day = day.or(Some(number)),
            Ok(_) => {}
            Err(_) => {
                let start = word.get(..3).unwrap_or_default().to_ascii_lowercase();
                let named = MONTHS.iter().position(|name| *name == start);
                month = month.or(named.map(|place| place as u32 + 1));
            }
        }
    }
    Day::new(year?, month?, day?)
}

/// `3/4/21`, `03/04/2021`, `31.12.2021`, `31-12-2021`.
fn in_numbers(text: &str) -> Option<Written> {
    let mark = text.chars().find(|letter| matches!(letter, '/' | '.' | '-'))?;
    let mut parts = text.trim_end_matches(mark).split(mark);
    let mut part = || parts.next().filter(|part| part.len() <= 4).and_then(|part| part.trim().parse().ok());
    let (first, second, year): (u32, u32, u32) = (part()?, part()?, part()?);
    if parts.next().is_some() {
        return None;
    }
    if first > 31 {
        // The year leads: 2021.3.4.
        return Day::new(first as i32, second, year).map(Written::Day);
    }
    let year = match year as i32 {
        short @ 0..=LATEST_SHORT_YEAR => 2000 + short,
        short @ 70..=99 => 1900 + short,
        year => year,
    };
    // Nobody writes the month first with dots.
    if mark == '.' {
        return Day::new(year, second, first).map(Written::Day);
    }
    let possible = Day::new(year, first, second).or(Day::new(year, second, first));
    possible.map(|_| Written::Slashes { first, second, year })
}

impl Order {
    /// Learns from one more date of the file.
    pub(crate) fn note(&mut self, written: Written) {
        if let Written::Slashes { first, second, .. } = written {
            self.day_first |= first > 12;
            self.month_first |= second > 12;
        }
    }

    /// The day that is meant: the month comes first unless some date of the file rules that out.
    pub(crate) fn day(self, written: Written) -> Option<Day> {
        match written {
            Written::Day(day) => Some(day),
            Written::Slashes { first, second, year } => {
                let (day_first, month_first) = (Day::new(year, second, first), Day::new(year, first, second));
                match self.day_first && !self.month_first {
                    true => day_first.or(month_first),
                    false => month_first.or(day_first),
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn day(text: &str) -> Option<String> {
        let written = read(text)?;
        let mut order = Order::default();
        order.note(written);
        order.day(written).map(|day| day.to_string())
    }

    proptest! {
        #[test]
        fn no_text_breaks_a_date(text in any::<String>(), like in "[0-9A-Za-z/. :,T-]{0,30}") {
            day(&text);
            day(&like);
        }
    }

    #[test]
    fn every_shape_that_exports_use_is_read() {
        for text in [
            "2021-03-14",
            "2021/03/14",
            "2021-03-14T20:15:00.000Z",
            "2021-03-14 20:15:00",
            "Sun Mar 14 00:00:00 2021",
            "Mar 14, 2021",
            "March 14, 2021, 20:15",
            "14 Mar 2021",
            "3/14/21",
            "03/14/2021",
            "14/03/2021",
            "14.03.2021",
            "14.3.21",
            "14-03-2021",
            "1615744800",
            "14-Mar-2021",
            "14/03/2021 20:15",
        ] {
            assert_eq!(day(text).as_deref(), Some("2021-03-14"), "{text}");
        }
    }

    #[test]
    fn what_is_no_date_is_nothing() {
        for text in ["", "soon", "2021-02-30", "13/13/2021", "99/99/99", "1/2", "0000-00-00", "May"] {
            assert_eq!(day(text), None, "{text}");
        }
    }

    #[test]
    fn one_date_that_cannot_be_read_the_other_way_decides_for_the_file() {
        let mut order = Order::default();
        assert_eq!(order.day(read("3/4/21").unwrap()), Day::new(2021, 3, 4));
        order.note(read("14/3/21").unwrap());
        assert_eq!(order.day(read("3/4/21").unwrap()), Day::new(2021, 4, 3));
    }
}
