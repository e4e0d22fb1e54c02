use super::facts::Facts;

/// Scales that people use, the narrower first.
const SCALES: [[f64; 2]; 12] = [
    [0.5, 5.0],
    [0.0, 5.0],
    [1.0, 6.0],
    [1.0, 7.0],
    [1.0, 10.0],
    [0.0, 10.0],
    [1.0, 20.0],
    [0.0, 20.0],
    [-10.0, 10.0],
    [1.0, 100.0],
    [0.0, 100.0],
    [-100.0, 100.0],
];

/// The share of ratings that a narrow scale holds, and how many times as far the others go, where the data have two scales.
const MOST_ON_ONE: f64 = 0.7;
const TIMES_AS_FAR: f64 = 6.0;

/// The share of zeros above which they mean that nothing was rated, on a scale that goes up to this or farther: on a short one zero
/// is a grade.
const MANY_ZEROS: f64 = 0.25;
const LONG_SCALE: f64 = 5.0;

/// A scale, and what is odd about it.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct GuessedScale {
    /// The lowest and the highest rating; `None` for half stars as they are.
    pub scale: Option<[f64; 2]>,
    /// What to look at, in a sentence.
    pub oddity: Option<String>,
}

/// The scale of a column of ratings.
pub fn guess_scale(ratings: &Facts) -> GuessedScale {
    let values: Vec<(f64, u64)> = ratings.values().collect();
    let total: u64 = values.iter().map(|(_, count)| count).sum();
    let share = |fits: &dyn Fn(f64) -> bool| {
        values.iter().filter(|(value, _)| fits(*value)).map(|(_, count)| *count).sum::<u64>() as f64
            / total.max(1) as f64
    };
    let (Some((lowest, _)), Some((highest, _))) = (values.first().copied(), values.last().copied()) else {
        return GuessedScale::default();
    };
    for narrow in [5.0, 10.0] {
        let on_it = share(&|value| value <= narrow);
        if on_it >= MOST_ON_ONE && highest >= TIMES_AS_FAR * narrow {
            let others = 100.0 * (1.0 - on_it);
            let oddity = format!(
                "{others:.0} % of the ratings lie above {narrow} (up to {highest}): this looks like two scales; they will be \
                 left out until they are on the same one"
            );
            let below = values.iter().map(|(value, _)| *value).filter(|value| *value <= narrow);
            let lowest = below.fold(f64::INFINITY, f64::min);
            return GuessedScale { scale: named(lowest, narrow, &values), oddity: Some(oddity) };
        }
    }
    let zeros = share(&|value| value == 0.0);
    if lowest == 0.0
        && highest >= LONG_SCALE
        && zeros > MANY_ZEROS
        && values.iter().all(|(value, _)| *value == 0.0 || *value >= 1.0)
    {
        let next = values.get(1).map_or(0.0, |(value, _)| *value);
        let oddity = format!(
            "{:.0} % of the ratings are 0, which may well mean \"not rated\": the scale leaves them out; write 0 as its lowest \
             where it is a rating",
            100.0 * zeros
        );
        return GuessedScale { scale: named(next, highest, &values[1..]), oddity: Some(oddity) };
    }
    GuessedScale { scale: named(lowest, highest, &values), oddity: None }
}

/// The narrowest usual scale that holds these, or one of their own; half stars as they are need none.
fn named(lowest: f64, highest: f64, values: &[(f64, u64)]) -> Option<[f64; 2]> {
    let in_halves = |value: f64| (value * 2.0).fract() == 0.0;
    let within = values.iter().map(|(value, _)| *value).filter(|value| *value <= highest);
    if lowest >= 0.5 && highest <= 5.0 && highest > 1.0 && within.into_iter().all(in_halves) {
        return None;
    }
    if highest <= 1.0 && lowest < highest {
        return Some([if lowest < 0.0 { -1.0 } else { 0.0 }, 1.0]);
    }
    let usual = SCALES.into_iter().find(|[low, high]| *low <= lowest && highest <= *high);
    usual.or((lowest < highest).then_some([lowest, highest]))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn guessed(values: &[f64]) -> GuessedScale {
        let mut facts = Facts::new("rating");
        values.iter().for_each(|value| facts.see(&value.to_string()));
        guess_scale(&facts)
    }

    #[test]
    fn usual_scales_are_known_by_their_ends() {
        for (values, expected) in [
            (vec![0.5, 3.0, 5.0], None),
            (vec![1.0, 4.0, 5.0], None),
            (vec![0.0, 2.0, 3.0, 4.0, 5.0], Some([0.0, 5.0])),
            (vec![1.0, 2.3, 5.0], Some([0.5, 5.0])),
            (vec![2.0, 9.0], Some([1.0, 10.0])),
            (vec![1.0, 64.0, 90.0], Some([1.0, 100.0])),
            (vec![-9.0, 9.5], Some([-10.0, 10.0])),
            (vec![-1.0, 1.0], Some([-1.0, 1.0])),
            (vec![0.0, 1.0], Some([0.0, 1.0])),
            (vec![5.0, 250.0, 300.0], Some([5.0, 300.0])),
        ] {
            assert_eq!(guessed(&values).scale, expected, "{values:?}");
        }
    }

    #[test]
    fn two_scales_and_zeros_for_nothing_are_told() {
        let mixed = guessed(&[1.0, 2.0, 3.0, 4.0, 5.0, 5.0, 4.0, 3.0, 80.0, 100.0]);
        assert_eq!(mixed.scale, None);
        assert!(mixed.oddity.unwrap().contains("20 % of the ratings lie above 5"));
        let zeros = guessed(&[0.0, 0.0, 0.0, 7.0, 8.0, 10.0, 1.0]);
        assert_eq!(zeros.scale, Some([1.0, 10.0]));
        assert!(zeros.oddity.unwrap().contains("not rated"));
    }
}
