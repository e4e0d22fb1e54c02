//! The files of the languages that the app fetches.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use bijou_words::Folder;

use crate::project::Project;

/// The folder of the site that holds them.
const FOLDER: &str = "words";

/// Writes the file of every language but English, which the app brings with it.
pub(super) fn write(project: &Project, site: &Path) -> Result<()> {
    let folder = Folder::read(&project.root().join("words"))?;
    let target = site.join(FOLDER);
    fs::create_dir_all(&target).with_context(|| format!("cannot create {}", target.display()))?;
    folder
        .languages
        .iter()
        .skip(1)
        .try_for_each(|language| super::write(&target.join(&language.served_as), &language.content))
}

/// The files, as a first visit fetches them.
pub(super) fn files(site: &Path) -> Vec<String> {
    let Ok(entries) = fs::read_dir(site.join(FOLDER)) else { return Vec::new() };
    let names = entries.filter_map(|entry| entry.ok()?.file_name().into_string().ok());
    names.map(|name| format!("{FOLDER}/{name}")).collect()
}
