//! Whether a folder is a site that can be published, and whether another one may be replaced.

use std::collections::BTreeSet;
use std::path::Path;

use bijou_catalog::{Error as CatalogError, Plan, sha256_hex};

use crate::files::{is_of_git, read};
use crate::list::every_file;
use crate::worker::{WORKER, listed};
use crate::{Error, belongs_to_host, is_variant};

/// Where a site has its catalog.
const CATALOG: &str = "catalog/";

/// What every site has besides its program.
const PARTS: [&str; 5] = ["index.html", "404.html", "app.webmanifest", "start.js", WORKER];

/// A site that was built and finished.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Finished(());

impl Finished {
    /// Checks a folder: it has everything that its worker lists, and the program in it is as it was built.
    ///
    /// # Errors
    /// [`Error::NoSite`] with what it lacks.
    pub fn check(folder: &Path) -> Result<Self, Error> {
        let no_site = |reason: String| Error::NoSite { folder: folder.to_owned(), reason };
        if let Some(part) = PARTS.iter().find(|part| !folder.join(part).is_file()) {
            return Err(no_site(format!("it has no {part}")));
        }
        let listed = listed(folder).map_err(|error| no_site(error.to_string()))?;
        if listed.is_empty() {
            return Err(no_site("it is a draft; build it with `cargo xtask build`".to_owned()));
        }
        for (name, digest) in listed.iter().filter(|(name, _)| !name.starts_with(CATALOG)) {
            let file = folder.join(name);
            if !file.is_file() {
                return Err(no_site(format!("{name} is missing")));
            }
            let is_program = name.ends_with(".js") || name.ends_with(".wasm");
            if is_program && sha256_hex(&read(&file)?) != *digest {
                return Err(no_site(format!("{name} is not as it was built")));
            }
        }
        if !listed.keys().any(|name| name.ends_with(".wasm")) {
            return Err(no_site("it has no program".to_owned()));
        }
        Self::read_format(folder)?;
        Ok(Self(()))
    }

    /// A program reads the format of the catalog that it was built with.
    fn read_format(folder: &Path) -> Result<(), Error> {
        let manifest = folder.join(CATALOG).join("manifest.json");
        if !manifest.exists() {
            return Ok(());
        }
        let other = |found: u32, whose: &str| Error::NoSite {
            folder: folder.to_owned(),
            reason: format!(
                "its program reads catalogs of format {found}, which is {whose} than this command writes"
            ),
        };
        match Plan::from_json(&read(&manifest)?) {
            Err(CatalogError::Newer { found }) => Err(other(found, "newer")),
            Err(CatalogError::Older { found }) => Err(other(found, "older")),
            // It is replaced, whatever else is wrong with it.
            _ => Ok(()),
        }
    }
}

/// Whether a folder may be replaced: it is not there, or empty, or has nothing but a site that was published there. Its catalog may
/// have been replaced by hand, and what is for the host is kept.
///
/// # Errors
/// [`Error::NoSite`] when there are files, but no site; [`Error::Foreign`] when there are others beside it.
pub fn check_replaceable(folder: &Path) -> Result<(), Error> {
    if !folder.exists() {
        return Ok(());
    }
    let all = every_file(folder)?;
    if all.is_empty() {
        return Ok(());
    }
    let ours: BTreeSet<String> = match listed(folder) {
        Ok(listed) if PARTS.iter().all(|part| folder.join(part).is_file()) => listed.into_keys().collect(),
        _ => {
            let reason = "it holds other files, which would be lost".to_owned();
            return Err(Error::NoSite { folder: folder.to_owned(), reason });
        }
    };
    let is_ours = |name: &&String| {
        ours.contains(*name) || *name == WORKER || name.starts_with(CATALOG) || is_variant(name, &all)
    };
    let is_kept = |name: &&String| belongs_to_host(name) && !is_of_git(name);
    match all.iter().find(|name| !is_ours(name) && !is_kept(name)) {
        Some(first) => Err(Error::Foreign { folder: folder.to_owned(), first: first.clone() }),
        None => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    fn site() -> tempfile::TempDir {
        let site = tempfile::tempdir().unwrap();
        for name in ["index.html", "404.html", "app.webmanifest", "start.js", "a_bg.wasm"] {
            fs::write(site.path().join(name), name).unwrap();
        }
        fs::write(site.path().join(WORKER), "const FILES = {};\nconst VERSION = \"draft\";\n").unwrap();
        site
    }

    fn refusal(site: &tempfile::TempDir) -> String {
        Finished::check(site.path()).unwrap_err().to_string()
    }

    #[test]
    fn a_finished_site_is_told_from_drafts_and_from_what_lacks_or_changed_something() {
        let site = site();
        assert!(refusal(&site).contains("draft"));
        crate::fill(site.path()).unwrap();
        assert!(Finished::check(site.path()).is_ok());
        fs::write(site.path().join("index.html"), "other words").unwrap();
        assert!(Finished::check(site.path()).is_ok());
        fs::write(site.path().join("a_bg.wasm"), "half").unwrap();
        assert!(refusal(&site).contains("a_bg.wasm is not as it was built"));
        fs::remove_file(site.path().join("a_bg.wasm")).unwrap();
        assert!(refusal(&site).contains("a_bg.wasm is missing"));
        fs::remove_file(site.path().join("404.html")).unwrap();
        assert!(refusal(&site).contains("no 404.html"));
    }

    #[test]
    fn a_program_for_another_format_is_refused() {
        let site = site();
        crate::fill(site.path()).unwrap();
        fs::create_dir(site.path().join("catalog")).unwrap();
        for (format, word) in [(2, "older"), (99, "newer")] {
            fs::write(
                site.path().join("catalog/manifest.json"),
                format!("{{\"format\": {format}, \"shards\": []}}"),
            )
            .unwrap();
            assert!(refusal(&site).contains(word), "{}", refusal(&site));
        }
    }

    #[test]
    fn files_of_somebody_else_are_found() {
        let empty = tempfile::tempdir().unwrap();
        check_replaceable(empty.path()).unwrap();
        check_replaceable(&empty.path().join("nothing")).unwrap();
        fs::write(empty.path().join("thesis.txt"), "x").unwrap();
        assert!(check_replaceable(empty.path()).unwrap_err().to_string().contains("other files"));
        let site = site();
        crate::fill(site.path()).unwrap();
        fs::create_dir(site.path().join("catalog")).unwrap();
        for name in ["CNAME", ".nojekyll", "start.js.gz", "catalog/head-1.bin"] {
            fs::write(site.path().join(name), "x").unwrap();
        }
        check_replaceable(site.path()).unwrap();
        for (folder, name) in [("", "imprint.html"), (".git", ".git/HEAD")] {
            fs::create_dir_all(site.path().join(folder)).unwrap();
            fs::write(site.path().join(name), "x").unwrap();
            let refused = check_replaceable(site.path()).unwrap_err().to_string();
            assert!(refused.contains(name), "{refused}");
        }
    }
}
