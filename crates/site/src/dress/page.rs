//! What a page says before the program in it runs.
//!
//! Two passes, because an element's first text comes after its tag: one reads what the elements say, the other writes. What the
//! program itself says there is kept beside it, only where it is something else.

use std::cell::{Cell, RefCell};

use bijou_catalog::{Site, reworded};
use lol_html::html_content::{ContentType, Element, TextChunk};
use lol_html::{element, text};

use super::words_of;
use crate::Error;
use crate::html::{escaped, rewritten, unescaped};

/// Elements whose first text is dressed.
const PLACES: &str = "title, .wordmark, #frame-title, [data-words] > [lang]";

/// What is kept of the program's own text.
const OWN: &str = "data-own";

/// An element of a page whose text is dressed.
struct Place {
    language: String,
    /// The program's own text, where the element says another.
    own: Option<String>,
    text: String,
}

/// What an element is to say, and what is kept beside that.
struct Wanted {
    text: String,
    own: Option<String>,
}

/// A page that says what its owner wants, with another name for its first stylesheet where it has got one.
pub(super) fn dressed(
    file: &str,
    html: &str,
    site: &Site,
    renamed: Option<&(String, String)>,
) -> Result<String, Error> {
    let places = places(file, html)?;
    let wanted: Vec<Option<Wanted>> = places.iter().map(|place| wanted(place, site)).collect();
    // The element whose text comes next; none once it has been written.
    let (next, current) = (Cell::new(0), Cell::new(None::<usize>));
    let inner = RefCell::new(String::new());
    let mark = element!(PLACES, |element| {
        let number = next.replace(next.get() + 1);
        current.set(Some(number));
        if let Some(Some(Wanted { own, .. })) = wanted.get(number) {
            keep(element, own.as_deref())?;
        }
        Ok(())
    });
    let say = text!(PLACES, |chunk: &mut TextChunk<'_>| {
        let Some(number) = current.get() else { return Ok(()) };
        let Some(Some(Wanted { text, .. })) = wanted.get(number) else { return Ok(()) };
        if chunk.last_in_text_node() {
            chunk.replace(text, ContentType::Html);
            current.set(None);
        } else {
            chunk.remove();
        }
        Ok(())
    });
    let describe = element!("meta[name=description]", |meta| {
        let said = meta.get_attribute("content").unwrap_or_default();
        let own = meta.get_attribute(OWN).unwrap_or_else(|| said.clone());
        let wanted = if site.description.is_empty() { own.clone() } else { escaped(&site.description) };
        if wanted != said {
            meta.set_attribute("content", &wanted)?;
        }
        keep(meta, (wanted != own).then_some(own.as_str()))
    });
    // For who allows no script this is markup, for a reader of HTML it is text.
    let unscripted = text!("noscript[data-words]", |chunk: &mut TextChunk<'_>| {
        let mut inner = inner.borrow_mut();
        inner.push_str(chunk.as_str());
        if chunk.last_in_text_node() {
            let whole = format!("<p data-words>{}</p>", std::mem::take(&mut *inner));
            let said = dressed(file, &whole, site, None)?;
            let said = said.trim_start_matches("<p data-words>").trim_end_matches("</p>");
            chunk.replace(said, ContentType::Html);
        } else {
            chunk.remove();
        }
        Ok(())
    });
    let link = element!("link[rel=stylesheet][href]", |link| {
        let href = link.get_attribute("href").unwrap_or_default();
        if let Some(path) =
            renamed.and_then(|(old, new)| Some(format!("{}{new}", href.strip_suffix(old.as_str())?)))
        {
            link.set_attribute("href", &path)?;
        }
        Ok(())
    });
    rewritten(file, html, vec![mark, say, describe, unscripted, link])
}

/// Every element that is dressed, in order, with what it says.
fn places(file: &str, html: &str) -> Result<Vec<Place>, Error> {
    let places = RefCell::new(Vec::<Place>::new());
    let open = Cell::new(false);
    let note = element!(PLACES, |element| {
        open.set(true);
        let language = element.get_attribute("lang").unwrap_or_default();
        let own = element.get_attribute(OWN);
        places.borrow_mut().push(Place { language, own, text: String::new() });
        Ok(())
    });
    let read = text!(PLACES, |chunk: &mut TextChunk<'_>| {
        if let Some(place) = places.borrow_mut().last_mut().filter(|_| open.get()) {
            place.text.push_str(chunk.as_str());
            open.set(!chunk.last_in_text_node());
        }
        Ok(())
    });
    rewritten(file, html, vec![note, read])?;
    Ok(places.into_inner())
}

/// What an element is to say; none where it says that already.
fn wanted(place: &Place, site: &Site) -> Option<Wanted> {
    // Quotes are all that stands otherwise in an attribute.
    let own = place.own.as_ref().map(|own| own.replace("&quot;", "\""));
    let own = own.as_ref().unwrap_or(&place.text);
    let plain = unescaped(own);
    let said = reworded(&plain, &words_of(site, &place.language));
    let text = if said == plain { own.clone() } else { escaped(&said) };
    let changed = text != place.text || place.own.is_some() != (text != *own);
    changed.then(|| Wanted { own: (text != *own).then(|| own.clone()), text })
}

/// Keeps the program's own text in an attribute, or takes that away.
fn keep(
    element: &mut Element<'_, '_>,
    own: Option<&str>,
) -> Result<(), Box<dyn std::error::Error + Send + Sync + 'static>> {
    match own {
        Some(own) => element.set_attribute(OWN, own)?,
        None if element.has_attribute(OWN) => element.remove_attribute(OWN),
        None => {}
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = "<!doctype html><title>Bijou</title><meta name=description content=\"Films &amp; picks\">\
        <link rel=\"stylesheet\" href=\"./style-1.css\"><main id=frame><p class=rail><span class=wordmark>Bijou</span>\
        <p id=frame-title>Bijou<p data-words=a><span lang=\"en\">Films &amp; more of Bijou</span><span lang=\"de\" hidden>Filme</span>\
        <noscript data-words=b><span lang=\"en\">Bijou needs a film</span></noscript><p id=too-old data-words=c hidden></p></main>\
        <script type=module>start(\"Bijou\")</script>";

    fn site(title: &str) -> Site {
        let json = format!(
            r#"{{"title": {}, "description": "\"Books\" <for> you & me",
                "words": {{"en": {{"film": "book", "films": "books"}}, "de": {{"Filme": "Bücher"}}}}}}"#,
            serde_json::to_string(title).unwrap()
        );
        serde_json::from_str(&json).unwrap()
    }

    fn said(html: &str, site: &Site) -> String {
        dressed("index.html", html, site, None).unwrap()
    }

    #[test]
    fn a_page_says_the_owners_words_and_nothing_else_of_it_changes() {
        let html = said(PAGE, &site("Leselust"));
        for expected in [
            "<title data-own=\"Bijou\">Leselust</title>",
            "content=\"&quot;Books&quot; &lt;for&gt; you &amp; me\" data-own=\"Films &amp; picks\"",
            "<span class=wordmark data-own=\"Bijou\">Leselust</span>",
            "<p id=frame-title data-own=\"Bijou\">Leselust<p data-words=a>",
            ">Books &amp; more of Leselust</span>",
            ">Bücher</span>",
            ">Leselust needs a book</span></noscript><p id=too-old data-words=c hidden></p>",
            "<script type=module>start(\"Bijou\")</script>",
        ] {
            assert!(html.contains(expected), "{expected} is missing in {html}");
        }
    }

    #[test]
    fn dressing_again_is_the_same_as_dressing_once_and_undressing_gives_every_byte_back() {
        let last = site("Leselust");
        let once = said(PAGE, &last);
        assert_eq!(said(&once, &last), once);
        assert_eq!(said(&said(PAGE, &site("Other \"&amp;\" name")), &last), once);
        assert_eq!(said(&once, &Site::default()), PAGE);
        assert_eq!(said(PAGE, &Site::default()), PAGE);
    }

    #[test]
    fn a_title_is_text_and_never_markup() {
        let title = "</title><script>alert(1)</script>&lt;b&gt; \" '";
        let html = said(PAGE, &site(title));
        assert!(
            html.contains(
                ">&lt;/title&gt;&lt;script&gt;alert(1)&lt;/script&gt;&amp;lt;b&amp;gt; \" '</title>"
            ),
            "{html}"
        );
        assert_eq!(html.matches("<script").count(), 1);
        assert_eq!(said(&html, &Site::default()), PAGE);
    }

    #[test]
    fn a_stylesheet_that_got_another_name_is_linked_by_it() {
        let renamed = ("style-1.css".to_owned(), "style-2.css".to_owned());
        let html = dressed("index.html", PAGE, &Site::default(), Some(&renamed)).unwrap();
        assert_eq!(html, PAGE.replace("style-1", "style-2"));
    }
}
