use crate::store::Day;

/// A month and what was rated in it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Month {
    /// The year.
    pub year: i32,
    /// 1 to 12.
    pub month: u8,
    /// Ratings.
    pub ratings: usize,
}

/// Ratings by month, from the first to the last one without gaps; nothing where all are of one month, since then there is no
/// time to see. Times are milliseconds since 1970, in UTC; 0 says that there is none.
pub fn timeline(times: impl Iterator<Item = u64>) -> Vec<Month> {
    let mut months: Vec<i64> = times.filter(|time| *time > 0).filter_map(Day::of).map(month_of).collect();
    months.sort_unstable();
    let (Some(first), Some(last)) = (months.first().copied(), months.last().copied()) else { return Vec::new() };
    if first == last {
        return Vec::new();
    }
    let month = |month: i64| Month {
        year: month.div_euclid(12) as i32,
        month: month.rem_euclid(12) as u8 + 1,
        ratings: months.partition_point(|other| *other <= month) - months.partition_point(|other| *other < month),
    };
    (first..=last).map(month).collect()
}

/// Months since the year 0.
fn month_of(day: Day) -> i64 {
    let (year, month, _) = day.parts();
    i64::from(year) * 12 + i64::from(month) - 1
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Milliseconds of a day.
    const DAY: u64 = 86_400_000;

    /// Midday of a day in 2024, counted from 1.
    fn of_2024(day: u64) -> u64 {
        (19_722 + day) * DAY + DAY / 2
    }

    #[test]
    fn months_follow_each_other_without_gaps() {
        // 31 January, 29 February twice, 1 May, and the last day of 2023.
        let times = [of_2024(60), of_2024(31), of_2024(122), of_2024(60), of_2024(0), 0];
        let months = timeline(times.into_iter());
        let found: Vec<(i32, u8, usize)> = months.iter().map(|m| (m.year, m.month, m.ratings)).collect();
        assert_eq!(found, [(2023, 12, 1), (2024, 1, 1), (2024, 2, 2), (2024, 3, 0), (2024, 4, 0), (2024, 5, 1)]);
    }

    #[test]
    fn one_month_is_no_history() {
        assert!(timeline([of_2024(3), of_2024(20)].into_iter()).is_empty());
        assert!(timeline([0, 0].into_iter()).is_empty());
    }
}
