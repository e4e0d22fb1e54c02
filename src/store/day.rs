//! A day of the calendar, as imports name it.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use super::record::Time;

/// Milliseconds of a day.
const LENGTH: Time = 86_400_000;

/// A day, written as 2014-03-01.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Day {
    year: u16,
    month: u8,
    day: u8,
}

/// The text was not a day of the calendar.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
#[error("not a day")]
pub struct NotADay;

impl Day {
    /// The day, if the calendar has it.
    pub fn new(year: u16, month: u8, day: u8) -> Option<Self> {
        let exists = (1..=9999).contains(&year) && day >= 1 && day <= days_of(year, month);
        exists.then_some(Self { year, month, day })
    }

    /// Year, month from 1 and day from 1.
    pub fn parts(self) -> (u16, u8, u8) {
        (self.year, self.month, self.day)
    }

    /// The day that a moment lies in, in Greenwich; nothing beyond the year 9999.
    pub fn of(time: Time) -> Option<Self> {
        // Counted from 1 March 0000, so that a leap day comes last (Hinnant, "chrono-compatible low-level date algorithms").
        let days = time / LENGTH + 719_468;
        let (era, of_era) = (days / 146_097, days % 146_097);
        let year = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
        let of_year = of_era - (365 * year + year / 4 - year / 100);
        let month = (5 * of_year + 2) / 153;
        let day = of_year - (153 * month + 2) / 5 + 1;
        let (year, month) =
            (year + 400 * era + u64::from(month >= 10), if month < 10 { month + 3 } else { month - 9 });
        Self::new(u16::try_from(year).ok()?, u8::try_from(month).ok()?, u8::try_from(day).ok()?)
    }

    /// Its middle in Greenwich, when nearly every clock on earth shows this day.
    pub fn midday(self) -> Time {
        self.start() + LENGTH / 2
    }

    /// Its first moment in Greenwich; days before 1970 count as its first.
    pub fn start(self) -> Time {
        let (year, month) = (u64::from(self.year), u64::from(self.month));
        let year = if month <= 2 { year - 1 } else { year };
        let of_year = (153 * ((month + 9) % 12) + 2) / 5 + u64::from(self.day) - 1;
        let days = 365 * year + year / 4 - year / 100 + year / 400 + of_year;
        days.saturating_sub(719_468) * LENGTH
    }
}

fn days_of(year: u16, month: u8) -> u8 {
    let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if leap => 29,
        2 => 28,
        1..=12 => 31,
        _ => 0,
    }
}

impl FromStr for Day {
    type Err = NotADay;

    fn from_str(text: &str) -> Result<Self, NotADay> {
        let digits = |part: &str, length: usize| {
            (part.len() == length && part.bytes().all(|byte| byte.is_ascii_digit()))
                .then(|| part.parse::<u16>().ok())
                .flatten()
        };
        let mut parts = text.split('-');
        let mut next = |length| parts.next().and_then(|part| digits(part, length)).ok_or(NotADay);
        let (year, month, day) = (next(4)?, next(2)?, next(2)?);
        let small = |number: u16| u8::try_from(number).map_err(|_| NotADay);
        match parts.next() {
            None => Self::new(year, small(month)?, small(day)?).ok_or(NotADay),
            Some(_) => Err(NotADay),
        }
    }
}

impl TryFrom<String> for Day {
    type Error = NotADay;

    fn try_from(text: String) -> Result<Self, NotADay> {
        text.parse()
    }
}

impl fmt::Display for Day {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

impl From<Day> for String {
    fn from(day: Day) -> Self {
        day.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_day_comes_back_from_its_text_and_from_its_first_moment(time in 0..253_402_300_800_000_u64) {
            let day = Day::of(time).unwrap();
            prop_assert_eq!(day.to_string().parse(), Ok(day));
            prop_assert_eq!(Day::of(day.midday()), Some(day));
            prop_assert!(day.start() <= time && time - day.start() < LENGTH);
        }

        #[test]
        fn no_text_breaks_it(text in any::<String>()) {
            let _ = text.parse::<Day>();
        }
    }

    #[test]
    fn days_are_those_of_the_calendar() {
        assert_eq!(Day::of(1_700_000_000_000), Day::new(2023, 11, 14));
        assert_eq!("2024-02-29".parse(), Day::new(2024, 2, 29).ok_or(NotADay));
        for text in [
            "2023-02-29",
            "1900-02-29",
            "2023-13-01",
            "2023-00-10",
            "2023-1-1",
            "20230101",
            "",
            "2023-01-01-",
        ] {
            assert_eq!(text.parse::<Day>(), Err(NotADay), "{text}");
        }
        assert_eq!(Day::new(1954, 8, 1).map(Day::start), Some(0));
    }
}
