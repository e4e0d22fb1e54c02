/// A rating in half-stars, from ½ to 5 stars.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Stars(u8);

impl Stars {
    /// The fewest stars that can be given: ½.
    pub const MIN: Self = Self(1);
    /// The most stars that can be given: 5.
    pub const MAX: Self = Self(10);

    /// From a count of half-stars, 1 to 10.
    pub fn from_half_stars(half_stars: u8) -> Option<Self> {
        (Self::MIN.0..=Self::MAX.0).contains(&half_stars).then_some(Self(half_stars))
    }

    /// From stars: a multiple of ½ between ½ and 5.
    pub fn new(stars: f64) -> Option<Self> {
        let half_stars = stars * 2.0;
        let whole = half_stars.fract() == 0.0 && (1.0..=10.0).contains(&half_stars);
        whole.then_some(Self(half_stars as u8))
    }

    /// The number of half-stars, 1 to 10.
    pub fn half_stars(self) -> u8 {
        self.0
    }

    /// The number of stars, 0.5 to 5.
    pub fn value(self) -> f32 {
        f32::from(self.0) / 2.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_half_stars_from_a_half_to_five_are_ratings() {
        for impossible in [0.0, 0.25, 4.7, 5.5, -1.0, f64::NAN, f64::INFINITY] {
            assert_eq!(Stars::new(impossible), None, "{impossible}");
        }
        for half_stars in 1..=10 {
            let stars = Stars::from_half_stars(half_stars).unwrap();
            assert_eq!(Stars::new(f64::from(stars.value())), Some(stars));
        }
        assert_eq!(Stars::from_half_stars(0), None);
        assert_eq!(Stars::from_half_stars(11), None);
    }
}
