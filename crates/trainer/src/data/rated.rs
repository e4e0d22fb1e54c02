use bijou_engine::Stars;

/// Bits of the half stars.
const STARS_BITS: u32 = 4;

/// One rating of a person or of a film in 4 bytes: the number of the film, or of the person, and the stars.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Rated(u32);

impl Rated {
    /// Numbers are below this.
    pub const MOST: u32 = 1 << (u32::BITS - STARS_BITS);

    /// Of a number below [`Rated::MOST`].
    pub fn new(number: u32, stars: Stars) -> Self {
        debug_assert!(number < Self::MOST);
        Self(number << STARS_BITS | u32::from(stars.half_stars()))
    }

    /// The number of the film, or of the person.
    pub fn number(self) -> u32 {
        self.0 >> STARS_BITS
    }

    /// Half stars, 1 to 10.
    pub fn half_stars(self) -> u8 {
        (self.0 & ((1 << STARS_BITS) - 1)) as u8
    }

    /// The stars.
    pub fn stars(self) -> Stars {
        Stars::from_half_stars(self.half_stars()).unwrap_or(Stars::MAX)
    }

    /// As it is kept, in bytes that are the same everywhere.
    pub fn to_le_bytes(self) -> [u8; 4] {
        self.0.to_le_bytes()
    }

    /// The same stars for another number.
    pub fn renumbered(self, number: u32) -> Self {
        Self(number << STARS_BITS | u32::from(self.half_stars()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rating_keeps_its_film_and_stars() {
        for half_stars in 1..=10 {
            for number in [0, 1, 77_777, Rated::MOST - 1] {
                let rated = Rated::new(number, Stars::from_half_stars(half_stars).unwrap());
                assert_eq!((rated.number(), rated.half_stars()), (number, half_stars));
                assert_eq!(rated.stars().half_stars(), half_stars);
                assert_eq!(rated.renumbered(5).number(), 5);
            }
        }
    }
}
