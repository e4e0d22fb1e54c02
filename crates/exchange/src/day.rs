use std::fmt;

/// A day of the calendar, without a place or an hour: what people mean by "when I saw it".
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(i32);

/// The years that a date can be of: film began in the 1870s.
const YEARS: std::ops::RangeInclusive<i32> = 1870..=2200;

impl Day {
    /// The day of a year, a month from 1 and a day from 1.
    pub fn new(year: i32, month: u32, day: u32) -> Option<Self> {
        let possible = YEARS.contains(&year) && (1..=12).contains(&month) && day >= 1;
        (possible && day <= days_of_month(year, month))
            .then(|| Self(days_before(year, month) + day as i32 - 1))
    }

    /// The day with this number, 1970-01-01 being 0.
    pub fn from_days(days: i32) -> Option<Self> {
        let (year, ..) = split(days);
        YEARS.contains(&year).then_some(Self(days))
    }

    /// The day in which a moment lies, in UTC.
    pub fn from_unix_seconds(seconds: i64) -> Option<Self> {
        i32::try_from(seconds.div_euclid(86_400)).ok().and_then(Self::from_days)
    }

    /// Days since 1970-01-01.
    pub fn days(self) -> i32 {
        self.0
    }

    /// Year, month from 1, day from 1.
    pub fn parts(self) -> (i32, u32, u32) {
        split(self.0)
    }

    /// Reads `2024-02-29`.
    pub fn parse_iso(text: &str) -> Option<Self> {
        let mut parts = text.splitn(3, '-');
        let mut part = |digits: usize| parts.next().filter(|part| part.len() == digits && part.is_ascii());
        let (year, month, day) = (part(4)?, part(2)?, part(2)?);
        Self::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month, day) = self.parts();
        write!(f, "{year:04}-{month:02}-{day:02}")
    }
}

fn is_leap(year: i32) -> bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
}

fn days_of_month(year: i32, month: u32) -> u32 {
    match month {
        2 if is_leap(year) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// Days from 1970-01-01 to the first of a month. Years begin in March, so that the leap day is the last of its year
/// (Howard Hinnant, "chrono-compatible low-level date algorithms").
fn days_before(year: i32, month: u32) -> i32 {
    let year = if month <= 2 { year - 1 } else { year };
    let (era, year_of_era) = (year.div_euclid(400), year.rem_euclid(400));
    let month_from_march = (month as i32 + 9) % 12;
    let day_of_year = (153 * month_from_march + 2) / 5;
    era * 146_097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year - 719_468
}

/// The way back from [`days_before`].
fn split(days: i32) -> (i32, u32, u32) {
    let days = i64::from(days) + 719_468;
    let (era, day_of_era) = (days.div_euclid(146_097), days.rem_euclid(146_097));
    let year_of_era = (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let month_from_march = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * month_from_march + 2) / 5 + 1;
    let month = if month_from_march < 10 { month_from_march + 3 } else { month_from_march - 9 };
    let year = year_of_era + era * 400 + i64::from(month <= 2);
    (year as i32, month as u32, day as u32)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_day_comes_back_as_written(days in -30_000..80_000_i32) {
            let day = Day::from_days(days).unwrap();
            let (year, month, date) = day.parts();
            prop_assert_eq!(Day::new(year, month, date), Some(day));
            prop_assert_eq!(Day::parse_iso(&day.to_string()), Some(day));
        }

        #[test]
        fn no_number_and_no_text_breaks_a_day(days in any::<i32>(), seconds in any::<i64>(), text in any::<String>()) {
            Day::from_days(days);
            Day::from_unix_seconds(seconds);
            Day::parse_iso(&text);
        }
    }

    #[test]
    fn days_are_those_of_the_calendar() {
        assert_eq!(Day::new(1970, 1, 1).unwrap().days(), 0);
        assert_eq!(Day::new(2000, 3, 1).unwrap().days(), 11_017);
        assert_eq!(Day::from_unix_seconds(1_700_000_000).unwrap().to_string(), "2023-11-14");
        assert_eq!(Day::new(2023, 2, 29), None);
        assert_eq!(Day::new(2024, 2, 29).unwrap().to_string(), "2024-02-29");
        assert_eq!(Day::new(2024, 13, 1), None);
        assert_eq!(Day::new(24, 1, 1), None);
    }
}
