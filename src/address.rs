//! Where things are: one URL per page, found relative to the document's base, so that the site works under any path.
//! Which film, query or filter is on the screen stands in the fragment, which a browser never sends.

/// The pages.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Page {
    /// Picks.
    Home,
    /// All films.
    Browse,
    /// One film.
    Film,
    /// Several people choose one film.
    Night,
    /// The models side by side.
    Compare,
    /// The person's ratings.
    Library,
    /// What comes from elsewhere, and what is taken along.
    Import,
    /// What the ratings say about the person, as pictures.
    Insights,
    /// What is kept, and what anybody could see.
    Privacy,
    /// What the picks were learned from.
    Data,
}

impl Page {
    /// All pages.
    pub const ALL: [Self; 10] = [
        Self::Home,
        Self::Browse,
        Self::Film,
        Self::Night,
        Self::Compare,
        Self::Library,
        Self::Import,
        Self::Insights,
        Self::Privacy,
        Self::Data,
    ];
    /// The pages of the bar, in order.
    pub const BAR: [Self; 6] =
        [Self::Home, Self::Browse, Self::Night, Self::Library, Self::Insights, Self::Privacy];

    /// The page at a path below the site's front page.
    pub fn at(path: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|page| page.href().trim_matches(['.', '/']) == path)
    }

    /// Address relative to the base. The home page is named by a dot: an empty `href` would mean this very page.
    pub fn href(self) -> &'static str {
        match self {
            Self::Home => "./",
            Self::Browse => "browse/",
            Self::Film => "film/",
            Self::Night => "night/",
            Self::Compare => "compare/",
            Self::Library => "library/",
            Self::Import => "import/",
            Self::Insights => "insights/",
            Self::Privacy => "privacy/",
            Self::Data => "data/",
        }
    }
}

/// Address of a film's page, relative to the base.
pub fn film_href(id: &str) -> String {
    format!("film/#{}", encode(id))
}

/// Escapes text for a fragment: letters, digits and a few safe marks stay readable.
pub fn encode(text: &str) -> String {
    let safe = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.' | b'~' | b'\'');
    let mut escaped = String::with_capacity(text.len());
    for byte in text.bytes() {
        if safe(byte) {
            escaped.push(char::from(byte));
        } else {
            escaped.push_str(&format!("%{byte:02X}"));
        }
    }
    escaped
}

/// The text that was escaped; malformed escapes stay as they are.
pub fn decode(text: &str) -> String {
    let bytes = text.as_bytes();
    let mut decoded = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while let Some(byte) = bytes.get(at) {
        let escaped = (*byte == b'%').then(|| text.get(at + 1..at + 3)).flatten();
        match escaped.and_then(|digits| u8::from_str_radix(digits, 16).ok()) {
            Some(value) => {
                decoded.push(value);
                at += 3;
            }
            None => {
                decoded.push(*byte);
                at += 1;
            }
        }
    }
    String::from_utf8_lossy(&decoded).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn escaped_text_comes_back(text in any::<String>()) {
            prop_assert!(encode(&text).is_ascii());
            prop_assert_eq!(decode(&encode(&text)), text);
        }

        #[test]
        fn no_address_can_break_the_page(text in any::<String>()) {
            decode(&text);
        }
    }

    #[test]
    fn malformed_escapes_stay() {
        assert_eq!(decode("100%"), "100%");
        assert_eq!(decode("%zz%C3%A9"), "%zzé");
    }
}
