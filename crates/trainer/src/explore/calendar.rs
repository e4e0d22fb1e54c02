/// Seconds of a day.
const DAY: i64 = 86_400;

/// The years that a time can lie in; what lies elsewhere counts something other than seconds since 1970.
const YEARS: std::ops::RangeInclusive<i64> = 1900..=2100;

/// Year and month (1 to 12) of a time in seconds since 1970, where it can be one. Howard Hinnant's algorithm for the Gregorian
/// calendar, counted from 1 March 0000.
pub fn month(seconds: i64) -> Option<(u16, u8)> {
    let days = seconds.div_euclid(DAY).checked_add(719_468)?;
    let (era, of_era) = (days.div_euclid(146_097), days.rem_euclid(146_097));
    let year = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year + year / 4 - year / 100);
    let month = (5 * of_year + 2) / 153;
    let (month, next) = if month < 10 { (month + 3, 0) } else { (month - 9, 1) };
    let year = year + era * 400 + next;
    YEARS.contains(&year).then_some((year as u16, month as u8))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_follow_the_calendar() {
        assert_eq!(month(0), Some((1970, 1)));
        assert_eq!(month(-1), Some((1969, 12)));
        assert_eq!(month(951_782_400), Some((2000, 2)));
        assert_eq!(month(951_868_800), Some((2000, 3)));
        assert_eq!(month(1_704_067_199), Some((2023, 12)));
        // Milliseconds.
        assert_eq!(month(1_704_067_199_000), None);
        assert_eq!((month(i64::MAX), month(i64::MIN)), (None, None));
    }
}
