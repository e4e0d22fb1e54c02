use super::chance::Chance;

/// Draws places of a list in proportion to their weights.
#[derive(Debug, Clone)]
pub struct Draw {
    /// Sums of the weights up to and with each place.
    sums: Vec<f64>,
}

impl Draw {
    /// Of at least one weight; none is negative, and some are above 0.
    pub fn new(weights: impl Iterator<Item = f64>) -> Self {
        let mut sum = 0.0;
        Self {
            sums: weights
                .map(|weight| {
                    sum += weight;
                    sum
                })
                .collect(),
        }
    }

    /// The sum of all weights.
    pub fn total(&self) -> f64 {
        self.sums.last().copied().unwrap_or(0.0)
    }

    /// A place.
    pub fn place(&self, chance: &mut Chance) -> usize {
        let wanted = chance.share() * self.total();
        self.sums.partition_point(|sum| *sum <= wanted).min(self.sums.len() - 1)
    }
}

#[cfg(test)]
mod tests {
    use super::super::chance::Purpose;
    use super::*;

    #[test]
    fn places_are_drawn_as_often_as_they_weigh() {
        let draw = Draw::new([1.0, 0.0, 3.0].into_iter());
        let mut chance = Chance::new(1, Purpose::Films);
        let mut counts = [0; 3];
        (0..4000).for_each(|_| counts[draw.place(&mut chance)] += 1);
        assert_eq!(counts[1], 0);
        assert!((900..1100).contains(&counts[0]), "{counts:?}");
    }
}
