//! The address that every relative address in a page starts from.

use std::borrow::Cow;
use std::cell::RefCell;

use lol_html::element;

use crate::Error;
use crate::html::rewritten;

/// What the page's `<base>` says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Base {
    /// The site works under any path: each page knows how many folders it lies below the front page.
    Relative,
    /// The site was built for one path, such as `/sub/path/`.
    Absolute(String),
}

impl Base {
    /// Reads the base of the front page.
    ///
    /// # Errors
    /// When the page has none, or one that leads to another site.
    pub fn of_page(html: &str) -> Result<Self, Error> {
        let href = RefCell::new(None);
        let read = element!("base[href]", |base| {
            href.replace(base.get_attribute("href"));
            Ok(())
        });
        rewritten("index.html", html, vec![read])?;
        match href.into_inner().as_deref() {
            Some("./") => Ok(Self::Relative),
            Some(path) if is_folder_of_this_site(path) => Ok(Self::Absolute(path.to_owned())),
            Some(other) => Err(Error::Base(other.to_owned())),
            None => Err(Error::unusable(
                "index.html",
                "needs `<base data-trunk-public-url />`, so that it works under any path",
            )),
        }
    }

    /// The base of a page that lies so many folders below the front page.
    pub fn below(&self, folders: usize) -> Cow<'_, str> {
        match self {
            Self::Relative if folders == 0 => "./".into(),
            Self::Relative => "../".repeat(folders).into(),
            Self::Absolute(path) => path.into(),
        }
    }

    /// Turns an address in the front page into a path inside the site's folder.
    pub fn path_of<'a>(&self, address: &'a str) -> &'a str {
        match self {
            Self::Relative => address.trim_start_matches("./"),
            Self::Absolute(path) => address.strip_prefix(path.as_str()).unwrap_or(address),
        }
    }
}

/// Reads an option that names the path of a site; slashes at both ends may be left out.
///
/// # Errors
/// When it is not a path.
pub fn public_path(given: &str) -> Result<String, String> {
    if given == "./" {
        return Ok(given.to_owned());
    }
    if given.contains("//") || given.contains(['?', '#', '"', ' ']) {
        return Err("give a path such as /sub/path/, without the host's name".to_owned());
    }
    match given.trim_matches('/') {
        "" => Ok("/".to_owned()),
        path => Ok(format!("/{path}/")),
    }
}

fn is_folder_of_this_site(path: &str) -> bool {
    path.starts_with('/') && path.ends_with('/') && !path.contains("//")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_base_is_relative_or_a_path_of_the_same_site() {
        let of = |href: &str| Base::of_page(&format!(r#"<head><base href="{href}"></head>"#));
        assert_eq!(of("./").unwrap(), Base::Relative);
        assert_eq!(of("/sub/path/").unwrap().below(1), "/sub/path/");
        assert_eq!([0, 1, 2].map(|folders| Base::Relative.below(folders)), ["./", "../", "../../"]);
        assert!(of("//elsewhere/").is_err());
        assert!(of("../").is_err());
        assert!(Base::of_page("<head></head>").is_err());
    }

    #[test]
    fn slashes_around_the_public_path_may_be_left_out() {
        assert_eq!(public_path("sub/path").unwrap(), "/sub/path/");
        assert_eq!(public_path("/").unwrap(), "/");
        assert_eq!(public_path("./").unwrap(), "./");
        assert!(public_path("https://example.org/sub/").is_err());
    }
}
