//! Stylesheets in two files: what a first visit needs, and what comes with the late part of the program.
//!
//! A file per component or page is how people write them; for a visitor each would be one more file to wait for.

use std::cell::RefCell;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};
use lol_html::html_content::ContentType;
use lol_html::{RewriteStrSettings, element, rewrite_str};

use crate::project::Project;
use bijou_site::{Base, hash};

/// Where the stylesheets of the late part are.
const LATE: &str = "style/late";

/// The link to them, which `src/late.rs` turns into a stylesheet when their time comes.
const LINK: &str = "late-style";

/// Joins the stylesheets that the front page names and returns the page with links to the two that remain.
///
/// # Errors
/// When a stylesheet is not there, or none of either kind is named.
pub fn join(project: &Project, site: &Path, html: &str, base: &Base) -> Result<String> {
    let folder = project.root().join(LATE);
    let is_late = |name: &str| {
        let stem = name.rsplit_once('-').map_or(name, |(stem, _)| stem);
        folder.join(stem).with_extension("css").exists()
    };
    let (late, first): (Vec<_>, Vec<_>) = named_in(html)?.into_iter().partition(|name| is_late(name));
    let first = joined(site, &first, base, "style")?;
    let late = joined(site, &late, base, "late")?;
    linked(html, &first, &late)
}

/// Puts stylesheets into one file, in their order, and returns what it is called.
fn joined(site: &Path, names: &[String], base: &Base, stem: &str) -> Result<String> {
    if names.is_empty() {
        bail!("index.html names no stylesheet for {stem}.css");
    }
    let mut all = String::new();
    for name in names {
        let file = site.join(base.path_of(name));
        all += &super::read(&file)?;
        fs::remove_file(&file).with_context(|| format!("cannot remove {}", file.display()))?;
    }
    let name = format!("{stem}-{}.css", hash(all.as_bytes()));
    super::write(&site.join(&name), &all)?;
    Ok(name)
}

fn named_in(html: &str) -> Result<Vec<String>> {
    let names = RefCell::new(Vec::new());
    let note = element!("link[rel=stylesheet][href]", |link| {
        names.borrow_mut().extend(link.get_attribute("href"));
        Ok(())
    });
    rewrite_str(html, RewriteStrSettings::new().append_element_content_handler(note))
        .context("index.html cannot be read as HTML")?;
    Ok(names.into_inner())
}

/// The page with two links in place of the first of its stylesheets, and none of the others.
fn linked(html: &str, first: &str, late: &str) -> Result<String> {
    let links = RefCell::new(Some(format!(
        "<link rel=\"stylesheet\" href=\"./{first}\"><link id=\"{LINK}\" rel=\"alternate\" href=\"./{late}\">"
    )));
    let replace = element!("link[rel=stylesheet]", |link| {
        match links.take() {
            Some(links) => link.replace(&links, ContentType::Html),
            None => link.remove(),
        }
        Ok(())
    });
    rewrite_str(html, RewriteStrSettings::new().append_element_content_handler(replace))
        .context("index.html cannot be read as HTML")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_links_stand_where_the_stylesheets_began() {
        let html = "<base href=./><link href=./a-1.css rel=stylesheet><link rel=icon href=i><link href=./b-2.css rel=stylesheet><p>";
        assert_eq!(named_in(html).unwrap(), ["./a-1.css", "./b-2.css"]);
        assert_eq!(
            linked(html, "style-3.css", "late-4.css").unwrap(),
            "<base href=./><link rel=\"stylesheet\" href=\"./style-3.css\"><link id=\"late-style\" rel=\"alternate\" \
             href=\"./late-4.css\"><link rel=icon href=i><p>"
        );
    }

    #[test]
    fn stylesheets_keep_their_order_and_leave_no_copies() {
        let site = tempfile::tempdir().unwrap();
        for (name, text) in [("a-1.css", "a{}"), ("b-2.css", "b{}")] {
            fs::write(site.path().join(name), text).unwrap();
        }
        let names = ["./b-2.css".to_owned(), "./a-1.css".to_owned()];
        let name = joined(site.path(), &names, &Base::Relative, "style").unwrap();
        assert_eq!(fs::read_to_string(site.path().join(&name)).unwrap(), "b{}a{}");
        assert_eq!(super::super::files(site.path(), "css").unwrap().len(), 1);
        assert!(joined(site.path(), &names, &Base::Relative, "style").is_err());
    }
}
