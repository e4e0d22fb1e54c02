//! Addresses of a film elsewhere.

use bijou_engine::Film;

use crate::address::encode;

/// What every address begins with: nobody is led to where others can read along, and nothing can be run.
const SAFE: &str = "https://";

/// An address with what is known of the film in its placeholders; none where something asked for is not known.
pub fn link_to(film: &Film<'_>, url: &str) -> Option<String> {
    filled(url, |name| match name {
        "id" => Some(film.id().to_owned()),
        "title" => Some(film.title().to_owned()),
        "year" => film.year().map(|year| year.to_string()),
        "imdb" => film.imdb().map(|id| format!("{id:07}")),
        "tmdb" => film.tmdb().map(|id| id.to_string()),
        _ => None,
    })
}

fn filled(url: &str, value: impl Fn(&str) -> Option<String>) -> Option<String> {
    let mut rest = url.strip_prefix(SAFE)?;
    let mut address = SAFE.to_owned();
    while let Some((before, after)) = rest.split_once('{') {
        let (name, after) = after.split_once('}')?;
        address.push_str(before);
        address.push_str(&encode(&value(name)?));
        rest = after;
    }
    address.push_str(rest);
    Some(address)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn film(name: &str) -> Option<String> {
        let facts = [("id", "a/b"), ("title", "Jules & Jim"), ("year", "1962")];
        facts.iter().find(|(fact, _)| *fact == name).map(|(_, value)| (*value).to_owned())
    }

    #[test]
    fn placeholders_are_filled_and_escaped() {
        let address = filled("https://a.b/{id}?q={title}+{year}#x", film);
        assert_eq!(address.as_deref(), Some("https://a.b/a%2Fb?q=Jules%20%26%20Jim+1962#x"));
        assert_eq!(filled("https://a.b/", film).as_deref(), Some("https://a.b/"));
    }

    #[test]
    fn what_is_not_known_or_not_safe_gives_no_link() {
        for url in [
            "https://a.b/{imdb}",
            "https://a.b/{id",
            "http://a.b/{id}",
            "javascript:alert({id})",
            "//a.b/{id}",
            "",
        ] {
            assert_eq!(filled(url, film), None, "{url}");
        }
    }
}
