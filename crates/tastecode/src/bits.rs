//! Numbers in as few bits as they need.

/// Bits of the largest number.
const WORD: u32 = 32;

/// Writes bits, the first one into the highest place of a byte.
#[derive(Default)]
pub(crate) struct BitWriter {
    bytes: Vec<u8>,
    count: usize,
}

impl BitWriter {
    /// Appends the lowest `count` bits of a number, the highest of them first.
    pub(crate) fn bits(&mut self, value: u64, count: u32) {
        for place in (0..count).rev() {
            if self.count.is_multiple_of(8) {
                self.bytes.push(0);
            }
            if let Some(last) = self.bytes.last_mut() {
                *last |= ((value >> place & 1) as u8) << (7 - self.count % 8);
            }
            self.count += 1;
        }
    }

    /// Appends a number, which takes `order` + 1 bits where it is below 2^`order`, and two more with each doubling
    /// (exponential Golomb code).
    pub(crate) fn number(&mut self, value: u32, order: u32) {
        let shifted = u64::from(value) + (1 << order);
        let length = shifted.ilog2();
        self.bits(0, length - order);
        self.bits(shifted, length + 1);
    }

    /// What was written; the last byte is filled with zeros.
    pub(crate) fn into_bytes(self) -> Vec<u8> {
        self.bytes
    }
}

/// Bits that [`BitWriter::number`] takes.
pub(crate) fn cost(value: u32, order: u32) -> u32 {
    2 * (u64::from(value) + (1 << order)).ilog2() - order + 1
}

/// Reads bits.
pub(crate) struct BitReader<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl<'a> BitReader<'a> {
    pub(crate) fn new(bytes: &'a [u8]) -> Self {
        Self { bytes, at: 0 }
    }

    /// The next bits as a number; nothing where fewer are left.
    pub(crate) fn bits(&mut self, count: u32) -> Option<u64> {
        let mut value = 0;
        for _ in 0..count {
            let byte = self.bytes.get(self.at / 8)?;
            value = value << 1 | u64::from(byte >> (7 - self.at % 8) & 1);
            self.at += 1;
        }
        Some(value)
    }

    /// The next number that was written with this order; nothing at the end, or where it is too large.
    pub(crate) fn number(&mut self, order: u32) -> Option<u32> {
        let mut length = order;
        while self.bits(1)? == 0 {
            length += 1;
            if length > WORD {
                return None;
            }
        }
        let shifted = 1 << length | self.bits(length)?;
        u32::try_from(shifted - (1 << order)).ok()
    }

    /// Whether everything was read but for the zeros that fill the last byte.
    pub(crate) fn ends(mut self) -> bool {
        let fill = self.at.next_multiple_of(8) - self.at;
        self.bits(fill as u32) == Some(0) && self.at == 8 * self.bytes.len()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn numbers_come_back(numbers: Vec<u32>, order in 0..16_u32) {
            let mut writer = BitWriter::default();
            numbers.iter().for_each(|number| writer.number(*number, order));
            let bits: u32 = numbers.iter().map(|number| cost(*number, order)).sum();
            let bytes = writer.into_bytes();
            prop_assert_eq!(bytes.len(), (bits as usize).div_ceil(8));
            let mut reader = BitReader::new(&bytes);
            for number in &numbers {
                prop_assert_eq!(reader.number(order), Some(*number));
            }
            prop_assert!(reader.ends());
        }

        #[test]
        fn no_bytes_are_trouble(bytes: Vec<u8>, order in 0..16_u32) {
            let mut reader = BitReader::new(&bytes);
            while reader.number(order).is_some() {}
        }
    }

    #[test]
    fn small_numbers_take_few_bits() {
        assert_eq!([0, 7, 8, 24, 120].map(|value| cost(value, 3)), [4, 4, 6, 8, 12]);
    }

    #[test]
    fn a_number_that_is_too_large_is_refused() {
        let mut writer = BitWriter::default();
        writer.bits(0, 32);
        writer.bits(1 << 32 | 1, 33);
        assert_eq!(BitReader::new(&writer.into_bytes()).number(0), None);
        assert_eq!(BitReader::new(&[0; 40]).number(0), None);
    }
}
