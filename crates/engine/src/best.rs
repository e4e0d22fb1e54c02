use std::cmp::Ordering;

/// The `top` numbers with the highest scores, best first, ties by number. The rest is neither sorted nor kept: of a whole
/// catalog only those come into the buffer that are better than the worst of the best so far.
///
/// Scores and numbers are packed into one integer each, so that every ranking of the engine shares this one selection and
/// sort.
pub(crate) fn best(scored: impl Iterator<Item = (u32, f32)>, top: usize) -> impl Iterator<Item = (u32, f32)> {
    best_where(scored, |_| true, top)
}

/// As [`best`], of the numbers that `wanted` names; it is asked only about those whose score is high enough.
pub(crate) fn best_where(
    scored: impl Iterator<Item = (u32, f32)>,
    wanted: impl Fn(u32) -> bool,
    top: usize,
) -> impl Iterator<Item = (u32, f32)> {
    let room = top.saturating_mul(2).max(ROOM);
    let mut keys: Vec<u64> = Vec::with_capacity(room.min(MOST_ROOM));
    let mut worst = u64::MAX;
    for (number, score) in scored {
        let key = key(number, score);
        if key <= worst && wanted(number) {
            keys.push(key);
            if keys.len() >= room {
                worst = keep_best(&mut keys, top);
            }
        }
    }
    keep_best(&mut keys, top);
    keys.sort_unstable();
    keys.into_iter().map(unkey)
}

/// Keys that are gathered at least before the best are told from the rest.
const ROOM: usize = 64;
/// Keys that room is made for before there are any.
const MOST_ROOM: usize = 1 << 12;

/// Drops all but the `top` smallest keys; the largest of them.
fn keep_best(keys: &mut Vec<u64>, top: usize) -> u64 {
    let Some(last) = top.checked_sub(1) else {
        keys.clear();
        return 0;
    };
    if top >= keys.len() {
        return u64::MAX;
    }
    let (_, worst, _) = keys.select_nth_unstable(last);
    let worst = *worst;
    keys.truncate(top);
    worst
}

/// The numbers below `count` in an order, equal ones as they were. One sort for whatever is compared: each type that is
/// sorted by itself costs the page 2 KB.
pub fn sorted(count: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<usize> {
    let mut numbers: Vec<usize> = (0..count).collect();
    // Most ids of a catalog stand in order as they come; the small sort that the page has would take them apart all the same.
    if !(1..count).all(|number| compare(number - 1, number).is_le()) {
        numbers.sort_by(|a, b| compare(*a, *b));
    }
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
        fn the_best_are_those_of_a_full_sort(scores in proptest::collection::vec(any::<f32>(), 0..400), top in 0_usize..80) {
            let scored = || scores.iter().enumerate().map(|(number, score)| (number as u32, *score));
            let mut sorted: Vec<(u32, f32)> = scored().collect();
            sorted.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
            let wanted = |number: u32| number % 5 != 3;
            sorted.retain(|(number, _)| wanted(*number));
            sorted.truncate(top);
            let best: Vec<(u32, f32)> = best_where(scored(), wanted, top).collect();
            prop_assert_eq!(best.len(), sorted.len());
            for (a, b) in best.iter().zip(&sorted) {
                prop_assert_eq!((a.0, a.1.to_bits()), (b.0, b.1.to_bits()));
            }
        }
    }
}
