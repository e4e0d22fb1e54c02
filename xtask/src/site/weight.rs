//! How many bytes a first visit loads and the whole site has, compressed, against the budget that the project promises.

use std::cell::RefCell;
use std::fmt;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};
use lol_html::{RewriteStrSettings, element, rewrite_str};

use crate::budget::{Budget, KB, Weighed as File, in_kb, total};
use crate::project::Project;
use crate::site::words;
use bijou_site::Base;

/// The files of a first visit with their sizes, and the size of the whole site.
#[derive(Debug)]
pub struct Weight {
    files: Vec<File>,
    whole: usize,
    budget: Budget,
}

/// Weighs the front page, everything that it names for now, the texts of other languages, and the catalog's manifest and head shard.
///
/// # Errors
/// When a file that the page names is not there, or `budget.toml` cannot be read.
pub fn weigh(project: &Project, site: &Path) -> Result<Weight> {
    let budget = Budget::read(project)?;
    let html = super::read(&site.join("index.html"))?;
    let base = Base::of_page(&html)?;
    let mut names = vec!["index.html".to_owned()];
    names.extend(named_in(&html)?.iter().map(|address| base.path_of(address).to_owned()));
    names.extend(words::files(site));
    names.extend(first_of_catalog(site));
    let files = names.into_iter().map(|name| File::weigh(site, name)).collect::<Result<_>>()?;
    let all: Vec<File> =
        bijou_site::files(site)?.into_iter().map(|name| File::weigh(site, name)).collect::<Result<_>>()?;
    Ok(Weight { files, whole: total(&all), budget })
}

impl Weight {
    /// # Errors
    /// When a first visit or the whole site has more bytes than budgeted.
    pub fn check(&self) -> Result<()> {
        if total(&self.files) > self.budget.first_visit * KB || self.whole > self.budget.whole_site * KB {
            bail!("the site is over the budget in budget.toml:\n{self}");
        }
        Ok(())
    }
}

impl fmt::Display for Weight {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(formatter, "{:>10}  {:>10}  loaded by a first visit", "KB gzip", "KB")?;
        for file in &self.files {
            writeln!(formatter, "{file}")?;
        }
        let Budget { first_visit, whole_site, .. } = self.budget;
        writeln!(formatter, "{:>10.1}  of {first_visit} KB", in_kb(total(&self.files)))?;
        write!(formatter, "{:>10.1}  of {whole_site} KB for the whole site", in_kb(self.whole))
    }
}

fn named_in(html: &str) -> Result<Vec<String>> {
    let names = RefCell::new(Vec::new());
    let note = element!(
        "link[href]:not([rel=alternate], [rel=apple-touch-icon]), script[src], img[src]",
        |element| {
            let name = element.get_attribute("href").or_else(|| element.get_attribute("src"));
            let mut names = names.borrow_mut();
            if let Some(name) = name.filter(|name| !names.contains(name) && !name.starts_with("data:")) {
                names.push(name);
            }
            Ok(())
        }
    );
    rewrite_str(html, RewriteStrSettings::new().append_element_content_handler(note))
        .context("index.html cannot be read as HTML")?;
    Ok(names.into_inner())
}

/// The manifest and the shard of the best-known films, as far as the site has a catalog.
fn first_of_catalog(site: &Path) -> Vec<String> {
    let Ok(entries) = fs::read_dir(site.join("catalog")) else { return Vec::new() };
    let mut names: Vec<String> = entries
        .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
        .filter(|name| name == "manifest.json" || name.contains("head"))
        .map(|name| format!("catalog/{name}"))
        .collect();
    names.sort();
    names
}
