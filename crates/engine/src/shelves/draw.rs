/// How much more often the first places are drawn than the last.
const FRONT: f32 = 1.6;

/// A place among the first `count`, drawn by `seed`: any of them may come, those in front more often. The same seed draws the
/// same place; nothing of nothing.
pub fn draw(count: usize, seed: u64) -> Option<usize> {
    // SplitMix64 (Steele, Lea & Flood 2014): seeds that follow each other draw places that do not.
    let mut bits = seed.wrapping_add(0x9E37_79B9_7F4A_7C15);
    bits = (bits ^ (bits >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    bits = (bits ^ (bits >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    let share = ((bits ^ (bits >> 31)) >> 40) as f32 / (1_u32 << 24) as f32;
    let place = (share.powf(FRONT) * count as f32) as usize;
    count.checked_sub(1).map(|last| place.min(last))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_place_can_be_drawn_and_the_first_ones_more_often() {
        let mut drawn = [0; 10];
        (0..10_000).for_each(|seed| drawn[draw(10, seed).unwrap()] += 1);
        assert!(drawn.iter().all(|times| *times > 300), "{drawn:?}");
        assert!(drawn[0] > 2 * drawn[9], "{drawn:?}");
    }

    #[test]
    fn nothing_is_drawn_of_nothing_and_the_only_one_of_one() {
        assert_eq!(draw(0, 7), None);
        assert!((0..50).all(|seed| draw(1, seed) == Some(0)));
    }
}
