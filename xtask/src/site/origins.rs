//! Nothing that the site loads may come from another origin. Links that a person clicks may lead anywhere.

use std::cell::RefCell;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};
use lol_html::{RewriteStrSettings, element, rewrite_str};

/// Attributes whose address a browser fetches by itself.
const LOADING: [&str; 6] = ["src", "srcset", "href", "poster", "data", "action"];

/// Names of XML vocabularies look like addresses but are never fetched.
const VOCABULARIES: &str = "http://www.w3.org/";

/// Looks through every page, style sheet and script of the site.
pub fn check(folder: &Path) -> Result<()> {
    let entries = fs::read_dir(folder).with_context(|| format!("cannot read {}", folder.display()))?;
    for entry in entries {
        let path = entry.with_context(|| format!("cannot read {}", folder.display()))?.path();
        if path.is_dir() {
            check(&path)?;
            continue;
        }
        let found = match path.extension().and_then(|extension| extension.to_str()) {
            Some("html") => in_html(&super::read(&path)?)?,
            Some("css") => in_css(&super::read(&path)?),
            Some("js" | "mjs") => in_script(&super::read(&path)?),
            _ => None,
        };
        if let Some(address) = found {
            bail!(
                "{} loads {address}, which is another origin: the site loads only its own files",
                path.display()
            );
        }
    }
    Ok(())
}

fn in_html(html: &str) -> Result<Option<String>> {
    let found = RefCell::new(None);
    let look = element!("*", |element| {
        if !matches!(element.tag_name().as_str(), "a" | "area") {
            let addresses = LOADING.iter().filter_map(|name| element.get_attribute(name));
            if let Some(foreign) = addresses.into_iter().find(|address| is_foreign(address)) {
                found.replace(Some(foreign));
            }
        }
        Ok(())
    });
    rewrite_str(html, RewriteStrSettings::new().append_element_content_handler(look))
        .context("a page of the site cannot be read as HTML")?;
    Ok(found.into_inner())
}

/// Addresses in a style sheet stand in `url(…)`, or in a string after `@import`.
fn in_css(css: &str) -> Option<String> {
    let urls = css.split("url(").skip(1).filter_map(|rest| rest.split(')').next());
    let imports = css.split("@import").skip(1).filter_map(|rest| rest.split(';').next());
    let unquoted = urls.chain(imports).map(|address| address.trim().trim_matches(['"', '\'']));
    unquoted.into_iter().find(|address| is_foreign(address)).map(str::to_owned)
}

fn in_script(script: &str) -> Option<String> {
    ["http://", "https://", "ws://", "wss://"].iter().find_map(|scheme| {
        let mut addresses = script.match_indices(scheme).map(|(at, _)| &script[at..]);
        let foreign = addresses.find(|rest| !rest.starts_with(VOCABULARIES))?;
        foreign.split(['"', '\'', '`', ' ', '\n']).next().map(str::to_owned)
    })
}

fn is_foreign(address: &str) -> bool {
    let address = address.trim();
    !address.starts_with("data:") && (address.starts_with("//") || address.contains("://"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_may_link_anywhere_but_load_only_their_own() {
        assert_eq!(in_html(r#"<a href="https://example.org/">x</a><img src="./a.png">"#).unwrap(), None);
        assert!(in_html(r#"<img src="https://example.org/a.png">"#).unwrap().is_some());
        assert!(in_html(r#"<link rel="stylesheet" href="//example.org/a.css">"#).unwrap().is_some());
    }

    #[test]
    fn style_sheets_load_only_their_own() {
        assert_eq!(
            in_css("a{background:url(\"data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg'/>\")}"),
            None
        );
        assert_eq!(in_css("a{background:url(./a.png)}"), None);
        assert!(in_css("a{background:url('https://example.org/a.png')}").is_some());
        assert!(in_css("@import \"//example.org/a.css\";").is_some());
    }

    #[test]
    fn scripts_name_only_their_own() {
        assert_eq!(in_script("svg('http://www.w3.org/2000/svg'); fetch('./a')"), None);
        assert_eq!(in_script("fetch(\"https://example.org/a\")").unwrap(), "https://example.org/a");
    }
}
