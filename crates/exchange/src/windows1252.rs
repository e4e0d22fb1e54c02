//! Windows-1252 as browsers read it (WHATWG Encoding Standard). A table of its own: encoding_rs does the same for 500 KB.

/// The letters of 0x80 to 0x9F; all others are those of Latin-1. The five that are not assigned stand for themselves.
const UPPER_CONTROLS: [char; 32] = [
    '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8D}', 'Ž', '\u{8F}', '\u{90}',
    '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9D}', 'ž', 'Ÿ',
];

/// Text of bytes, each of which is a letter.
pub(crate) fn windows1252(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| letter(*byte)).collect()
}

fn letter(byte: u8) -> char {
    let special = byte.checked_sub(0x80).and_then(|place| UPPER_CONTROLS.get(usize::from(place)));
    special.copied().unwrap_or(char::from(byte))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotes_dashes_and_accents_are_read() {
        assert_eq!(windows1252(b"\x93Caf\xE9\x94 \x97 \xFF"), "“Café” — ÿ");
    }
}
