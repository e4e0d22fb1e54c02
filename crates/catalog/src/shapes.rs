use rkyv::{Archive, Deserialize, Serialize};

use crate::limits::{MAX_FILMS_PER_SHARD, limit};
use crate::{Column, Error};

/// Half-stars that a rating can have: ½ to 5.
const STEPS: usize = 10;

/// The tallest bar of a shape.
const TALLEST: u64 = 15;

/// How often films got each number of half-stars: a bar per half-star, each 4 bits relative to the film's tallest. A film
/// whose bars are all 0 has too few ratings for a shape.
#[derive(Archive, Serialize, Deserialize, Debug, Clone, PartialEq, Eq, Default)]
pub struct Shapes {
    bars: Column,
}

impl Shapes {
    /// Packs how often each film got ½, 1, … 5 stars; a film that has no shape is all zeros.
    pub fn new(counts: impl IntoIterator<Item = [u32; STEPS]>) -> Self {
        let packed = |counts: [u32; STEPS]| {
            let most = u64::from(counts.into_iter().max().unwrap_or(0).max(1));
            let bar = |count: u32| (u64::from(count) * TALLEST + most / 2) / most;
            counts.into_iter().rev().fold(0, |bars, count| bars << 4 | bar(count))
        };
        Self { bars: counts.into_iter().map(packed).collect() }
    }

    /// The number of films that have a shape, or could.
    pub fn len(&self) -> usize {
        self.bars.len()
    }

    /// Whether there is no film.
    pub fn is_empty(&self) -> bool {
        self.bars.is_empty()
    }

    /// Which share of a film's ratings has ½, 1, … 5 stars; nothing where too few rated it.
    pub fn shares(&self, row: usize) -> Option<[f32; STEPS]> {
        let bars = self.bars.get(row);
        let bar = |step: usize| (bars >> (4 * step) & 0xf) as f32;
        let heights: [f32; STEPS] = std::array::from_fn(bar);
        let whole: f32 = heights.iter().sum();
        (whole > 0.0).then(|| heights.map(|height| height / whole))
    }

    pub(crate) fn check(&self) -> Result<(), Error> {
        limit("the number of shapes", self.len() as u64, MAX_FILMS_PER_SHARD.into())?;
        self.bars.check("shapes of ratings", self.bars.len())
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn shares_come_back_close_to_those_of_the_counts(counts: [u16; STEPS]) {
            let counts = counts.map(u32::from);
            let whole = counts.iter().sum::<u32>() as f32;
            let shapes = Shapes::new([counts]);
            prop_assert!(shapes.check().is_ok());
            if let Some(shares) = shapes.shares(0) {
                prop_assert!((shares.iter().sum::<f32>() - 1.0).abs() < 1e-4);
                for (share, count) in shares.into_iter().zip(counts) {
                    prop_assert!((share - count as f32 / whole).abs() < 0.06, "{} of {:?}", share, counts);
                }
            } else {
                prop_assert!(whole == 0.0);
            }
        }
    }

    #[test]
    fn a_film_without_a_shape_has_none() {
        let shapes = Shapes::new([[0; STEPS], [0, 0, 0, 0, 0, 0, 0, 1, 0, 1]]);
        assert_eq!(shapes.len(), 2);
        assert_eq!(shapes.shares(0), None);
        assert_eq!(shapes.shares(1).map(|shares| (shares[7], shares[9])), Some((0.5, 0.5)));
        assert_eq!(shapes.shares(2), None);
    }
}
