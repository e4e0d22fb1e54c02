//! Where things are: one URL per page, found relative to the document's base, so that the site works under any path.
//! Which film, query or filter is on the screen stands in the fragment, which a browser never sends.

use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_location, use_navigate};

/// The pages.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Page {
    /// Picks.
    Home,
    /// All films.
    Browse,
    /// The person's ratings.
    Library,
    /// What is kept, and what anybody could see.
    Privacy,
}

impl Page {
    /// The pages of the bar, in order.
    pub const ALL: [Self; 4] = [Self::Home, Self::Browse, Self::Library, Self::Privacy];

    /// Address relative to the base. The home page is named by a dot: an empty `href` would mean this very page.
    pub fn href(self) -> &'static str {
        match self {
            Self::Home => "./",
            Self::Browse => "browse/",
            Self::Library => "library/",
            Self::Privacy => "privacy/",
        }
    }
}

/// Address of a film's page, relative to the base.
pub fn film_href(id: &str) -> String {
    format!("film/#{}", encode(id))
}

/// The base path without its last slash: what the router takes off every path.
pub fn base_path() -> String {
    let base = document().base_uri().ok().flatten().unwrap_or_default();
    let path = web_sys::Url::new(&base).map(|url| url.pathname()).unwrap_or_default();
    let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
    folder.to_owned()
}

/// The current fragment without its `#`, as it stands in the address.
pub fn fragment() -> Memo<String> {
    let hash = use_location().hash;
    Memo::new(move |_| hash.get().trim_start_matches('#').to_owned())
}

/// How a new fragment enters the history.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Step {
    /// As a step that "back" undoes: a chosen filter.
    New,
    /// In place of the current one: each typed letter.
    Same,
}

/// Returns a function that writes the fragment of the page in view.
pub fn use_fragment_writer() -> impl Fn(&str, Step) + Clone {
    let navigate = use_navigate();
    let path = use_location().pathname;
    move |fragment, step| {
        let options = NavigateOptions {
            resolve: false,
            replace: step == Step::Same,
            scroll: false,
            ..Default::default()
        };
        let mark = if fragment.is_empty() { "" } else { "#" };
        navigate(&format!("{}{mark}{fragment}", path.get_untracked()), options);
    }
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
