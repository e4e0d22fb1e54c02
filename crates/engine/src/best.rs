use std::cmp::Ordering;

/// The `top` numbers with the highest scores, best first, ties by number. The rest is never sorted.
///
/// Scores and numbers are packed into one integer each, so that every ranking of the engine shares this one selection and
/// sort.
pub(crate) fn best(scored: impl Iterator<Item = (u32, f32)>, top: usize) -> impl Iterator<Item = (u32, f32)> {
    let mut keys: Vec<u64> = scored.map(|(number, score)| key(number, score)).collect();
    if top < keys.len() {
        keys.select_nth_unstable(top);
        keys.truncate(top);
    }
    keys.sort_unstable();
    keys.into_iter().map(unkey)
}

/// The numbers below `count` in an order, equal ones as they were. One sort for whatever is compared: each type that is
/// sorted by itself costs the page 2 KB.
pub fn sorted(count: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<usize> {
    let mut numbers: Vec<usize> = (0..count).collect();
    numbers.sort_unstable_by(|a, b| compare(*a, *b).then(a.cmp(b)));
    numbers
}

/// An integer that is smaller the better.
fn key(number: u32, score: f32) -> u64 {
    // Floats order like their bits, once the negative ones are turned around.
    let bits = score.to_bits();
    let ascending = if bits >> 31 == 1 { !bits } else { bits | 1 << 31 };
    u64::from(!ascending) << 32 | u64::from(number)
}

fn unkey(key: u64) -> (u32, f32) {
    let ascending = !((key >> 32) as u32);
    let bits = if ascending >> 31 == 1 { ascending & !(1 << 31) } else { !ascending };
    (key as u32, f32::from_bits(bits))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn equal_ones_stay_in_order(values: Vec<u8>) {
            let mut stable: Vec<usize> = (0..values.len()).collect();
            stable.sort_by(|a, b| values[*b].cmp(&values[*a]));
            prop_assert_eq!(sorted(values.len(), &|a, b| values[b].cmp(&values[a])), stable);
        }

        #[test]
        fn the_best_are_those_of_a_full_sort(scores: Vec<f32>, top in 0_usize..20) {
            let scored = || scores.iter().enumerate().map(|(number, score)| (number as u32, *score));
            let mut sorted: Vec<(u32, f32)> = scored().collect();
            sorted.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
            sorted.truncate(top);
            let best: Vec<(u32, f32)> = best(scored(), top).collect();
            prop_assert_eq!(best.len(), sorted.len());
            for (a, b) in best.iter().zip(&sorted) {
                prop_assert_eq!((a.0, a.1.to_bits()), (b.0, b.1.to_bits()));
            }
        }
    }
}
