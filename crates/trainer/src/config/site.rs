//! What `[site]` may say.

use bijou_catalog::{Link, Site};

/// Languages that the program speaks.
const LANGUAGES: [&str; 2] = ["en", "de"];

/// What a link's address may name.
const PLACEHOLDERS: [&str; 5] = ["id", "title", "year", "imdb", "tmdb"];

/// Longest name of a site or of a link, word, and description: more does not fit where they stand.
const LONGEST_NAME: usize = 60;
const LONGEST_TEXT: usize = 300;

/// Says what cannot be shown.
pub fn check(site: &Site) -> Result<(), String> {
    text("site.title", &site.title, LONGEST_NAME)?;
    text("site.description", &site.description, LONGEST_TEXT)?;
    for (language, words) in &site.words {
        let letters =
            |part: &str| (2..=8).contains(&part.len()) && part.chars().all(|c| c.is_ascii_alphanumeric());
        if !language.split('-').all(letters) {
            return Err(format!(
                "site.words.{language}: {language} is no code of a language, as en and de are"
            ));
        }
        for (word, other) in words {
            let place = format!("site.words.{language}.{word}");
            if word.trim().is_empty() || other.trim().is_empty() {
                return Err(format!(
                    "{place} = \"{other}\": neither the word nor what stands for it may be empty"
                ));
            }
            text(&place, word, LONGEST_NAME)?;
            text(&place, other, LONGEST_NAME)?;
        }
    }
    for (theme, color) in
        site.accent.iter().flat_map(|accent| [("light", &accent.light), ("dark", &accent.dark)])
    {
        let digits = color.strip_prefix('#').unwrap_or_default();
        if digits.len() != 6 || !digits.chars().all(|digit| digit.is_ascii_hexdigit()) {
            return Err(format!(
                "site.accent.{theme} = \"{color}\" is no color: write #rrggbb, such as #b3541e"
            ));
        }
    }
    site.links.iter().flatten().try_for_each(link)
}

/// What is allowed and does nothing yet.
pub fn notes(site: &Site) -> Vec<String> {
    let unknown = |language: &&String| !LANGUAGES.contains(&language.as_str());
    let unknown = site.words.keys().filter(unknown);
    let note = |language: &String| {
        format!(
            "site.words.{language}: the program has no texts in this language, so nobody will see these words"
        )
    };
    unknown.map(note).collect()
}

fn link(link: &Link) -> Result<(), String> {
    let Link { name, url } = link;
    if name.trim().is_empty() {
        return Err(format!("the link to {url} under [site] has no name"));
    }
    text("site.links.name", name, LONGEST_NAME)?;
    let host = url.strip_prefix("https://").unwrap_or_default();
    if host.is_empty()
        || host.starts_with(['/', '{'])
        || url.contains(|c: char| c.is_whitespace() || c.is_control())
    {
        return Err(format!(
            "site.links: {url} is no address that a page may lead to: it has to begin with https:// and a host, without spaces"
        ));
    }
    let mut rest = url.as_str();
    while let Some((_, inside)) = rest.split_once('{') {
        let Some((name, behind)) = inside.split_once('}') else {
            return Err(format!("site.links: {url} has a brace that is not closed"));
        };
        if !PLACEHOLDERS.contains(&name) {
            return Err(format!(
                "site.links: {{{name}}} in {url} is not known; there are {}",
                PLACEHOLDERS.map(|name| format!("{{{name}}}")).join(", ")
            ));
        }
        rest = behind;
    }
    Ok(())
}

fn text(place: &str, text: &str, longest: usize) -> Result<(), String> {
    if text.chars().any(char::is_control) {
        return Err(format!("{place} has control characters or several lines; write it on one"));
    }
    let length = text.chars().count();
    if length > longest {
        return Err(format!("{place} is {length} letters long; at most {longest} fit where it stands"));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use crate::config::Config;

    #[test]
    fn everything_that_a_site_may_say_is_taken() {
        let config = Config::parse(
            "[site]\ntitle = \"Shelf\"\ndescription = \"Books\"\naccent = { light = \"#B3541e\", dark = \"#f0a36b\" }\n\
             links = [{ name = \"Library\", url = \"https://example.org/{id}?t={title}&y={year}\" }]\n\
             [site.words.en]\nfilm = \"book\"\n\"a film\" = \"a book\"\n[site.words.fr]\nfilm = \"livre\"",
        )
        .unwrap();
        let site = config.site.as_ref().unwrap();
        assert_eq!((site.title.as_str(), site.words["en"]["film"].as_str()), ("Shelf", "book"));
        assert_eq!(site.links.as_ref().unwrap().len(), 1);
        let notes = config.notes();
        assert!(notes.len() == 1 && notes[0].contains("site.words.fr"), "{notes:?}");
    }

    #[test]
    fn what_cannot_be_shown_is_refused_with_its_place() {
        for (text, expected) in [
            ("accent = { light = \"red\", dark = \"#ffffff\" }", "site.accent.light = \"red\" is no color"),
            ("accent = { light = \"#ffffff\", dark = \"#12345g\" }", "site.accent.dark"),
            ("accent = { light = \"#ffffff\" }", "missing field `dark`"),
            ("links = [{ name = \"a\", url = \"http://b.c/{id}\" }]", "begin with https://"),
            ("links = [{ name = \"a\", url = \"https://{id}\" }]", "and a host"),
            (
                "links = [{ name = \"a\", url = \"https://b.c/{isbn}\" }]",
                "{isbn} in https://b.c/{isbn} is not known",
            ),
            ("links = [{ name = \"a\", url = \"https://b.c/{id\" }]", "not closed"),
            ("links = [{ name = \" \", url = \"https://b.c/\" }]", "has no name"),
            ("title = \"a\\nb\"", "site.title has control characters"),
            ("words = { en = { film = \"\" } }", "may be empty"),
            ("words = { \"e n\" = { film = \"book\" } }", "no code of a language"),
        ] {
            let refused = Config::parse(&format!("[site]\n{text}")).unwrap_err();
            assert!(refused.contains(expected), "{refused}");
        }
        let long = format!("[site]\ntitle = \"{}\"", "x".repeat(61));
        assert!(Config::parse(&long).unwrap_err().contains("61 letters long"));
    }
}
