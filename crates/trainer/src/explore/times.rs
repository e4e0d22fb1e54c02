use std::collections::BTreeMap;

use bijou_catalog::{Experience, Period};

use super::calendar::month;
use super::rounding::mean;
use crate::data::{Dataset, Moment};

/// Ratings whose order is looked at, at most; beyond, those of every so manyth person are.
const ORDERED: usize = 2_000_000;

/// Pairs of a person and a month between two times at which those that occur twice are dropped.
const GATHERED: usize = 1 << 20;

/// Share of times that may lie outside of the calendar: with more of them they count something else.
const OUTSIDE: u64 = 100;

/// What the times of ratings tell, gathered one rating after the other: memory grows with people and months, not with ratings.
pub struct OverTime {
    /// First and last time of each person.
    spans: Vec<Option<(i64, i64)>>,
    /// Ratings by month, and their sum in half stars.
    months: BTreeMap<u32, (u64, u64)>,
    /// Person and month of some ratings; all pairs that occur are in it.
    active: Vec<(u32, u32)>,
    /// The month that was last put in, of each person.
    latest: Vec<u32>,
    settled: usize,
    /// Of every so manyth person: who, when, and the half stars.
    ordered: Vec<(u32, i64, u8)>,
    every: u32,
    /// Ratings with a time.
    pub timed: u64,
    /// Ratings without one.
    pub without: u64,
    /// Ratings whose time is no date.
    pub outside: u64,
    /// Ratings given before the year of their film, and the first such film.
    pub early: (u64, Option<u32>),
}

impl OverTime {
    /// Nothing so far.
    pub fn new(data: &Dataset) -> Self {
        let people = data.ratings.users.len();
        Self {
            spans: vec![None; people],
            months: BTreeMap::new(),
            active: Vec::new(),
            latest: vec![u32::MAX; people],
            settled: 0,
            ordered: Vec::new(),
            every: data.ratings.len().div_ceil(ORDERED).max(1) as u32,
            timed: 0,
            without: 0,
            outside: 0,
            early: (0, None),
        }
    }

    /// Takes in a rating.
    pub fn see(&mut self, data: &Dataset, Moment { user, film, stars, seconds }: Moment) {
        let Some(seconds) = seconds else {
            self.without += 1;
            return;
        };
        self.timed += 1;
        let span = self.spans[user as usize].get_or_insert((seconds, seconds));
        *span = (span.0.min(seconds), span.1.max(seconds));
        let half_stars = stars.half_stars();
        if user.is_multiple_of(self.every) {
            self.ordered.push((user, seconds, half_stars));
        }
        let Some((year, month)) = month(seconds) else {
            self.outside += 1;
            return;
        };
        if data.films[film as usize].title.year.is_some_and(|made| year < made) {
            self.early.0 += 1;
            self.early.1.get_or_insert(film);
        }
        let month = u32::from(year) * 12 + u32::from(month) - 1;
        let sums = self.months.entry(month).or_default();
        *sums = (sums.0 + 1, sums.1 + u64::from(half_stars));
        if std::mem::replace(&mut self.latest[user as usize], month) != month {
            self.active.push((user, month));
            if self.active.len() >= 2 * self.settled + GATHERED {
                self.active.sort_unstable();
                self.active.dedup();
                self.settled = self.active.len();
            }
        }
    }

    /// Whether the times are dates; a few may be wrong.
    pub fn are_dates(&self) -> bool {
        self.timed > 0 && self.outside * OUTSIDE <= self.timed
    }

    /// How many people gave all their ratings at one moment, of those with at least so many.
    pub fn at_one_moment(&self, people: &[u64], fewest: u64) -> u64 {
        let at_once = |(span, count): &(&Option<(i64, i64)>, &u64)| {
            **count >= fewest && span.is_some_and(|(first, last)| first == last)
        };
        self.spans.iter().zip(people).filter(at_once).count() as u64
    }

    /// Ratings and people by month, year or decade, whichever makes at most so many of them.
    pub fn growth(&self, most: usize) -> Vec<Period> {
        let (Some((first, _)), Some((last, _))) =
            (self.months.first_key_value(), self.months.last_key_value())
        else {
            return Vec::new();
        };
        let unit = [1, 12, 120]
            .into_iter()
            .find(|unit| ((last / unit - first / unit) as usize) < most)
            .unwrap_or(120);
        let mut active: Vec<(u32, u32)> =
            self.active.iter().map(|(user, month)| (*user, month / unit)).collect();
        active.sort_unstable();
        active.dedup();
        let mut people: BTreeMap<u32, u64> = BTreeMap::new();
        active.iter().for_each(|(_, period)| *people.entry(*period).or_default() += 1);
        let period = |period: u32| {
            let sums = self.months.range(period * unit..(period + 1) * unit).map(|(_, sums)| *sums);
            let (ratings, halves) = sums.fold((0, 0), |all, sums| (all.0 + sums.0, all.1 + sums.1));
            let name = match unit {
                1 => format!("{}-{:02}", period / 12, period % 12 + 1),
                12 => period.to_string(),
                _ => format!("{}s", period * 10),
            };
            let people = people.get(&period).copied().unwrap_or(0);
            Period { name, ratings, people, mean: mean(halves, ratings) }
        };
        (first / unit..=last / unit).map(period).collect()
    }

    /// How stars change with the number of ratings that a person has given before, in spans that double; and how many people
    /// share in this: all, or every so manyth.
    pub fn experience(&self) -> Vec<Experience> {
        let mut ordered = self.ordered.clone();
        // Stable: the order of the file where times are equal.
        ordered.sort_by_key(|(user, seconds, _)| (*user, *seconds));
        let mut sums: Vec<(u64, u64)> = Vec::new();
        for own in ordered.chunk_by(|a, b| a.0 == b.0) {
            for (before, (_, _, half_stars)) in own.iter().enumerate() {
                let step = before.checked_ilog2().map_or(0, |power| power as usize + 1);
                sums.resize(sums.len().max(step + 1), (0, 0));
                sums[step] = (sums[step].0 + 1, sums[step].1 + u64::from(*half_stars));
            }
        }
        let step = |(step, (ratings, halves)): (usize, &(u64, u64))| {
            let (from, to) = if step == 0 { (0, 0) } else { (1 << (step - 1), (1 << step) - 1) };
            Experience { from, to, ratings: *ratings, mean: mean(*halves, *ratings) }
        };
        sums.iter().enumerate().map(step).collect()
    }
}

#[cfg(test)]
mod tests {
    use bijou_engine::Stars;

    use super::super::examine::sample::dataset;
    use super::*;

    const YEAR: i64 = 31_556_952;

    /// The times of `(user, film, half stars, seconds)` over films of 1990.
    fn seen(rows: &[(u32, u32, u8, Option<i64>)]) -> OverTime {
        let mut data = dataset(3, &[&[(0, 2), (1, 2), (2, 2)], &[(0, 2), (1, 2), (2, 2)]]);
        data.films.iter_mut().for_each(|film| film.title.year = Some(1990));
        let mut times = OverTime::new(&data);
        for (user, film, half_stars, seconds) in rows {
            let stars = Stars::from_half_stars(*half_stars).unwrap();
            times.see(&data, Moment { user: *user, film: *film, stars, seconds: *seconds });
        }
        times
    }

    #[test]
    fn ratings_and_people_are_counted_by_month_while_these_are_few_and_then_by_year() {
        let start = 30 * YEAR;
        let rows = [
            (0, 0, 8, start),
            (1, 0, 6, start),
            (0, 1, 5, start + YEAR / 12 * 2),
            (0, 2, 5, start + YEAR / 12 * 2),
        ];
        let times =
            seen(&rows.map(|(user, film, half_stars, seconds)| (user, film, half_stars, Some(seconds))));
        let told = |periods: Vec<Period>| -> Vec<(String, u64, u64, f64)> {
            periods
                .into_iter()
                .map(|period| (period.name, period.ratings, period.people, period.mean))
                .collect()
        };
        let expected = [("2000-01", 2, 2, 3.5), ("2000-02", 0, 0, 0.0), ("2000-03", 2, 1, 2.5)];
        assert_eq!(
            told(times.growth(3)),
            expected.map(|(name, ratings, people, mean)| (name.to_owned(), ratings, people, mean))
        );
        assert_eq!(told(times.growth(2)), [("2000".to_owned(), 4, 2, 3.0)]);
        let far = seen(&[(0, 0, 8, Some(0)), (0, 1, 8, Some(30 * YEAR))]);
        let names: Vec<String> = far.growth(10).into_iter().map(|period| period.name).collect();
        assert_eq!(names, ["1970s", "1980s", "1990s", "2000s"]);
    }

    #[test]
    fn experience_follows_the_order_of_each_persons_times() {
        let rows = [(0, 0, 2, 30), (0, 1, 4, 20), (0, 2, 10, 10), (1, 0, 8, 5)];
        let times =
            seen(&rows.map(|(user, film, half_stars, seconds)| (user, film, half_stars, Some(seconds))));
        let step = |from, to, ratings, mean| Experience { from, to, ratings, mean };
        assert_eq!(times.experience(), [step(0, 0, 2, 4.5), step(1, 1, 1, 2.0), step(2, 3, 1, 1.0)]);
    }

    #[test]
    fn times_that_cannot_be_are_counted() {
        let rows = [(0, 0, 2, Some(7)), (0, 1, 4, None), (1, 0, 4, Some(i64::MAX)), (0, 2, 4, Some(7))];
        let times = seen(&rows);
        assert_eq!((times.timed, times.without, times.outside), (3, 1, 1));
        assert_eq!(times.early, (2, Some(0)), "films of 1990 rated in 1970");
        assert_eq!(times.at_one_moment(&[3, 3], 3), 2);
        assert_eq!(times.at_one_moment(&[2, 3], 3), 1);
        assert!(!times.are_dates() && seen(&rows[..2]).are_dates() && !seen(&rows[1..2]).are_dates());
    }
}
