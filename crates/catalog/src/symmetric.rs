use rkyv::{Archive, Deserialize, Serialize};

use crate::Error;

/// A symmetric matrix, as 16-bit integers with one scale: the lower triangle row by row, the diagonal included.
///
/// Rounding errs by at most 1/65,534 of the largest entry, far below what 4-bit factors cost, in half the bytes of
/// 32-bit floats.
#[derive(Archive, Serialize, Deserialize, Debug, Clone, PartialEq)]
pub struct SymmetricMatrix {
    size: u16,
    scale: f32,
    triangle: Vec<i16>,
}

impl SymmetricMatrix {
    /// Quantizes a matrix given by its entries; only those with `column <= row` are asked for.
    pub fn new(size: u16, entry: impl Fn(usize, usize) -> f32) -> Self {
        let values: Vec<f32> = positions(size).map(|(row, column)| entry(row, column)).collect();
        let largest = values.iter().fold(0.0_f32, |most, value| most.max(value.abs()));
        let scale = if largest > 0.0 { largest / f32::from(i16::MAX) } else { 1.0 };
        Self { size, scale, triangle: values.iter().map(|value| (value / scale).round() as i16).collect() }
    }

    /// Rows, and as many columns.
    pub fn size(&self) -> usize {
        usize::from(self.size)
    }

    /// Row, column and value of every entry with `column <= row`.
    pub fn entries(&self) -> impl Iterator<Item = (usize, usize, f32)> + '_ {
        let values = self.triangle.iter().map(|value| f32::from(*value) * self.scale);
        positions(self.size).zip(values).map(|((row, column), value)| (row, column, value))
    }

    pub(crate) fn check(&self, name: &'static str, size: usize) -> Result<(), Error> {
        if self.size() != size || self.triangle.len() != size * (size + 1) / 2 {
            let reason = format!("{} entries instead of a {size} by {size} triangle", self.triangle.len());
            return Err(Error::inconsistent(name, reason));
        }
        if !self.scale.is_finite() {
            return Err(Error::inconsistent(name, "its scale is not a finite number"));
        }
        Ok(())
    }
}

fn positions(size: u16) -> impl Iterator<Item = (usize, usize)> {
    (0..usize::from(size)).flat_map(|row| (0..=row).map(move |column| (row, column)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entries_come_back_within_the_stated_error() {
        let entry = |row: usize, column: usize| (row as f32 - 1.5) * (column as f32 + 0.3);
        let matrix = SymmetricMatrix::new(5, entry);
        assert!(matrix.check("Gramian", 5).is_ok());
        assert_eq!(matrix.entries().count(), 15);
        let largest = 2.5 * 4.3;
        for (row, column, value) in matrix.entries() {
            assert!((value - entry(row, column)).abs() <= largest / 65_534.0 * 1.01);
        }
    }
}
