use super::CleaningReport;
use super::rated::Rated;
use super::ratings::Ratings;
use super::times::Times;

/// Ratings as they are read, in any order, at 12 bytes each.
pub struct Gathered {
    users: Vec<u32>,
    rated: Vec<Rated>,
    times: Times,
}

impl Gathered {
    /// None so far.
    pub fn new() -> Self {
        Self { users: Vec::new(), rated: Vec::new(), times: Times::Narrow(Vec::new()) }
    }

    /// The number of ratings.
    pub fn len(&self) -> usize {
        self.rated.len()
    }

    /// Adds one.
    pub fn push(&mut self, user: u32, rated: Rated, time: i64) {
        self.users.push(user);
        self.rated.push(rated);
        self.times.push(time);
    }

    /// Sorts by person and film. Of several ratings of one film by one person the latest stays, or the last where times are
    /// equal; the others are reported.
    pub fn clean(self, names: Vec<String>, report: &mut CleaningReport) -> Ratings {
        let Self { users, mut rated, mut times } = self;
        let mut ends = vec![0_usize; names.len()];
        users.iter().for_each(|user| ends[*user as usize] += 1);
        group(users, &ends, &mut rated, &mut times);
        let (mut start, mut kept) = (0, 0);
        let mut own: Vec<(Rated, i64)> = Vec::new();
        for (user, end) in ends.iter_mut().enumerate() {
            let range = start..start + *end;
            start = range.end;
            own.clear();
            own.extend(range.map(|place| (rated[place], times.get(place))));
            // A stable sort keeps the order of the file where times are equal, so the last row of a pair wins.
            own.sort_by_key(|(rated, time)| (rated.number(), *time));
            for (place, (rating, _)) in own.iter().enumerate() {
                if own.get(place + 1).is_some_and(|(next, _)| next.number() == rating.number()) {
                    let user = &names[user];
                    report.count("ratings dropped: a later one by the same person exists", || {
                        format!("user {user}")
                    });
                } else {
                    rated[kept] = *rating;
                    kept += 1;
                }
            }
            *end = kept;
        }
        rated.truncate(kept);
        rated.shrink_to_fit();
        Ratings::new(names, &ends, rated)
    }
}

/// Brings the ratings of each person together, in place, without changing their order: `users` is turned into where each of
/// them belongs, and then each is exchanged with what stands there.
fn group(mut users: Vec<u32>, counts: &[usize], rated: &mut [Rated], times: &mut Times) {
    let mut next: Vec<u32> = Vec::with_capacity(counts.len());
    let mut start = 0;
    for count in counts {
        next.push(start);
        start += *count as u32;
    }
    for user in &mut users {
        let place = &mut next[*user as usize];
        *user = *place;
        *place += 1;
    }
    let mut target = users;
    for place in 0..target.len() {
        while target[place] as usize != place {
            let other = target[place] as usize;
            rated.swap(place, other);
            times.swap(place, other);
            target.swap(place, other);
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use bijou_engine::Stars;
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn whatever_the_order_the_latest_of_each_pair_stays(
            rows in proptest::collection::vec((0_u32..4, 0_u32..5, 1_u8..11, 0_i64..3), 1..60),
            shift in prop_oneof![Just(0_i64), Just(-2), Just(5_000_000_000)],
        ) {
            let mut gathered = Gathered::new();
            let mut expected: BTreeMap<(u32, u32), (i64, u8)> = BTreeMap::new();
            for (user, film, half_stars, time) in &rows {
                let stars = Stars::from_half_stars(*half_stars).unwrap();
                gathered.push(*user, Rated::new(*film, stars), time + shift);
                let latest = expected.entry((*user, *film)).or_insert((*time, *half_stars));
                if *time >= latest.0 {
                    *latest = (*time, *half_stars);
                }
            }
            let mut report = CleaningReport::default();
            let ratings = gathered.clean((0..4).map(|user| user.to_string()).collect(), &mut report);
            let found: Vec<(u32, u32, u8)> = ratings
                .events()
                .map(|event| (event.user, event.film, event.stars.half_stars()))
                .collect();
            let expected: Vec<(u32, u32, u8)> =
                expected.into_iter().map(|((user, film), (_, half_stars))| (user, film, half_stars)).collect();
            let dropped: u64 = report.iter().map(|(_, count)| count).sum();
            prop_assert_eq!(dropped as usize, rows.len() - expected.len());
            prop_assert_eq!(found, expected);
        }
    }
}
