use bijou_tastecode::{MAX_FILMS, MAX_NAME, Seen, TasteCode, clean_name};

use crate::heap::{Allowance, within};

/// Sixteen places of a text are tried, one after the other: each takes the longest code, 8,300 characters, its bytes and
/// 700 films. The text itself is read in place, but twice here.
const ALLOWED: Allowance = Allowance { fixed: 256 << 10, per_byte: 64 };

/// A text in which a taste code may stand; and the same bytes as a taste that becomes one.
pub fn taste_code(bytes: &[u8]) {
    within(ALLOWED, bytes.len(), || {
        let text = String::from_utf8_lossy(bytes);
        match TasteCode::decode(&text) {
            Ok(code) => {
                keeps_limits(&code);
                let written = code.encode();
                assert_eq!(TasteCode::decode(&written), Ok(code.clone()), "from {written}");
                assert_eq!(TasteCode::decode(&in_a_message(&written)), Ok(code));
            }
            Err(error) => assert!(!error.to_string().is_empty()),
        }
        made_of(bytes);
    });
}

fn keeps_limits(code: &TasteCode) {
    assert!(code.films.len() <= MAX_FILMS);
    assert!(code.films.is_sorted_by(|a, b| a.film < b.film), "films out of order, or twice");
    assert!(code.films.iter().all(|seen| seen.half_stars <= 10));
    assert!(code.name.chars().count() <= MAX_NAME);
    assert_eq!(clean_name(&code.name), code.name);
}

/// Five bytes per film, and a name of the first few: whatever somebody has seen, their code is read.
fn made_of(bytes: &[u8]) {
    let (name, films) = bytes.split_at(bytes.len().min(40));
    let (films, _) = films.as_chunks::<5>();
    let seen = |[a, b, c, d, half_stars]: &[u8; 5]| Seen {
        film: u32::from_le_bytes([*a, *b, *c, *d]),
        half_stars: *half_stars,
    };
    let code = TasteCode {
        name: String::from_utf8_lossy(name).into_owned(),
        films: films.iter().map(seen).collect(),
    };
    let written = code.encode();
    assert!(written.bytes().all(|byte| byte.is_ascii_alphanumeric()), "{written}");
    let read = TasteCode::decode(&written);
    let Ok(read) = read else {
        unreachable!("a code that was written is not read: {read:?}");
    };
    keeps_limits(&read);
    assert_eq!(read.name, clean_name(&code.name));
    assert!(read.films.iter().all(|seen| code.films.iter().any(|other| other.film == seen.film)));
    assert_eq!(read.encode(), written, "written anew it is another text");
}

/// As a chat app may show it.
fn in_a_message(code: &str) -> String {
    let (start, end) = code.split_at(code.len() / 2);
    format!("bijou1 — my taste:\n{start}\u{200b}\n{end} (bijou)")
}
