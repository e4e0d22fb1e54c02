//! When something was rated, as data say it.

use jiff::Timestamp;
use jiff::civil::{Date, DateTime};
use jiff::tz::TimeZone;

/// Numbers from here on are milliseconds: as seconds they would lie beyond the year 5000.
const MILLISECONDS: i64 = 100_000_000_000;

/// A time whose order counts: a number as it is, whatever its unit, and a date or time of ISO 8601 in seconds since 1970. A time
/// without a zone is taken as UTC.
pub fn moment(text: &str) -> Option<i64> {
    if text.is_empty() {
        return None;
    }
    text.parse::<f64>().map(|number| number as i64).ok().or_else(|| iso_8601(text))
}

/// The same in seconds, where numbers may be milliseconds.
pub fn seconds(text: &str) -> Option<i64> {
    moment(text).map(|time| if time.abs() >= MILLISECONDS { time / 1000 } else { time })
}

/// Whether this is a date or a time of ISO 8601.
pub fn is_date(text: &str) -> bool {
    iso_8601(text).is_some()
}

fn iso_8601(text: &str) -> Option<i64> {
    // Dates begin with a year of four digits; asking three parsers about every text would be slow.
    if !text.get(..5)?.ends_with('-') || !text.starts_with(|letter: char| letter.is_ascii_digit()) {
        return None;
    }
    let in_utc = |time: DateTime| TimeZone::UTC.to_timestamp(time).ok();
    let time = text.parse::<Timestamp>().ok();
    let time = time.or_else(|| text.parse::<DateTime>().ok().and_then(in_utc));
    let time = time.or_else(|| text.parse::<Date>().ok().and_then(|date| in_utc(date.at(0, 0, 0, 0))));
    time.map(Timestamp::as_second)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_and_times_of_iso_8601_are_seconds() {
        for (text, expected) in [
            ("1970-01-02", 86_400),
            ("2001-09-09T01:46:40Z", 1_000_000_000),
            ("2001-09-09 01:46:40", 1_000_000_000),
            ("2001-09-09T03:46:40.5+02:00", 1_000_000_000),
        ] {
            assert_eq!(moment(text), Some(expected), "{text}");
            assert!(is_date(text));
        }
    }

    #[test]
    fn numbers_keep_their_order_and_milliseconds_are_told_apart() {
        assert_eq!(moment("1260759144"), Some(1_260_759_144));
        assert_eq!(moment("1260759144123"), Some(1_260_759_144_123));
        assert_eq!(seconds("1260759144123"), Some(1_260_759_144));
        assert_eq!(seconds("1260759144"), Some(1_260_759_144));
    }

    #[test]
    fn what_is_no_time_is_none() {
        for text in ["", "yesterday", "2001-13-01", "12/31/2001", "ünïcödé", "0-14-"] {
            assert_eq!(moment(text), None, "{text}");
        }
    }
}
