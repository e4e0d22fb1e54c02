use super::chance::{Chance, Purpose};
use super::plan::Plan;

/// Deviation of the logarithm of how much people rate beyond the fewest; with 1.5 half of the ratings come from a tenth of the
/// people, as in MovieLens.
const SPREAD: f64 = 1.5;

/// Fewest ratings of a person, as a share of the mean: MovieLens has 20 of 130.
const FEWEST: f64 = 0.15;

/// Halvings of the range in which the scale is sought.
const HALVINGS: usize = 60;

/// How many ratings each person gives: log-normal above a least, none more than half of all films, and exactly as many together
/// as the plan says.
pub fn activity(plan: &Plan) -> Vec<u32> {
    let mut chance = Chance::new(plan.seed, Purpose::Activity);
    let eagerness: Vec<f64> = (0..plan.people).map(|_| (SPREAD * chance.normal()).exp()).collect();
    let most = f64::from(plan.most_of_one());
    let mean = plan.ratings as f64 / f64::from(plan.people.max(1));
    let fewest = (FEWEST * mean).floor().max(1.0);
    let of = |eagerness: f64, scale: f64| (fewest + scale * eagerness).min(most);
    let (mut low, mut high) = (0.0, most / eagerness.iter().copied().fold(f64::MAX, f64::min));
    for _ in 0..HALVINGS {
        let scale = f64::midpoint(low, high);
        let sum: f64 = eagerness.iter().map(|eagerness| of(*eagerness, scale)).sum();
        if sum < plan.ratings as f64 { low = scale } else { high = scale }
    }
    whole_numbers(eagerness.into_iter().map(|eagerness| of(eagerness, high)), plan)
}

/// Rounds so that what is cut off one person is given to the next, and the sum is that of the plan.
fn whole_numbers(amounts: impl Iterator<Item = f64>, plan: &Plan) -> Vec<u32> {
    let (mut wanted, mut given) = (0.0, 0.0);
    let mut counts: Vec<u32> = amounts
        .map(|amount| {
            wanted += amount;
            let count = (wanted - given).floor().clamp(1.0, f64::from(plan.most_of_one()));
            given += count;
            count as u32
        })
        .collect();
    let mut missing = plan.ratings as i64 - counts.iter().map(|count| i64::from(*count)).sum::<i64>();
    while missing != 0 {
        for count in &mut counts {
            if missing > 0 && *count < plan.most_of_one() {
                *count += 1;
                missing -= 1;
            } else if missing < 0 && *count > 1 {
                *count -= 1;
                missing += 1;
            }
        }
    }
    counts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sum_is_as_planned_and_few_people_give_most() {
        for (films, people, ratings) in [(1000, 300, 39_000), (10, 7, 35), (10, 7, 7), (50, 900, 20_011)] {
            let plan = Plan { films, people, ratings, seed: 1, spread: 0.0 };
            let mut counts = activity(&plan);
            assert_eq!(counts.iter().map(|count| u64::from(*count)).sum::<u64>(), ratings);
            assert!(counts.iter().all(|count| (1..=films / 2).contains(count)));
            counts.sort_unstable();
            if ratings == 39_000 {
                let top: u32 = counts.iter().rev().take(30).sum();
                assert!((12_000..27_000).contains(&top), "{top} of 39,000 by a tenth of the people");
            }
        }
    }
}
