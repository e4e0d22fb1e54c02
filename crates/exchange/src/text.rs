//! Bytes as text: UTF-8, UTF-16 where a mark says so, else Windows-1252, in which older exports were written.

use crate::Refused;
use crate::windows1252::windows1252;

/// Letters that are looked at to tell a text from something else.
const SAMPLE: usize = 4_096;

/// The text of a file, without its byte order mark.
pub(crate) fn decode(bytes: Vec<u8>) -> Result<String, Refused> {
    let text = match bytes.as_slice() {
        [0xFF, 0xFE, rest @ ..] => utf16(rest, u16::from_le_bytes),
        [0xFE, 0xFF, rest @ ..] => utf16(rest, u16::from_be_bytes),
        _ => match String::from_utf8(bytes) {
            Ok(text) => text,
            Err(error) => windows1252(error.as_bytes()),
        },
    };
    // A text may have one by mistake; pictures, spreadsheets and UTF-16 without its mark have many.
    let nothing = text.chars().take(SAMPLE).filter(|letter| *letter == '\0').count();
    if nothing * 100 > text.len().min(SAMPLE) {
        return Err(Refused::NotText);
    }
    Ok(match text.strip_prefix('\u{FEFF}') {
        Some(rest) => rest.to_owned(),
        None => text,
    })
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> String {
    let (pairs, _) = bytes.as_chunks::<2>();
    let units = pairs.iter().map(|pair| unit(*pair));
    char::decode_utf16(units).map(|letter| letter.unwrap_or(char::REPLACEMENT_CHARACTER)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn utf16_bytes(text: &str, mark: &[u8], bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
        mark.iter().copied().chain(text.encode_utf16().flat_map(bytes)).collect()
    }

    proptest! {
        #[test]
        fn text_comes_back_from_every_encoding_that_can_hold_it(text in "[^\0\u{FEFF}]*") {
            prop_assert_eq!(&decode(text.clone().into_bytes()).unwrap(), &text);
            prop_assert_eq!(&decode(format!("\u{FEFF}{text}").into_bytes()).unwrap(), &text);
            prop_assert_eq!(&decode(utf16_bytes(&text, &[0xFF, 0xFE], u16::to_le_bytes)).unwrap(), &text);
            prop_assert_eq!(&decode(utf16_bytes(&text, &[0xFE, 0xFF], u16::to_be_bytes)).unwrap(), &text);
        }

        #[test]
        fn any_bytes_are_text_or_refused(bytes in any::<Vec<u8>>()) {
            let _ = decode(bytes);
        }
    }

    #[test]
    fn what_is_not_unicode_is_read_as_windows_1252() {
        assert_eq!(decode(b"Am\xE9lie \x96 \x80 5".to_vec()).unwrap(), "Amélie – € 5");
    }

    #[test]
    fn a_picture_is_no_text() {
        assert_eq!(decode(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".to_vec()), Err(Refused::NotText));
    }
}
