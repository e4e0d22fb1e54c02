//! The service worker's list of files: what makes its version, and what every page of the site can be shown from.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};
use sha2::{Digest, Sha256};

use super::hash;

/// The worker itself, at the top of the site.
const WORKER: &str = "worker.js";
/// The lines that are filled in there begin so.
const FILES: &str = "const FILES = ";
const VERSION: &str = "const VERSION = ";
/// What a host answers with for a folder.
const INDEX: &str = "index.html";

/// Puts every file of the finished site into its worker, in place of what was listed there before. Nothing of the site may
/// change after this.
///
/// # Errors
/// When a file cannot be read, or the worker has no place for the list.
pub fn fill(site: &Path) -> Result<()> {
    let file = site.join(WORKER);
    let digest = |name: String| {
        let bytes = fs::read(site.join(&name)).with_context(|| format!("cannot read {name}"))?;
        let digest: String = Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect();
        Ok((name.strip_suffix(INDEX).unwrap_or(&name).to_owned(), digest))
    };
    let files: BTreeMap<String, String> =
        files(site)?.into_iter().filter(|name| name != WORKER).map(digest).collect::<Result<_>>()?;
    let files = serde_json::to_string(&files).context("the list of files cannot be written")?;
    let version = format!("{:?}", hash(files.as_bytes()));
    let (mut filled, mut script) = (0, String::new());
    for line in super::read(&file)?.lines() {
        let values = [(FILES, &files), (VERSION, &version)];
        let value = values.into_iter().find(|(begin, _)| line.starts_with(begin));
        match value {
            Some((begin, value)) => script += &format!("{begin}{value};\n"),
            None => script += &format!("{line}\n"),
        }
        filled += usize::from(value.is_some());
    }
    if filled != 2 {
        bail!("{WORKER} has no place for the list of files");
    }
    super::write(&file, &script)
}

/// The paths of all files below a site, in order, with slashes.
///
/// # Errors
/// When a folder cannot be read.
pub(super) fn files(site: &Path) -> Result<Vec<String>> {
    let mut found = Vec::new();
    list(site, "", &mut found)?;
    found.sort();
    Ok(found)
}

fn list(folder: &Path, under: &str, found: &mut Vec<String>) -> Result<()> {
    let entries = fs::read_dir(folder).with_context(|| format!("cannot read {}", folder.display()))?;
    for entry in entries {
        let entry = entry.with_context(|| format!("cannot read {}", folder.display()))?;
        let name = format!("{under}{}", entry.file_name().to_string_lossy());
        match entry.path() {
            path if path.is_dir() => list(&path, &format!("{name}/"), found)?,
            _ => found.push(name),
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn worker_of(page: &str) -> String {
        let site = tempfile::tempdir().unwrap();
        fs::create_dir(site.path().join("browse")).unwrap();
        fs::write(site.path().join("browse/index.html"), page).unwrap();
        fs::write(site.path().join(INDEX), "front").unwrap();
        fs::write(site.path().join(WORKER), format!("{FILES}{{}};\n{VERSION}\"draft\";\n")).unwrap();
        fill(site.path()).unwrap();
        // Again, as for a site that has got another catalog.
        fill(site.path()).unwrap();
        fs::read_to_string(site.path().join(WORKER)).unwrap()
    }

    #[test]
    fn another_byte_anywhere_is_another_worker() {
        let worker = worker_of("page");
        assert_eq!(worker, worker_of("page"));
        assert_ne!(worker, worker_of("pagE"));
        assert!(worker.contains("\"\":") && worker.contains("\"browse/\":"), "{worker}");
        assert!(!worker.contains("draft") && !worker.contains("\"worker.js\""), "{worker}");
    }
}
