use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{RngCore, SeedableRng};

/// What random numbers are drawn for. Each thing has numbers of its own, so that more films do not change who the people are.
#[derive(Debug, Clone, Copy)]
pub enum Purpose {
    Clusters,
    Films,
    Words,
    Titles,
    Facts,
    Activity,
    Person(u32),
}

/// Seeded random numbers.
pub struct Chance(ChaCha8Rng);

impl Chance {
    /// The numbers of one purpose.
    pub fn new(seed: u64, purpose: Purpose) -> Self {
        let stream = match purpose {
            Purpose::Clusters => 0,
            Purpose::Films => 1,
            Purpose::Words => 2,
            Purpose::Titles => 3,
            Purpose::Facts => 4,
            Purpose::Activity => 5,
            Purpose::Person(number) => 1 << 32 | u64::from(number),
        };
        let mut random = ChaCha8Rng::seed_from_u64(seed);
        random.set_stream(stream);
        Self(random)
    }

    /// Uniform from 0 to less than 1.
    pub fn share(&mut self) -> f64 {
        (self.0.next_u64() >> 11) as f64 / (1_u64 << 53) as f64
    }

    /// A whole number below `end`, which is above 0.
    pub fn below(&mut self, end: usize) -> usize {
        (self.0.next_u64() % end as u64) as usize
    }

    /// Whether something happens that does so with this probability.
    pub fn happens(&mut self, probability: f64) -> bool {
        self.share() < probability
    }

    /// Nearly normal, with mean 0 and variance 1: the sum of four uniform numbers, without a logarithm, which differs from
    /// one machine to another.
    pub fn normal(&mut self) -> f64 {
        let (a, b) = (self.0.next_u64(), self.0.next_u64());
        let halves = [a >> 32, a & 0xffff_ffff, b >> 32, b & 0xffff_ffff];
        let sum: f64 = halves.iter().map(|half| *half as f64 / (1_u64 << 32) as f64).sum();
        (sum - 2.0) * 3.0_f64.sqrt()
    }

    /// An order of `0..count` that nothing but chance decided (Fisher-Yates).
    pub fn order(&mut self, count: usize) -> Vec<u32> {
        let mut order: Vec<u32> = (0..count as u32).collect();
        for last in (1..count).rev() {
            order.swap(last, self.below(last + 1));
        }
        order
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn normal_numbers_have_no_mean_and_unit_variance() {
        let mut chance = Chance::new(1, Purpose::Films);
        let drawn: Vec<f64> = (0..20_000).map(|_| chance.normal()).collect();
        let mean = drawn.iter().sum::<f64>() / 20_000.0;
        let variance = drawn.iter().map(|x| (x - mean) * (x - mean)).sum::<f64>() / 20_000.0;
        assert!(mean.abs() < 0.03 && (variance - 1.0).abs() < 0.05, "{mean}, {variance}");
    }

    #[test]
    fn an_order_has_everything_once() {
        let mut order = Chance::new(3, Purpose::Films).order(100);
        assert!(order.windows(2).any(|pair| pair[0] > pair[1]));
        order.sort_unstable();
        assert!(order.into_iter().eq(0..100));
    }
}
