//! What is done to the site after Trunk has staged it, and before anybody gets it.

pub mod base;
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
pub mod worker;

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use crate::project::Project;
use base::Base;
use sha2::{Digest, Sha256};

/// Finishes the staged site: smaller, with its security policy, one folder per page, and a page for wrong addresses.
///
/// # Errors
/// When the site would break a promise: an unknown inline script, another origin, or more bytes than a first visit may
/// load.
pub fn finish(project: &Project, staged: &Path, draft: bool) -> Result<()> {
    if !draft {
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
    origins::check(staged)?;
    if draft {
        return Ok(());
    }
    worker::fill(staged)?;
    weight::weigh(project, staged)?.check()
}

/// Digits of a hash in a file's name.
const DIGITS: usize = 16;

/// What names a file by its content.
fn hash(bytes: &[u8]) -> String {
    let digest = Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect::<String>();
    digest[..DIGITS].to_owned()
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
