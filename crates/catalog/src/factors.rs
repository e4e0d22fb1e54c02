use rkyv::{Archive, Deserialize, Serialize};

use crate::Error;

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
    dims: u16,
    codes: Vec<u8>,
    scales: Vec<u8>,
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

    /// Quantizes rows for products with vectors whose second moment is `metric`, a symmetric `dims` by `dims` matrix column
    /// by column: the products err less than with the nearest codes, in the same bytes.
    ///
    /// From the nearest codes on, each factor in turn takes a neighboring code where that lowers the row's error
    /// `(y − ŷ)ᵀ metric (y − ŷ)`.
    pub fn quantize_for<'a>(dims: u16, metric: &[f32], rows: impl IntoIterator<Item = &'a [f32]>) -> Self {
        let mut quantized = Self { dims, ..Self::default() };
        for row in rows {
            let (scale, mut codes) = best_codes(row);
            settle(row, scale_value(scale), metric, &mut codes);
            quantized.scales.push(scale);
            quantized.codes.extend(codes.chunks(2).map(pack_pair));
        }
        quantized
    }

    /// The factors of the first films, and those of the rest.
    pub fn split_at(&self, films: usize) -> [Self; 2] {
        let films = films.min(self.len());
        let (scales, other_scales) = self.scales.split_at(films);
        let (codes, other_codes) =
            self.codes.split_at((films * self.dims().div_ceil(2)).min(self.codes.len()));
        [(codes, scales), (other_codes, other_scales)].map(|(codes, scales)| Self {
            dims: self.dims,
            codes: codes.to_vec(),
            scales: scales.to_vec(),
        })
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

    pub(crate) fn check(&self, films: usize) -> Result<(), Error> {
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

/// Rounds over the factors; after three hardly a code changes.
const ROUNDS: usize = 3;

/// Coordinate descent from given codes.
fn settle(row: &[f32], scale: f32, metric: &[f32], codes: &mut [i8]) {
    let dims = row.len();
    if metric.len() != dims * dims {
        return;
    }
    let error: Vec<f32> =
        row.iter().zip(codes.iter()).map(|(value, code)| value - f32::from(*code) * scale).collect();
    // The metric times the error, kept up to date as codes change.
    let mut slope: Vec<f32> =
        metric.chunks(dims).map(|column| column.iter().zip(&error).map(|(m, e)| m * e).sum()).collect();
    for _ in 0..ROUNDS {
        for (d, (code, column)) in codes.iter_mut().zip(metric.chunks(dims)).enumerate() {
            let step = if slope[d] > 0.0 { 2 } else { -2 };
            let moved = f32::from(step) * scale;
            let gain = 2.0 * moved * slope[d] - moved * moved * column[d];
            if gain > 0.0 && f32::from(*code + step).abs() <= MAX_CODE {
                *code += step;
                slope.iter_mut().zip(column).for_each(|(slope, m)| *slope -= moved * m);
            }
        }
    }
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

    fn products_err(rows: &[Vec<f32>], factors: &Factors, vectors: &[Vec<f32>]) -> f32 {
        let dot = |a: &[f32], b: &[f32]| a.iter().zip(b).map(|(a, b)| a * b).sum::<f32>();
        let back =
            factors.rows().map(|row| row.codes.iter().map(|code| f32::from(*code) * row.scale).collect());
        let back: Vec<Vec<f32>> = back.collect();
        let pairs = rows.iter().zip(&back).flat_map(|pair| vectors.iter().map(move |vector| (pair, vector)));
        pairs.map(|((row, back), vector)| (dot(row, vector) - dot(back, vector)).powi(2)).sum()
    }

    #[test]
    fn products_with_the_vectors_of_the_metric_err_less() {
        let number = |seed: usize| ((seed * 7919 + 13) % 101) as f32 / 50.0 - 1.0;
        let rows: Vec<Vec<f32>> = (0..20).map(|row| (0..8).map(|d| number(row * 8 + d)).collect()).collect();
        // All vectors point about the same way.
        let vectors: Vec<Vec<f32>> =
            (0..9).map(|v| (0..8).map(|d| 1.0 + 0.2 * number(500 + v * 8 + d)).collect()).collect();
        let moment = |a: usize, b: usize| vectors.iter().map(|vector| vector[a] * vector[b]).sum::<f32>();
        let metric: Vec<f32> = (0..64).map(|entry| moment(entry / 8, entry % 8)).collect();
        let nearest = Factors::quantize(8, rows.iter().map(Vec::as_slice));
        let fitted = Factors::quantize_for(8, &metric, rows.iter().map(Vec::as_slice));
        assert!(fitted.check(20).is_ok());
        assert!(products_err(&rows, &fitted, &vectors) < 0.5 * products_err(&rows, &nearest, &vectors));
    }

    #[test]
    fn parts_of_a_split_are_the_films_in_order() {
        let factors = Factors::quantize(3, [&[1.0, 2.0, 3.0][..], &[0.1, -0.2, 0.3], &[5.0, 0.0, 1.0]]);
        let [first, rest] = factors.split_at(1);
        assert!(first.check(1).is_ok() && rest.check(2).is_ok());
        assert!(first.rows().chain(rest.rows()).eq(factors.rows()));
    }

    #[test]
    fn a_row_of_zeros_or_of_not_a_number_becomes_zeros() {
        let factors = Factors::quantize(2, [&[0.0, 0.0][..], &[f32::NAN, f32::INFINITY]]);
        assert!(factors.rows().all(|row| row.scale == 0.0));
    }
}
