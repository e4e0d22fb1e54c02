//! Bytes as letters and digits, in blocks of up to 8.

const DIGITS: &[u8; 62] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

/// Bytes of a full block.
pub(crate) const BLOCK: usize = 8;

/// Characters that hold every number of so many bytes.
pub(crate) fn width(bytes: usize) -> usize {
    const WIDTHS: [usize; BLOCK + 1] = [0, 2, 3, 5, 6, 7, 9, 10, 11];
    bytes / BLOCK * 11 + WIDTHS.get(bytes % BLOCK).copied().unwrap_or(0)
}

/// Appends the bytes in blocks.
pub(crate) fn write(bytes: &[u8], text: &mut String) {
    for block in bytes.chunks(BLOCK) {
        let mut number = block.iter().fold(0_u64, |number, byte| number << 8 | u64::from(*byte));
        let mut digits = vec![b'0'; width(block.len())];
        for digit in digits.iter_mut().rev() {
            *digit = DIGITS.get((number % 62) as usize).copied().unwrap_or(b'0');
            number /= 62;
        }
        text.extend(digits.into_iter().map(char::from));
    }
}

/// The bytes that were written as these characters; nothing where a block holds a number that is too large.
pub(crate) fn read(text: &[u8], bytes: usize) -> Option<Vec<u8>> {
    let mut read = Vec::with_capacity(bytes);
    let mut text = text.iter();
    while read.len() < bytes {
        let length = (bytes - read.len()).min(BLOCK);
        let mut number = 0_u64;
        for _ in 0..width(length) {
            number = number.checked_mul(62)?.checked_add(value(*text.next()?)?)?;
        }
        let block = number.to_be_bytes();
        let (unused, used) = block.split_at(BLOCK - length);
        if unused.iter().any(|byte| *byte != 0) {
            return None;
        }
        read.extend(used);
    }
    Some(read)
}

/// Whether a character is a digit in base 62.
pub(crate) fn is_digit(character: char) -> bool {
    character.is_ascii_alphanumeric()
}

fn value(digit: u8) -> Option<u64> {
    let value = match digit {
        b'0'..=b'9' => digit - b'0',
        b'A'..=b'Z' => digit - b'A' + 10,
        b'a'..=b'z' => digit - b'a' + 36,
        _ => return None,
    };
    Some(u64::from(value))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn bytes_come_back(bytes: Vec<u8>) {
            let mut text = String::new();
            write(&bytes, &mut text);
            prop_assert_eq!(text.len(), width(bytes.len()));
            prop_assert!(text.chars().all(is_digit));
            prop_assert_eq!(read(text.as_bytes(), bytes.len()), Some(bytes));
        }

        #[test]
        fn no_text_is_trouble(text: Vec<u8>, bytes in 0_usize..200) {
            if let Some(read) = read(&text, bytes) {
                prop_assert_eq!(read.len(), bytes);
            }
        }
    }

    #[test]
    fn the_largest_number_of_every_length_fits() {
        for length in 0..=BLOCK {
            let mut text = String::new();
            write(&vec![0xFF; length], &mut text);
            assert_eq!(read(text.as_bytes(), length), Some(vec![0xFF; length]));
        }
    }
}
