use crate::store::Day;

/// A month or a year and what was rated in it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Span {
    /// The year.
    pub year: u16,
    /// 1 to 12; nothing for a whole year.
    pub month: Option<u8>,
    /// Ratings.
    pub ratings: usize,
}

/// Most months in a row; a longer time is shown by years.
const MOST_MONTHS: i64 = 36;

/// Most years in a row, the latest.
const MOST_YEARS: i64 = 60;

/// Ratings by month, or by year where that would be many, from the first to the last without gaps; nothing where all are of one
/// month, since then there is no time to see. Times are milliseconds since 1970, in UTC; 0 says that there is none.
pub fn timeline(times: impl Iterator<Item = u64>) -> Vec<Span> {
    let mut months: Vec<i64> = times.filter(|time| *time > 0).filter_map(Day::of).map(month_of).collect();
    months.sort_unstable();
    let (Some(first), Some(last)) = (months.first().copied(), months.last().copied()) else {
        return Vec::new();
    };
    if first == last {
        return Vec::new();
    }
    let years = last - first >= MOST_MONTHS;
    let (length, most) = if years { (12, MOST_YEARS) } else { (1, MOST_MONTHS) };
    let (first, last) = (first / length, last / length);
    let span = |span: i64| {
        let before = |end: i64| months.partition_point(|month| *month < end * length);
        Span {
            year: (span * length / 12) as u16,
            month: (!years).then_some((span % 12) as u8 + 1),
            ratings: before(span + 1) - before(span),
        }
    };
    (first.max(last - most + 1)..=last).map(span).collect()
}

/// Months since the year 0.
fn month_of(day: Day) -> i64 {
    let (year, month, _) = day.parts();
    i64::from(year) * 12 + i64::from(month) - 1
}

#[cfg(test)]
mod tests {
    use super::*;

    fn on(year: u16, month: u8, day: u8) -> u64 {
        Day::new(year, month, day).unwrap().start()
    }

    #[test]
    fn months_follow_each_other_without_gaps() {
        let times = [on(2024, 2, 29), on(2024, 1, 31), on(2024, 5, 1), on(2024, 2, 29), on(2023, 12, 31), 0];
        let spans = timeline(times.into_iter());
        let found: Vec<(u16, Option<u8>, usize)> =
            spans.iter().map(|s| (s.year, s.month, s.ratings)).collect();
        let month = |year, month, ratings| (year, Some(month), ratings);
        let wanted = [
            month(2023, 12, 1),
            month(2024, 1, 1),
            month(2024, 2, 2),
            month(2024, 3, 0),
            month(2024, 4, 0),
            month(2024, 5, 1),
        ];
        assert_eq!(found, wanted);
    }

    #[test]
    fn a_long_time_is_shown_by_years() {
        let spans = timeline([on(2012, 12, 31), on(2013, 1, 1), on(2020, 6, 6)].into_iter());
        assert_eq!(spans.len(), 9);
        assert_eq!(spans[0], Span { year: 2012, month: None, ratings: 1 });
        assert_eq!(spans[1].ratings, 1);
        assert_eq!(spans[8], Span { year: 2020, month: None, ratings: 1 });
    }

    #[test]
    fn one_month_is_no_history() {
        assert!(timeline([on(2024, 1, 3), on(2024, 1, 20)].into_iter()).is_empty());
        assert!(timeline([0, 0].into_iter()).is_empty());
    }
}
