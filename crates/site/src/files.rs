//! Reading, writing and copying, with errors that name the file.

use std::fs;
use std::path::Path;

use bijou_catalog::sha256_hex;

use crate::list::every_file;
use crate::{Error, belongs_to_host, files};

/// Digits of a hash in a file's name.
const DIGITS: usize = 16;

/// What names a file by its content.
pub fn hash(bytes: &[u8]) -> String {
    let mut digest = sha256_hex(bytes);
    digest.truncate(DIGITS);
    digest
}

pub(crate) fn read(file: &Path) -> Result<Vec<u8>, Error> {
    fs::read(file).map_err(Error::read(file))
}

pub(crate) fn read_text(file: &Path) -> Result<String, Error> {
    fs::read_to_string(file).map_err(Error::read(file))
}

pub(crate) fn write(file: &Path, bytes: impl AsRef<[u8]>) -> Result<(), Error> {
    fs::write(file, bytes).map_err(Error::write(file))
}

pub(crate) fn remove(file: &Path) -> Result<(), Error> {
    fs::remove_file(file).map_err(Error::write(file))
}

/// Copies a site into an empty folder, without compressed variants, and with what is in it for its host.
///
/// # Errors
/// [`Error::Read`] or [`Error::Write`] with the file that could not be copied.
pub fn copy_site(from: &Path, to: &Path) -> Result<(), Error> {
    files(from)?.iter().try_for_each(|name| copy(from, to, name))?;
    copy_host_files(from, to)
}

/// Copies what a folder has for its host, such as `CNAME`, as far as it is not there already. A folder that is not there has nothing.
///
/// # Errors
/// As [`copy_site`].
pub fn copy_host_files(from: &Path, to: &Path) -> Result<(), Error> {
    if !from.exists() {
        return Ok(());
    }
    let kept = every_file(from)?.into_iter().filter(|name| belongs_to_host(name) && !is_of_git(name));
    kept.filter(|name| !to.join(name).exists()).try_for_each(|name| copy(from, to, &name))
}

/// Whether a path is that of a repository's own file.
pub(crate) fn is_of_git(name: &str) -> bool {
    name == ".git" || name.starts_with(".git/")
}

fn copy(from: &Path, to: &Path, name: &str) -> Result<(), Error> {
    let target = to.join(name);
    if let Some(folder) = target.parent() {
        fs::create_dir_all(folder).map_err(Error::write(folder))?;
    }
    // Read and written: an error must say which of them failed, and a copy need not keep who may read the original.
    write(&target, read(&from.join(name))?)
}
