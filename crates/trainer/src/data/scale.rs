use std::fmt;

use bijou_engine::Stars;

use super::kind::half_stars;

/// The lowest and the highest rating that people could give.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Scale {
    lowest: f64,
    highest: f64,
}

/// Half stars from the lowest rating to the highest.
const STEPS: f64 = 9.0;

impl Scale {
    /// From the lowest to the highest, where these are numbers and in this order.
    pub fn new(lowest: f64, highest: f64) -> Option<Self> {
        let possible = lowest.is_finite() && highest.is_finite() && lowest < highest;
        possible.then_some(Self { lowest, highest })
    }

    /// A rating in stars: the lowest becomes ½, the highest 5, and what lies between the nearest half. `None` outside.
    pub fn stars(self, rating: f64) -> Option<Stars> {
        let share = (rating - self.lowest) / (self.highest - self.lowest);
        (0.0..=1.0).contains(&share).then(|| half_stars(1.0 + STEPS * share))
    }
}

impl fmt::Display for Scale {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} to {}", self.lowest, self.highest)
    }
}

/// A number as people and their programs write it: with a point, or with a comma as in most of Europe.
pub fn number(text: &str) -> Option<f64> {
    let with_comma = || text.contains(',').then(|| text.replacen(',', ".", 1).parse().ok()).flatten();
    text.parse().ok().or_else(with_comma)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn stars(scale: [f64; 2], ratings: &[f64]) -> Vec<Option<f32>> {
        let scale = Scale::new(scale[0], scale[1]).unwrap();
        ratings.iter().map(|rating| scale.stars(*rating).map(Stars::value)).collect()
    }

    #[test]
    fn ten_steps_become_ten_half_stars() {
        let expected: Vec<Option<f32>> = (1..=10).map(|half| Some(half as f32 / 2.0)).collect();
        let ratings: Vec<f64> = (1..=10).map(f64::from).collect();
        assert_eq!(stars([1.0, 10.0], &ratings), expected);
    }

    #[test]
    fn the_ends_are_half_a_star_and_five_whatever_the_scale() {
        assert_eq!(stars([0.0, 100.0], &[0.0, 50.0, 100.0]), [0.5, 3.0, 5.0].map(Some));
        assert_eq!(stars([-10.0, 10.0], &[-10.0, 10.0, 10.5, f64::NAN]), [Some(0.5), Some(5.0), None, None]);
        assert_eq!(Scale::new(5.0, 5.0), None);
        assert_eq!(Scale::new(f64::NAN, 5.0), None);
    }

    #[test]
    fn numbers_may_have_a_comma() {
        assert_eq!(
            ["4.5", "4,5", "-3", "4,5,6", "four", ""].map(number),
            [Some(4.5), Some(4.5), Some(-3.0), None, None, None]
        );
    }

    proptest! {
        #[test]
        fn more_never_becomes_fewer_stars(low in -100.0_f64..100.0, width in 0.1_f64..200.0, a in 0.0_f64..1.0, b in 0.0_f64..1.0) {
            let scale = Scale::new(low, low + width).unwrap();
            let of = |share: f64| scale.stars(low + share * width);
            if let (Some(lesser), Some(greater)) = (of(a.min(b)), of(a.max(b))) {
                prop_assert!(lesser.half_stars() <= greater.half_stars());
            }
        }
    }
}
