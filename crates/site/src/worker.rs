//! The service worker's list of files: what makes its version, and what every page of the site can be shown from.

use std::collections::BTreeMap;
use std::path::Path;

use bijou_catalog::sha256_hex;

use crate::files::{hash, read, read_text, write};
use crate::{Error, files};

/// The worker itself, at the top of the site.
pub(crate) const WORKER: &str = "worker.js";
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
pub fn fill(site: &Path) -> Result<(), Error> {
    let file = site.join(WORKER);
    let digest = |name: String| {
        let digest = sha256_hex(&read(&site.join(&name))?);
        Ok((name.strip_suffix(INDEX).unwrap_or(&name).to_owned(), digest))
    };
    let files: BTreeMap<String, String> =
        files(site)?.into_iter().filter(|name| name != WORKER).map(digest).collect::<Result<_, Error>>()?;
    let files = serde_json::to_string(&files).map_err(|error| Error::unusable(WORKER, error.to_string()))?;
    let version = format!("\"{}\"", hash(files.as_bytes()));
    let (mut filled, mut script) = (0, String::new());
    for line in read_text(&file)?.lines() {
        let values = [(FILES, &files), (VERSION, &version)];
        let value = values.into_iter().find(|(begin, _)| line.starts_with(begin));
        match value {
            Some((begin, value)) => script += &format!("{begin}{value};\n"),
            None => script += &format!("{line}\n"),
        }
        filled += usize::from(value.is_some());
    }
    if filled != 2 {
        return Err(Error::unusable(WORKER, "has no place for the list of files"));
    }
    write(&file, script)
}

/// The files that a site's worker lists, each with its SHA-256; none for a worker that was not filled.
///
/// # Errors
/// When the worker cannot be read, or has no such list.
pub fn listed(site: &Path) -> Result<BTreeMap<String, String>, Error> {
    let script = read_text(&site.join(WORKER))?;
    let line = script.lines().find_map(|line| line.strip_prefix(FILES)?.strip_suffix(';'));
    let listed: Option<BTreeMap<String, String>> = line.and_then(|list| serde_json::from_str(list).ok());
    let listed = listed.ok_or_else(|| Error::unusable(WORKER, "has no list of files"))?;
    let whole = |(path, digest): (String, String)| {
        let folder = path.is_empty() || path.ends_with('/');
        (if folder { path + INDEX } else { path }, digest)
    };
    Ok(listed.into_iter().map(whole).collect())
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    fn worker_of(page: &str) -> String {
        let site = tempfile::tempdir().unwrap();
        fs::create_dir(site.path().join("browse")).unwrap();
        fs::write(site.path().join("browse/index.html"), page).unwrap();
        fs::write(site.path().join(INDEX), "front").unwrap();
        fs::write(site.path().join(WORKER), format!("{FILES}{{}};\n{VERSION}\"draft\";\n")).unwrap();
        assert!(listed(site.path()).unwrap().is_empty());
        fill(site.path()).unwrap();
        // Again, as for a site that has got another catalog.
        fill(site.path()).unwrap();
        let names: Vec<String> = listed(site.path()).unwrap().into_keys().collect();
        assert_eq!(names, ["browse/index.html", "index.html"]);
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

    #[test]
    fn a_worker_without_a_place_for_the_list_is_refused() {
        let site = tempfile::tempdir().unwrap();
        fs::write(site.path().join(WORKER), "self.skipWaiting();\n").unwrap();
        assert!(fill(site.path()).is_err() && listed(site.path()).is_err());
    }
}
