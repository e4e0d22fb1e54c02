use rkyv::{Archive, Deserialize, Serialize};

use crate::{Column, Error, Lines};

/// The ids that the training data gives its films: numbers in most data, text in some.
///
/// Numbers are kept as differences between neighbors, zigzag-coded, because films of a shard that are close in order
/// are often close in id.
#[derive(Archive, Serialize, Deserialize, Debug, Clone, PartialEq, Eq)]
pub enum Ids {
    /// Differences of consecutive numeric ids; negative ones as odd numbers.
    Numbers(Column),
    /// Ids as they are.
    Text(Lines),
}

impl Ids {
    /// Packs ids, as numbers where every one is a number in its shortest form.
    pub fn new(ids: &[String]) -> Self {
        let numbers: Option<Vec<i64>> = ids.iter().map(|id| canonical_number(id)).collect();
        match numbers {
            Some(numbers) => {
                let previous = std::iter::once(0).chain(numbers.iter().copied());
                Self::Numbers(numbers.iter().zip(previous).map(|(id, before)| zigzag(id - before)).collect())
            }
            None => Self::Text(ids.iter().collect()),
        }
    }

    /// The ids as text.
    pub fn to_vec(&self) -> Vec<String> {
        match self {
            Self::Numbers(differences) => {
                let mut id = 0_i64;
                differences
                    .iter()
                    .map(|difference| {
                        id = id.wrapping_add(unzigzag(difference));
                        id.to_string()
                    })
                    .collect()
            }
            Self::Text(lines) => lines.iter().map(str::to_owned).collect(),
        }
    }

    /// The ids as text, one after another.
    pub fn into_lines(self) -> Lines {
        match self {
            Self::Numbers(_) => self.to_vec().iter().collect(),
            Self::Text(lines) => lines,
        }
    }

    pub(crate) fn check(&self, films: usize) -> Result<(), Error> {
        match self {
            Self::Numbers(column) => column.check("ids", films),
            Self::Text(lines) => lines.check("ids", films),
        }
    }
}

/// A number that prints as it was written ("007" does not) and stays far from overflow.
fn canonical_number(id: &str) -> Option<i64> {
    let number: i64 = id.parse().ok()?;
    (number.unsigned_abs() < 1 << 53 && number.to_string() == id).then_some(number)
}

fn zigzag(value: i64) -> u64 {
    ((value << 1) ^ (value >> 63)) as u64
}

fn unzigzag(value: u64) -> i64 {
    (value >> 1) as i64 ^ -((value & 1) as i64)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn numbers_and_text_come_back(numbers: Vec<u32>, texts in proptest::collection::vec("[^\n]+", 0..8)) {
            let numbers: Vec<String> = numbers.iter().map(u32::to_string).collect();
            prop_assert_eq!(Ids::new(&numbers).to_vec(), numbers);
            prop_assert_eq!(Ids::new(&texts).to_vec(), texts);
        }
    }

    #[test]
    fn a_leading_zero_keeps_ids_as_text() {
        let ids = ["007".to_owned(), "8".to_owned()];
        assert!(matches!(Ids::new(&ids), Ids::Text(_)));
        assert_eq!(Ids::new(&ids).to_vec(), ids);
    }
}
