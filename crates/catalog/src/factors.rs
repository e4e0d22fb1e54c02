use rkyv::{Archive, Deserialize, Serialize};

use crate::Error;
use crate::limits::{MAX_FACTORS, limit};

/// Largest magnitude of a code: the 16 levels are the odd numbers from −15 to 15, symmetric around zero, so that none is
/// wasted. Zero itself is not among them; a row of zeros has scale 0.
const MAX_CODE: f32 = 15.0;

/// Quantized factors of the films of one shard: 4 bits per factor and one scale per film.
///
/// Nibble n stands for the code `2n − 15`. Two go to a byte, the first in the low half; a row takes `dims / 2` bytes,
/// rounded up. The scale is one byte too: `2^((byte − 208) / 16)`, a step of 4.4 %, or 0 for byte 0. It is chosen per film
/// for the least squared error.
#[derive(Archive, Serialize, Deserialize, Debug, Clone, PartialEq, Eq, Default)]
pub struct Factors {
    pub(crate) dims: u16,
    pub(crate) codes: Vec<u8>,
    pub(crate) scales: Vec<u8>,
}

/// One film's factors, unpacked: factor `d` is `codes[d] × scale`.
#[derive(Debug, Clone, PartialEq)]
pub struct FactorRow {
    /// Odd numbers from −15 to 15, one per factor.
    pub codes: Vec<i8>,
    /// What one step is worth.
    pub scale: f32,
}

impl Factors {
    /// Quantizes rows of `dims` factors each. Every film's row is quantized by itself, so a row's bytes do not depend
    /// on its neighbors.
    pub fn quantize<'a>(dims: u16, rows: impl IntoIterator<Item = &'a [f32]>) -> Self {
        let mut quantized = Self { dims, ..Self::default() };
        for row in rows {
            let (scale, codes) = best_codes(row);
            quantized.scales.push(scale);
            quantized.codes.extend(codes.chunks(2).map(pack_pair));
        }
        quantized
    }

    /// Factors per film.
    pub fn dims(&self) -> usize {
        usize::from(self.dims)
    }

    /// The number of films.
    pub fn len(&self) -> usize {
        self.scales.len()
    }

    /// Whether no film has factors.
    pub fn is_empty(&self) -> bool {
        self.scales.is_empty()
    }

    /// All films' factors in order.
    pub fn rows(&self) -> impl Iterator<Item = FactorRow> + '_ {
        let row_bytes = self.dims().div_ceil(2).max(1);
        self.codes.chunks(row_bytes).zip(&self.scales).map(|(packed, scale)| {
            let mut codes: Vec<i8> = packed.iter().flat_map(|pair| unpack_pair(*pair)).collect();
            codes.truncate(self.dims());
            FactorRow { codes, scale: scale_value(*scale) }
        })
    }

    /// All films' factors in order, packed as they are: two codes to a byte, and the scale.
    pub fn packed_rows(&self) -> impl Iterator<Item = (&[u8], f32)> {
        let row_bytes = self.dims().div_ceil(2).max(1);
        let rows = self.codes.chunks(row_bytes).zip(&self.scales);
        rows.map(|(packed, scale)| (packed, scale_value(*scale)))
    }

    pub(crate) fn check(&self, films: usize) -> Result<(), Error> {
        limit("the number of factors", self.dims() as u64, MAX_FACTORS as u64)?;
        let expected = films * self.dims().div_ceil(2);
        if self.scales.len() != films || self.codes.len() != expected || self.dims == 0 {
            let (scales, codes) = (self.scales.len(), self.codes.len());
            let reason = format!("{scales} scales and {codes} bytes of codes for {films} films");
            return Err(Error::inconsistent("factors", reason));
        }
        Ok(())
    }
}

pub(crate) fn scale_value(byte: u8) -> f32 {
    if byte == 0 { 0.0 } else { ((f32::from(byte) - 208.0) / 16.0).exp2() }
}

/// The scale byte and codes with the least squared error. Scales that clip the largest factors are tried as well: for
/// bell-shaped rows some clipping costs less than a coarser step.
pub(crate) fn best_codes(row: &[f32]) -> (u8, Vec<i8>) {
    let largest = row.iter().fold(0.0_f32, |most, value| most.max(value.abs()));
    if largest.total_cmp(&f32::MIN_POSITIVE).is_lt() || row.iter().any(|value| !value.is_finite()) {
        return (0, vec![1; row.len()]);
    }
    let unclipped = ((largest / MAX_CODE).log2() * 16.0 + 208.0).ceil().clamp(1.0, 255.0) as u8;
    let candidates = unclipped.saturating_sub(24).max(1)..=unclipped;
    let error = |byte: u8| {
        let scale = scale_value(byte);
        row.iter().map(|value| (value - code(*value, scale) * scale).powi(2)).sum::<f32>()
    };
    let best = candidates.min_by(|a, b| error(*a).total_cmp(&error(*b))).unwrap_or(unclipped);
    (best, row.iter().map(|value| code(*value, scale_value(best)) as i8).collect())
}

/// The nearest odd number.
fn code(value: f32, scale: f32) -> f32 {
    ((value / scale - 1.0) / 2.0).round().mul_add(2.0, 1.0).clamp(-MAX_CODE, MAX_CODE)
}

pub(crate) fn pack_pair(pair: &[i8]) -> u8 {
    let nibble = |position: usize| (pair.get(position).copied().unwrap_or(1) + 15) as u8 / 2;
    nibble(0) | nibble(1) << 4
}

pub(crate) fn unpack_pair(byte: u8) -> [i8; 2] {
    [byte & 0x0f, byte >> 4].map(|nibble| 2 * nibble as i8 - 15)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn codes_survive_packing(nibbles in proptest::collection::vec(0_i8..16, 1..40)) {
            let codes: Vec<i8> = nibbles.iter().map(|nibble| 2 * nibble - 15).collect();
            let packed: Vec<u8> = codes.chunks(2).map(pack_pair).collect();
            let mut unpacked: Vec<i8> = packed.iter().flat_map(|byte| unpack_pair(*byte)).collect();
            unpacked.truncate(codes.len());
            prop_assert_eq!(unpacked, codes);
        }

        #[test]
        fn rows_come_back_within_one_step_unless_clipped(row in proptest::collection::vec(-3.0_f32..3.0, 1..64)) {
            let factors = Factors::quantize(row.len() as u16, [row.as_slice()]);
            prop_assert!(factors.check(1).is_ok());
            let back = factors.rows().next().unwrap();
            let error: f32 = row.iter().zip(&back.codes).map(|(v, c)| (v - f32::from(*c) * back.scale).powi(2)).sum();
            let energy: f32 = row.iter().map(|v| v * v).sum();
            prop_assert!(error <= 0.02 * energy + 1e-6, "error {} of {}", error, energy);
        }
    }

    #[test]
    fn a_row_of_zeros_or_of_not_a_number_becomes_zeros() {
        let factors = Factors::quantize(2, [&[0.0, 0.0][..], &[f32::NAN, f32::INFINITY]]);
        assert!(factors.rows().all(|row| row.scale == 0.0));
    }
}
