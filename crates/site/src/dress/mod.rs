//! A site as its owner wants it: name, description, words and accent, put into the files that were built.

mod accent;
mod color;
mod page;
mod style;
mod web_manifest;

use std::path::Path;

use bijou_catalog::{Site, Words};

use crate::files::{read_text, write};
use crate::{Error, files};

/// What the program calls itself, where its owner does not.
const NAME: &str = "Bijou";

/// What was done, in words for its owner.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Dressed {
    /// What is the owner's own, such as "title".
    pub own: Vec<String>,
    /// What an owner should know about it.
    pub remarks: Vec<String>,
}

/// Dresses the static files of a site after what its catalog says: whatever they said before, afterwards they say this. `None`
/// gives back the program's own. The worker's list of files must be filled after it.
///
/// # Errors
/// When a file cannot be read, written or understood, or the accent is no color.
pub fn dress(folder: &Path, site: Option<&Site>) -> Result<Dressed, Error> {
    let program = Site::default();
    let site = site.unwrap_or(&program);
    let (rule, remarks) = match &site.accent {
        Some(accent) => (Some(accent::rule(accent)?), accent::remarks(accent)?),
        None => (None, Vec::new()),
    };
    let renamed = style::dress(folder, rule.as_deref())?;
    for name in files(folder)?.iter().filter(|name| name.ends_with(".html")) {
        change(&folder.join(name), |html| page::dressed(name, html, site, renamed.as_ref()))?;
    }
    change(&folder.join(web_manifest::NAME), |json| web_manifest::dressed(json, site))?;
    Ok(Dressed { own: own(site), remarks })
}

/// Writes a file again where it is to say something else.
fn change(file: &Path, dressed: impl FnOnce(&str) -> Result<String, Error>) -> Result<(), Error> {
    let before = read_text(file)?;
    let after = dressed(&before)?;
    if after == before { Ok(()) } else { write(file, after) }
}

/// A word for each thing that is the owner's.
fn own(site: &Site) -> Vec<String> {
    let languages = site.words.iter().filter(|(_, words)| !words.is_empty()).map(|(code, _)| code.as_str());
    let languages: Vec<&str> = languages.collect();
    let words = (!languages.is_empty()).then(|| format!("words ({})", languages.join(", ")));
    let said = [("title", !site.title.is_empty()), ("description", !site.description.is_empty())];
    let said = said.into_iter().filter(|(_, is_own)| *is_own).map(|(what, _)| what.to_owned());
    let accent = site.accent.as_ref().map(|_| "accent".to_owned());
    said.chain(words).chain(accent).collect()
}

/// What is said in place of which words in a language, the program's name among them.
fn words_of(site: &Site, language: &str) -> Words {
    let mut words = site.words.get(language).cloned().unwrap_or_default();
    if !site.title.is_empty() {
        words.entry(NAME.to_owned()).or_insert_with(|| site.title.clone());
    }
    words
}
