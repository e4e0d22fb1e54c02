//! One folder in place of another.

use std::fs;
use std::path::Path;

use crate::Error;

/// Puts a whole new folder where an old one may be, so that nobody ever finds half a site there, and removes the old one.
///
/// Linux exchanges both in one step. Elsewhere, and on file systems that cannot, the old folder is moved aside first and back
/// again if the new one cannot take its place.
///
/// # Errors
/// [`Error::Write`]; the old folder is then where it was.
pub fn replace(fresh: &Path, target: &Path) -> Result<(), Error> {
    let unwritable = |source| Error::Write { path: target.to_owned(), source };
    if !target.exists() {
        return fs::rename(fresh, target).map_err(unwritable);
    }
    if exchanged(fresh, target) {
        return fs::remove_dir_all(fresh).map_err(Error::write(fresh));
    }
    let aside = fresh.with_extension("previous");
    fs::rename(target, &aside).map_err(unwritable)?;
    if let Err(source) = fs::rename(fresh, target) {
        // Nothing better can be done than to say it.
        fs::rename(&aside, target).map_err(unwritable)?;
        return Err(unwritable(source));
    }
    fs::remove_dir_all(&aside).map_err(Error::write(&aside))
}

#[cfg(target_os = "linux")]
fn exchanged(one: &Path, other: &Path) -> bool {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    renameat_with(CWD, one, CWD, other, RenameFlags::EXCHANGE).is_ok()
}

#[cfg(not(target_os = "linux"))]
fn exchanged(_: &Path, _: &Path) -> bool {
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_new_folder_stands_where_the_old_one_was_and_nothing_else_is_left() {
        let parent = tempfile::tempdir().unwrap();
        let (fresh, target) = (parent.path().join("fresh"), parent.path().join("site"));
        for word in ["first", "second"] {
            fs::create_dir(&fresh).unwrap();
            fs::write(fresh.join(word), word).unwrap();
            replace(&fresh, &target).unwrap();
            let left: Vec<_> =
                fs::read_dir(&target).unwrap().map(|entry| entry.unwrap().file_name()).collect();
            assert_eq!(left, [word]);
            assert_eq!(fs::read_dir(parent.path()).unwrap().count(), 1);
        }
    }

    #[test]
    fn a_folder_that_cannot_be_replaced_is_left_alone() {
        let parent = tempfile::tempdir().unwrap();
        let target = parent.path().join("site");
        fs::create_dir(&target).unwrap();
        assert!(replace(&parent.path().join("nothing"), &target).is_err());
        assert!(target.is_dir());
    }
}
