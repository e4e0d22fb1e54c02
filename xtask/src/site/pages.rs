//! One folder per page, so that no host needs a rule for addresses that have no file.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use lol_html::{RewriteStrSettings, element, rewrite_str};

use bijou_site::Base;

/// Every page besides the front page. The router in `src/` knows the same names.
pub const PAGES: [&str; 9] =
    ["browse", "compare", "data", "film", "import", "insights", "library", "night", "privacy"];

/// What only the front page shows before the app has started.
const FRONT: &str = "#front";

/// Gives each page a copy of the front page, which knows that it lies one folder below it.
pub(super) fn write_folders(site: &Path, front_page: &str, base: &Base) -> Result<()> {
    let set_base = element!("base", |element| {
        element.set_attribute("href", &base.below(1))?;
        Ok(())
    });
    let leave_out = element!(FRONT, |element| {
        element.remove();
        Ok(())
    });
    let settings = RewriteStrSettings::new()
        .append_element_content_handler(set_base)
        .append_element_content_handler(leave_out);
    let html = rewrite_str(front_page, settings).context("index.html cannot be read as HTML")?;
    for page in PAGES {
        let folder = site.join(page);
        fs::create_dir_all(&folder).with_context(|| format!("cannot create {}", folder.display()))?;
        super::write(&folder.join("index.html"), &html)?;
    }
    Ok(())
}
