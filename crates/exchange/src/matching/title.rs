//! Titles as keys that do not depend on how they are spelled.

/// Two keys of a title.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct TitleKeys {
    /// Of all its letters, with the article in front.
    pub(super) full: u64,
    /// Without an English article: "Matrix" finds "The Matrix".
    pub(super) bare: u64,
}

/// Articles that lists move behind a comma: "Matrix, The", "Dolce vita, La".
const ARTICLES: [&str; 24] = [
    "the", "a", "an", "le", "la", "les", "l'", "un", "une", "el", "los", "las", "il", "lo", "i", "gli",
    "der", "die", "das", "ein", "eine", "o", "os", "de",
];

impl TitleKeys {
    /// The keys of a folded title; none where it has no letter.
    pub(super) fn of(folded: &str) -> Option<Self> {
        let (title, article) = match folded.rsplit_once(',') {
            Some((title, last)) if ARTICLES.contains(&last.trim()) => (title, last.trim()),
            _ => (folded, ""),
        };
        let english =
            ["the ", "a ", "an "].iter().find_map(|article| title.trim_start().strip_prefix(article));
        let full = letters(letters(START, article), title);
        let bare = match article {
            "" => letters(START, english.unwrap_or(title)),
            "the" | "a" | "an" => letters(START, title),
            _ => full,
        };
        // A title that is an article and nothing else keeps it.
        (full != START).then_some(Self { full, bare: if bare == START { full } else { bare } })
    }
}

/// FNV-1a, 64 bits: 88,000 films with their other titles collide once in a hundred million imports.
const START: u64 = 0xcbf2_9ce4_8422_2325;

fn letters(mut hash: u64, text: &str) -> u64 {
    for letter in text.chars() {
        match letter {
            '&' => "and".bytes().for_each(|byte| hash = byte_hash(hash, byte)),
            letter if letter.is_ascii_alphanumeric() => hash = byte_hash(hash, letter as u8),
            letter if letter.is_ascii() => {}
            letter if letter.is_alphanumeric() => {
                let mut bytes = [0; 4];
                letter.encode_utf8(&mut bytes).bytes().for_each(|byte| hash = byte_hash(hash, byte));
            }
            _ => {}
        }
    }
    hash
}

fn byte_hash(hash: u64, byte: u8) -> u64 {
    (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)
}

/// The hash of a text as it is.
pub(super) fn hash(text: &str) -> u64 {
    text.bytes().fold(START, byte_hash)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn full(title: &str) -> u64 {
        TitleKeys::of(&title.to_lowercase()).unwrap().full
    }

    #[test]
    fn spelling_does_not_matter() {
        for (one, other) in [
            ("Matrix, The", "The Matrix"),
            ("Dolce vita, La", "La dolce vita"),
            ("Avventura, L'", "L'avventura"),
            ("Fast & Furious", "Fast and Furious"),
            ("Spider-Man: Far from Home", "Spiderman far from home"),
            ("Dr. Strangelove", "Dr Strangelove"),
            ("WALL·E", "Wall-E"),
        ] {
            assert_eq!(full(one), full(other), "{one}");
        }
    }

    #[test]
    fn different_titles_have_different_keys() {
        for (one, other) in
            [("Alien", "Aliens"), ("The Others", "Others"), ("Se7en", "Seven"), ("七人の侍", "生きる")]
        {
            assert_ne!(full(one), full(other), "{one}");
        }
    }

    #[test]
    fn a_missing_english_article_is_forgiven_in_the_bare_key_only() {
        let bare = |title: &str| TitleKeys::of(title).unwrap().bare;
        assert_eq!(bare("lord of the rings, the"), bare("lord of the rings"));
        assert_eq!(bare("the lord of the rings"), bare("lord of the rings"));
        assert_ne!(bare("die hard"), bare("hard"));
    }

    #[test]
    fn what_has_no_letter_has_no_key() {
        assert_eq!(TitleKeys::of("…!"), None);
        assert!(TitleKeys::of("a").is_some());
    }
}
