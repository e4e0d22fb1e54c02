//! The page that a host shows for a wrong address.

use std::path::Path;

use anyhow::{Context, Result};
use lol_html::{RewriteStrSettings, element, rewrite_str};

use crate::project::Project;
use crate::site::{policy, words};
use bijou_site::Base;

/// Finishes `404.html`. A host shows it at any depth, so it cannot use relative addresses: when the site's path is
/// known, its link says so; otherwise its script looks for the nearest folder that is Bijou.
pub fn finish(project: &Project, site: &Path, base: &Base) -> Result<()> {
    let file = site.join("404.html");
    let mut html = words::spell_out(project, &super::read(&file)?)?;
    if let Base::Absolute(path) = base {
        html = with_known_home(&html, path)?;
    }
    super::write(&file, &policy::protect_not_found(&html)?)
}

fn with_known_home(html: &str, path: &str) -> Result<String> {
    let point_home = element!("a#home", |link| {
        link.set_attribute("href", path)?;
        Ok(())
    });
    let drop_search = element!("script", |script| {
        script.remove();
        Ok(())
    });
    let settings = RewriteStrSettings::new()
        .append_element_content_handler(point_home)
        .append_element_content_handler(drop_search);
    rewrite_str(html, settings).context("404.html cannot be read as HTML")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_known_path_needs_no_script() {
        let html = r#"<a id="home" href="/">Home</a><script>search()</script>"#;
        assert_eq!(with_known_home(html, "/sub/").unwrap(), r#"<a id="home" href="/sub/">Home</a>"#);
    }
}
