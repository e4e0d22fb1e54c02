use rkyv::{Archive, Deserialize, Serialize};

use crate::{Column, Error, Factors};

/// Steps per star of an expected rating.
const STEPS: f32 = 50.0;

/// Steps per squared star of a variance.
const VARIANCE_STEPS: f32 = 100.0;

/// What the star model knows of the films of one shard, whoever rates them.
#[derive(Archive, Serialize, Deserialize, Debug, Clone, PartialEq, Default)]
pub struct Expectations {
    pub(crate) expected: Column,
    pub(crate) variances: Column,
    /// Explicit factors, scaled so that people's leanings have the identity as their covariance; none in the tail.
    pub leanings: Option<Factors>,
}

impl Expectations {
    /// Packs expected ratings in stars, and variances of single ratings around what a person thinks of the film, in
    /// squared stars. Both are rounded to a byte: 1/50 star and 1/100 squared star.
    pub fn new(expected: &[f32], variances: &[f32], leanings: Option<Factors>) -> Self {
        let column = |values: &[f32], steps: f32| -> Column {
            values.iter().map(|value| (value * steps).round().clamp(0.0, 255.0) as u64).collect()
        };
        Self { expected: column(expected, STEPS), variances: column(variances, VARIANCE_STEPS), leanings }
    }

    /// What a film is expected to get from anybody, in stars.
    pub fn expected(&self, row: usize) -> f32 {
        self.expected.get(row) as f32 / STEPS
    }

    /// Variance of a rating around what the person thinks of the film, in squared stars; never 0.
    pub fn variance(&self, row: usize) -> f32 {
        self.variances.get(row).max(1) as f32 / VARIANCE_STEPS
    }

    pub(crate) fn check(&self, films: usize) -> Result<(), Error> {
        self.expected.check("expected ratings", films)?;
        self.variances.check("rating variances", films)?;
        self.leanings.as_ref().map_or(Ok(()), |leanings| leanings.check(films))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_come_back_within_half_a_step() {
        let packed = Expectations::new(&[0.5, 3.537, 5.0], &[0.0, 0.312, 9.0], None);
        assert!(packed.check(3).is_ok());
        assert!((packed.expected(1) - 3.537).abs() <= 0.01);
        assert!((packed.variance(1) - 0.312).abs() <= 0.005);
        assert!(packed.variance(0) > 0.0, "a process without noise has no solution");
    }
}
