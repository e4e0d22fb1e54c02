use rkyv::{Archive, Deserialize, Serialize};

use crate::Error;

/// A column of unsigned integers, split into byte planes: all lowest bytes, then all second-lowest bytes, and so on up
/// to the highest plane that is not all zero.
///
/// High bytes of ids, years and counts repeat, so planes compress 20 to 25 % better than whole little-endian integers
/// (measured on the IMDb and TMDB ids of the shipped catalog) and stay readable in place.
#[derive(Archive, Serialize, Deserialize, Debug, Clone, PartialEq, Eq, Default)]
pub struct Column {
    len: u32,
    planes: Vec<Vec<u8>>,
}

impl Column {
    /// The number of values.
    pub fn len(&self) -> usize {
        self.len as usize
    }

    /// Whether there are no values.
    pub fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// Whether there is nothing but zeros, so that its bytes say nothing of its length.
    pub(crate) fn takes_no_bytes(&self) -> bool {
        self.planes.is_empty()
    }

    /// The value at `index`, or 0 beyond the end.
    pub fn get(&self, index: usize) -> u64 {
        self.planes
            .iter()
            .enumerate()
            .map(|(plane, bytes)| u64::from(bytes.get(index).copied().unwrap_or(0)) << (8 * plane))
            .sum()
    }

    /// All values in order.
    pub fn iter(&self) -> impl Iterator<Item = u64> + '_ {
        (0..self.len()).map(|index| self.get(index))
    }

    pub(crate) fn check(&self, name: &'static str, expected_len: usize) -> Result<(), Error> {
        if self.len() != expected_len {
            return Err(Error::inconsistent(name, format!("{} values for {expected_len} films", self.len())));
        }
        if self.planes.len() > 8 || self.planes.iter().any(|plane| plane.len() != self.len()) {
            return Err(Error::inconsistent(name, "its byte planes differ in length"));
        }
        Ok(())
    }
}

impl FromIterator<u64> for Column {
    fn from_iter<I: IntoIterator<Item = u64>>(values: I) -> Self {
        let values: Vec<u64> = values.into_iter().collect();
        let largest = values.iter().copied().max().unwrap_or(0);
        let plane_count = (64 - largest.leading_zeros()).div_ceil(8);
        let plane = |p: u32| values.iter().map(|value| value.to_le_bytes()[p as usize]).collect();
        Self { len: values.len() as u32, planes: (0..plane_count).map(plane).collect() }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn every_value_comes_back(values: Vec<u64>) {
            let column: Column = values.iter().copied().collect();
            prop_assert_eq!(column.iter().collect::<Vec<_>>(), values.clone());
            prop_assert!(column.check("ids", values.len()).is_ok());
        }
    }

    #[test]
    fn small_values_take_one_plane() {
        let column: Column = [1, 2, 255].into_iter().collect();
        assert_eq!(column.planes.len(), 1);
    }

    #[test]
    fn planes_of_unequal_length_are_refused() {
        let column = Column { len: 2, planes: vec![vec![1, 2], vec![1]] };
        assert!(column.check("ids", 2).is_err());
    }
}
