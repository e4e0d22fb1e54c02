//! Sites that something has happened to.

use std::fs;
use std::path::{Path, PathBuf};

use tempfile::TempDir;

use super::setting::Setting;

/// A copy of the built site for a test to damage; it is removed when the value is dropped.
pub fn copy_of_site() -> TempDir {
    let copy = TempDir::new().unwrap();
    copy_folder(&Setting::read().site, copy.path());
    copy
}

/// The one file at the top of a site whose name ends so.
pub fn file_ending_in(site: &Path, end: &str) -> PathBuf {
    let paths = fs::read_dir(site).unwrap().map(|entry| entry.unwrap().path());
    let mut matching = paths.filter(|path| path.to_string_lossy().ends_with(end));
    let file = matching.next().unwrap_or_else(|| panic!("the site has no file that ends in {end}"));
    assert!(matching.next().is_none(), "the site has several files that end in {end}");
    file
}

fn copy_folder(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            copy_folder(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).unwrap();
        }
    }
}
