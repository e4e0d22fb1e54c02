//! What is done to the site after Trunk has staged it, and before anybody gets it.

mod dressed;
pub mod glue;
mod inline;
pub mod lean_std;
mod not_found;
pub mod optimize;
mod origins;
pub mod pages;
mod policy;
pub mod split;
mod styles;
pub mod weight;
mod words;

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use bijou_site::{Base, hash};

use crate::build::Build;
use crate::project::Project;

/// Finishes the staged site: smaller, with its security policy, one folder per page, and a page for wrong addresses.
///
/// # Errors
/// When the site would break a promise: an unknown inline script, another origin, or more bytes than a first visit may
/// load.
pub fn finish(project: &Project, staged: &Path, options: &Build) -> Result<()> {
    if !options.draft {
        split::join(project, staged)?;
        optimize::shrink_wasm(project, staged)?;
    }
    glue::shrink(staged)?;
    let index = staged.join("index.html");
    let html = read(&index)?;
    let base = Base::of_page(&html)?;
    let html = styles::join(project, staged, &html, &base)?;
    let html = policy::protect_app(&words::spell_out(project, &html)?)?;
    write(&index, &html)?;
    pages::write_folders(staged, &html, &base)?;
    words::write(project, staged)?;
    not_found::finish(project, staged, &base)?;
    dressed::dress(staged)?;
    origins::check(staged)?;
    if options.draft {
        return Ok(());
    }
    bijou_site::fill(staged)?;
    bijou_site::precompress(staged, options.precompress)?;
    weight::weigh(project, staged)?.check()
}

/// The files of one kind at the top of the site.
fn files(site: &Path, kind: &str) -> Result<Vec<PathBuf>> {
    let entries = fs::read_dir(site).with_context(|| format!("cannot read {}", site.display()))?;
    let mut files = Vec::new();
    for entry in entries {
        let file = entry.with_context(|| format!("cannot read {}", site.display()))?.path();
        if file.extension().is_some_and(|extension| extension == kind) {
            files.push(file);
        }
    }
    Ok(files)
}

fn read(file: &Path) -> Result<String> {
    fs::read_to_string(file).with_context(|| format!("cannot read {}", file.display()))
}

fn write(file: &Path, text: &str) -> Result<()> {
    fs::write(file, text).with_context(|| format!("cannot write {}", file.display()))
}
