//! A small generator of repeatable numbers: the same film always gets the same cover.

/// A stream of numbers that depends on nothing but the film's id (SplitMix64 over an FNV-1a hash).
pub struct Seed(u64);

impl Seed {
    /// The stream of one film.
    pub fn of(id: &str) -> Self {
        let hash = |hash: u64, byte: u8| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        Self(id.bytes().fold(0xcbf2_9ce4_8422_2325, hash))
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// A whole number below `count`; 0 when `count` is 0.
    pub fn below(&mut self, count: usize) -> usize {
        usize::try_from(self.next() >> 33).unwrap_or(0) % count.max(1)
    }

    /// A number from `low` up to `high`.
    pub fn between(&mut self, low: f32, high: f32) -> f32 {
        let unit = (self.next() >> 40) as f32 / (1 << 24) as f32;
        low + unit * (high - low)
    }

    /// True in one of `times` cases.
    pub fn one_in(&mut self, times: usize) -> bool {
        self.below(times) == 0
    }

    /// Either -1 or 1: mirrors a shape or leaves it.
    pub fn side(&mut self) -> f32 {
        if self.one_in(2) { -1.0 } else { 1.0 }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_id_gives_the_same_numbers() {
        let draw = |id: &str| {
            let mut seed = Seed::of(id);
            (seed.below(1000), seed.between(0.0, 1.0))
        };
        assert_eq!(draw("318"), draw("318"));
        assert_ne!(draw("318"), draw("319"));
    }

    #[test]
    fn numbers_stay_in_their_range() {
        let mut seed = Seed::of("1");
        assert!((0..500).all(|_| (2.0..=3.0).contains(&seed.between(2.0, 3.0)) && seed.below(7) < 7));
        assert_eq!(seed.below(0), 0);
    }
}
