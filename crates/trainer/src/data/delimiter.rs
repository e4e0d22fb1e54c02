//! What stands between the fields of a text file.

use std::io::{self, Read};

/// What may stand there; of those that stand in the header equally often, the first.
const DELIMITERS: [u8; 4] = [b',', b';', b'\t', b'|'];

/// Longest header that is looked at.
const LONGEST: usize = 1 << 16;

/// UTF-8's mark at the beginning of a file, which says nothing.
const MARK: [u8; 3] = *b"\xef\xbb\xbf";

/// Reads so much of a file that its header is there, without a mark.
pub fn beginning(source: &mut impl Read) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    let mut piece = [0; 4096];
    while bytes.len() < LONGEST && !has_line(&bytes) {
        match source.read(&mut piece) {
            Ok(0) => break,
            Ok(read) => bytes.extend_from_slice(&piece[..read]),
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
    if bytes.starts_with(&MARK) {
        bytes.drain(..MARK.len());
    }
    Ok(bytes)
}

/// Whether this is UTF-16, which spreadsheets write as "Unicode text".
pub fn is_utf_16(beginning: &[u8]) -> bool {
    beginning.starts_with(b"\xff\xfe") || beginning.starts_with(b"\xfe\xff")
}

/// The delimiter that the header has most of, outside of quotes.
pub fn delimiter(beginning: &[u8]) -> u8 {
    let start = beginning.iter().position(|byte| !matches!(byte, b'\r' | b'\n')).unwrap_or(0);
    let mut counts = [0; DELIMITERS.len()];
    let mut quoted = false;
    for byte in &beginning[start..] {
        match byte {
            b'"' => quoted = !quoted,
            b'\n' | b'\r' if !quoted => break,
            _ if quoted => {}
            _ => {
                let known = DELIMITERS.iter().position(|delimiter| delimiter == byte);
                known.into_iter().for_each(|known| counts[known] += 1);
            }
        }
    }
    let most = counts.iter().max().copied().unwrap_or(0);
    let found = DELIMITERS.into_iter().zip(counts).find(|(_, count)| *count == most);
    found.map_or(b',', |(delimiter, _)| delimiter)
}

fn has_line(bytes: &[u8]) -> bool {
    let text = bytes.iter().skip_while(|byte| matches!(byte, b'\r' | b'\n'));
    text.into_iter().any(|byte| *byte == b'\n')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_header_tells_the_delimiter() {
        for (header, expected) in [
            ("userId,movieId,rating\n1;2;3,4;5,6", b','),
            ("\r\n\"a,b,c\";b;c\n1,2,3", b';'),
            ("a\tb", b'\t'),
            ("a|b|c,d\n", b'|'),
            ("alone\n1", b','),
            ("", b','),
        ] {
            assert_eq!(delimiter(header.as_bytes()), expected, "{header}");
        }
    }

    #[test]
    fn a_mark_is_taken_off_and_nothing_else() {
        let mut bytes: &[u8] = b"\xef\xbb\xbfa,b\n1,2\n";
        assert_eq!(beginning(&mut bytes).unwrap(), b"a,b\n1,2\n");
        let mut bytes: &[u8] = b"\xff\xfea";
        assert!(is_utf_16(&beginning(&mut bytes).unwrap()));
    }
}
