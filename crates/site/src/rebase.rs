//! A finished site for one path, or for any.

use std::cell::{Cell, RefCell};
use std::path::Path;

use lol_html::element;

use crate::files::{read_text, write};
use crate::html::rewritten;
use crate::{Base, Error, files};

/// The page for wrong addresses, which a host shows at any depth.
const NOT_FOUND: &str = "404.html";

/// How a site's addresses begin.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rebase {
    /// What every page's addresses start from now.
    pub base: Base,
}

/// Lets every page of a site start from this base, or leaves them as they are. The page for wrong addresses looks for the
/// site's folder by itself; where the path is known, its link says so before any script has run.
///
/// # Errors
/// [`Error::BuiltFor`] where the program itself names its files by another path.
pub fn rebase(site: &Path, wanted: Option<&Base>) -> Result<Rebase, Error> {
    let front = read_text(&site.join("index.html"))?;
    let before = Base::of_page(&front)?;
    let Some(wanted) = wanted.filter(|wanted| **wanted != before) else { return Ok(Rebase { base: before }) };
    if let Base::Absolute(built) = &before
        && names_its_path(&front, built)?
    {
        let wanted = wanted.below(0).into_owned();
        return Err(Error::BuiltFor { built: built.clone(), wanted });
    }
    for name in files(site)?.iter().filter(|name| name.ends_with(".html")) {
        let file = site.join(name);
        let html = read_text(&file)?;
        let rebased = if name == NOT_FOUND {
            with_home(&html, &wanted.below(0))?
        } else {
            with_base(name, &html, &wanted.below(name.matches('/').count()))?
        };
        if rebased != html {
            write(&file, rebased)?;
        }
    }
    Ok(Rebase { base: wanted.clone() })
}

/// Whether a page names files from the top of the host, which no base changes.
fn names_its_path(html: &str, path: &str) -> Result<bool, Error> {
    let found = Cell::new(false);
    let text = RefCell::new(String::new());
    let look = element!("link[href], script[src]", |element| {
        let address = element.get_attribute("href").or_else(|| element.get_attribute("src"));
        found.set(found.get() || address.is_some_and(|address| address.starts_with('/')));
        Ok(())
    });
    let read = lol_html::text!("script", |chunk: &mut lol_html::html_content::TextChunk<'_>| {
        text.borrow_mut().push_str(chunk.as_str());
        Ok(())
    });
    rewritten("index.html", html, vec![look, read])?;
    let text = text.into_inner();
    let in_script =
        path != "/" && ['"', '\'', '`'].iter().any(|quote| text.contains(&format!("{quote}{path}")));
    let at_top = path == "/" && ['"', '\'', '`'].iter().any(|quote| text.contains(&format!("{quote}/")));
    Ok(found.get() || in_script || at_top)
}

fn with_base(name: &str, html: &str, href: &str) -> Result<String, Error> {
    let set = element!("base[href]", |base| Ok(base.set_attribute("href", href)?));
    rewritten(name, html, vec![set])
}

fn with_home(html: &str, base: &str) -> Result<String, Error> {
    let home = if base == "./" { "/" } else { base };
    let set = element!("a#home", |link| Ok(link.set_attribute("href", home)?));
    rewritten(NOT_FOUND, html, vec![set])
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    fn site(link: &str) -> tempfile::TempDir {
        let site = tempfile::tempdir().unwrap();
        let page = |base: &str| format!("<base href=\"{base}\"><script>go()</script>{link}");
        fs::write(site.path().join("index.html"), page("./")).unwrap();
        fs::create_dir(site.path().join("film")).unwrap();
        fs::write(site.path().join("film/index.html"), page("../")).unwrap();
        fs::write(site.path().join("404.html"), "<a id=home href=\"/\">home</a><script>search()</script>")
            .unwrap();
        site
    }

    fn texts(site: &tempfile::TempDir) -> Vec<String> {
        let files = files(site.path()).unwrap();
        files.iter().map(|name| fs::read_to_string(site.path().join(name)).unwrap()).collect()
    }

    #[test]
    fn every_page_starts_from_the_path_and_can_be_put_back() {
        let site = site("");
        let before = texts(&site);
        let base = Base::Absolute("/films/".to_owned());
        assert_eq!(rebase(site.path(), Some(&base)).unwrap().base, base);
        for text in texts(&site) {
            assert!(text.contains("href=\"/films/\"") && text.contains("<script>"), "{text}");
        }
        assert_eq!(rebase(site.path(), None).unwrap().base, base);
        rebase(site.path(), Some(&Base::Relative)).unwrap();
        assert_eq!(texts(&site), before);
    }

    #[test]
    fn a_program_that_knows_its_path_stays_there() {
        for link in ["<link href=/films/a.js>", "<script type=module>import('/films/a.js')</script>"] {
            let site = site(link);
            let index = site.path().join("index.html");
            let html = fs::read_to_string(&index).unwrap().replace("./", "/films/");
            fs::write(&index, html).unwrap();
            let refused = rebase(site.path(), Some(&Base::Absolute("/books/".to_owned()))).unwrap_err();
            assert!(refused.to_string().contains("built for /films/"), "{refused}");
            assert!(rebase(site.path(), Some(&Base::Absolute("/films/".to_owned()))).is_ok());
        }
    }
}
