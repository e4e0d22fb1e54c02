use std::array::from_fn;

use wide::{i16x8, i32x4};

/// Bytes that are unpacked at a time.
pub(super) const CHUNK: usize = 16;

/// A vector over the codes of a chunk, in the order in which they are unpacked; `0` where a chunk has fewer codes.
pub(super) type Lanes = [i16x8; 4];

/// How the codes of a film stand in its bytes.
///
/// Sums of products are taken over the numbers as they are stored, from 0 on: what they differ from the codes by is the same
/// for all films, so it is taken off once a film instead of once a code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Packing {
    /// 4 bits each, two to a byte, the first in the low half: n stands for 2n − 15.
    #[default]
    Nibbles,
    /// 8 bits each: n stands for n − 128.
    Bytes,
}

impl Packing {
    /// Codes in a chunk.
    pub(super) fn codes(self) -> usize {
        match self {
            Self::Nibbles => 2 * CHUNK,
            Self::Bytes => CHUNK,
        }
    }

    /// The code in place `at` of a row; 0 beyond its end.
    pub(super) fn code(self, row: &[u8], at: usize) -> i32 {
        let byte = |at: usize| row.get(at).map(|byte| i32::from(*byte));
        match self {
            Self::Nibbles => byte(at / 2).map_or(0, |pair| 2 * ((pair >> (at % 2 * 4)) & 15) - 15),
            Self::Bytes => byte(at).map_or(0, |byte| byte - 128),
        }
    }

    /// Calls `each` with the place and value of the first `dims` codes of a row.
    #[inline]
    pub(super) fn each_code(self, row: &[u8], dims: usize, mut each: impl FnMut(usize, f32)) {
        match self {
            Self::Nibbles => (0..dims)
                .zip(row.iter().flat_map(|pair| [pair & 15, pair >> 4]))
                .for_each(|(place, number)| each(place, f32::from(2 * i16::from(number) - 15))),
            Self::Bytes => {
                (0..dims).zip(row).for_each(|(place, number)| each(place, f32::from(*number) - 128.0))
            }
        }
    }

    /// Values in the order in which a chunk's codes are unpacked; those that are missing are 0.
    pub(super) fn lanes(self, values: &[i16]) -> Lanes {
        let places = self.codes() / 8;
        let value = |place: usize, lane: usize| match place < places {
            true => values.get(lane * places + place).copied().unwrap_or(0),
            false => 0,
        };
        from_fn(|place| i16x8::from(from_fn::<i16, 8, _>(|lane| value(place, lane))))
    }

    /// The sum of the products of a row's codes with `values`, a chunk each, whose sum is `total`.
    ///
    /// Codes have 8 bits at most, values 16 and rows at most [`bijou_catalog::MAX_FACTORS`] codes: the sum fits. What it is
    /// made of may wrap around on the way, which does not change it.
    #[inline]
    pub(super) fn product(self, row: &[u8], values: &[Lanes], total: i32) -> i32 {
        match self {
            Self::Nibbles => {
                let sum = sum(row, values, |chunk, lanes| {
                    let [a, b, c, d] = nibbles(chunk);
                    (a.dot(lanes[0]) + b.dot(lanes[1])) + (c.dot(lanes[2]) + d.dot(lanes[3]))
                });
                sum.wrapping_mul(2).wrapping_sub(total.wrapping_mul(15))
            }
            Self::Bytes => {
                let sum = sum(row, values, |chunk, lanes| {
                    let [a, b] = bytes(chunk);
                    a.dot(lanes[0]) + b.dot(lanes[1])
                });
                sum.wrapping_sub(total.wrapping_mul(128))
            }
        }
    }

    /// The sum of the products of the first `dims` codes of two rows.
    #[inline]
    pub(super) fn product_of_rows(self, a: &[u8], b: &[u8], dims: usize) -> i32 {
        let mut sum = i32x4::ZERO;
        for (a, b) in a.as_chunks::<CHUNK>().0.iter().zip(b.as_chunks::<CHUNK>().0) {
            sum += match self {
                Self::Nibbles => {
                    let code = |number: i16x8| number + number - i16x8::splat(15);
                    let ([a, b, c, d], [e, f, g, h]) = (nibbles(a).map(code), nibbles(b).map(code));
                    (a.dot(e) + b.dot(f)) + (c.dot(g) + d.dot(h))
                }
                Self::Bytes => {
                    let code = |number: i16x8| number - i16x8::splat(128);
                    let ([a, b], [c, d]) = (bytes(a).map(code), bytes(b).map(code));
                    a.dot(c) + b.dot(d)
                }
            };
        }
        // What pads a row is 0 as it is stored, and so no code of 0.
        let padding = (a.len().min(b.len()) / CHUNK * self.codes()).saturating_sub(dims) as i32;
        sum.reduce_add() - padding * self.code(&[0], 0).pow(2)
    }
}

#[inline]
fn sum(row: &[u8], values: &[Lanes], part: impl Fn(&[u8; CHUNK], &Lanes) -> i32x4) -> i32 {
    let mut sum = i32x4::ZERO;
    for (chunk, lanes) in row.as_chunks::<CHUNK>().0.iter().zip(values) {
        sum += part(chunk, lanes);
    }
    sum.reduce_add()
}

/// A chunk as 16-bit words, from which codes are masked and shifted: half the steps of widening bytes.
#[inline]
fn words(chunk: &[u8; CHUNK]) -> i16x8 {
    i16x8::from(from_fn::<i16, 8, _>(|lane| i16::from_le_bytes([chunk[2 * lane], chunk[2 * lane + 1]])))
}

#[inline]
fn nibbles(chunk: &[u8; CHUNK]) -> [i16x8; 4] {
    let (words, low) = (words(chunk), i16x8::splat(15));
    [words & low, (words >> 4_i32) & low, (words >> 8_i32) & low, (words >> 12_i32) & low]
}

#[inline]
fn bytes(chunk: &[u8; CHUNK]) -> [i16x8; 2] {
    let (words, low) = (words(chunk), i16x8::splat(255));
    [words & low, (words >> 8_i32) & low]
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn products_are_those_of_one_code_after_another(
            row in proptest::collection::vec(any::<u8>(), 1..=16),
            values in proptest::collection::vec(any::<i16>(), 512),
        ) {
            let row: Vec<u8> = row.iter().flat_map(|byte| [*byte; CHUNK]).collect();
            for packing in [Packing::Nibbles, Packing::Bytes] {
                let values = &values[..row.len() / CHUNK * packing.codes()];
                let lanes: Vec<Lanes> = values.chunks(packing.codes()).map(|values| packing.lanes(values)).collect();
                let total = values.iter().map(|value| i32::from(*value)).sum();
                let one_by_one = values.iter().enumerate();
                let one_by_one: i64 =
                    one_by_one.map(|(at, value)| i64::from(packing.code(&row, at)) * i64::from(*value)).sum();
                prop_assert_eq!(i64::from(packing.product(&row, &lanes, total)), one_by_one);
            }
        }

        #[test]
        fn products_of_rows_leave_out_what_pads_them(
            mut a in proptest::collection::vec(any::<u8>(), CHUNK),
            mut b in proptest::collection::vec(any::<u8>(), CHUNK),
            kept in 1..=CHUNK,
        ) {
            a[kept..].fill(0);
            b[kept..].fill(0);
            for packing in [Packing::Nibbles, Packing::Bytes] {
                let dims = kept * packing.codes() / CHUNK;
                let one_by_one: i32 = (0..dims).map(|at| packing.code(&a, at) * packing.code(&b, at)).sum();
                prop_assert_eq!(packing.product_of_rows(&a, &b, dims), one_by_one);
            }
        }
    }

    #[test]
    fn the_largest_row_times_the_largest_values_does_not_overflow() {
        for (packing, bytes, code) in [(Packing::Nibbles, 256, 15_i64), (Packing::Bytes, 512, 127)] {
            let lanes = vec![packing.lanes(&[i16::MAX; 32]); bytes / CHUNK];
            let total = 512 * i32::from(i16::MAX);
            let product = packing.product(&vec![0xff; bytes], &lanes, total);
            assert_eq!(i64::from(product), 512 * code * i64::from(i16::MAX));
        }
    }
}
