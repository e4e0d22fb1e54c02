//! What a site consists of.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use crate::Error;

/// Endings of what a host may send in place of a file.
pub(crate) const VARIANTS: [&str; 2] = [".gz", ".br"];

/// Names at the top of a folder that are the host's and not the site's, besides those that begin with `.` or `_`.
const OF_HOST: [&str; 3] = ["CNAME", "robots.txt", "favicon.ico"];

/// The paths of all files of a site, in order, with slashes. Compressed variants of them are left out, and what only the host
/// reads: it may not even answer for that.
///
/// # Errors
/// [`Error::Read`] when a folder cannot be read.
pub fn files(site: &Path) -> Result<Vec<String>, Error> {
    let all = every_file(site)?;
    let is_of_site = |name: &&String| !belongs_to_host(name) && !is_variant(name, &all);
    Ok(all.iter().filter(is_of_site).cloned().collect())
}

/// Whether a path is that of a file for the host, such as `.nojekyll` or `_headers`.
pub fn belongs_to_host(name: &str) -> bool {
    name.starts_with(['.', '_']) || OF_HOST.contains(&name)
}

/// Whether a path is that of another file, compressed.
pub fn is_variant(name: &str, all: &BTreeSet<String>) -> bool {
    VARIANTS.iter().any(|end| name.strip_suffix(end).is_some_and(|plain| all.contains(plain)))
}

/// The paths of all files below a folder, whatever they are.
pub(crate) fn every_file(folder: &Path) -> Result<BTreeSet<String>, Error> {
    let mut found = BTreeSet::new();
    list(folder, "", &mut found)?;
    Ok(found)
}

fn list(folder: &Path, under: &str, found: &mut BTreeSet<String>) -> Result<(), Error> {
    for entry in fs::read_dir(folder).map_err(Error::read(folder))? {
        let entry = entry.map_err(Error::read(folder))?;
        let name = format!("{under}{}", entry.file_name().to_string_lossy());
        match entry.path() {
            path if path.is_dir() => list(&path, &format!("{name}/"), found)?,
            _ => drop(found.insert(name)),
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn variants_and_the_files_of_hosts_are_no_part_of_a_site() {
        let site = tempfile::tempdir().unwrap();
        fs::create_dir(site.path().join("words")).unwrap();
        for name in
            [".nojekyll", "_headers", "CNAME", "a.js", "a.js.br", "a.js.gz", "alone.gz", "words/de.txt"]
        {
            fs::write(site.path().join(name), "x").unwrap();
        }
        assert_eq!(files(site.path()).unwrap(), ["a.js", "alone.gz", "words/de.txt"]);
    }
}
