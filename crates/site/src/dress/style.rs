//! The accent as one rule at the end of the first stylesheet, which gets another name with it: hosts may let browsers keep a
//! file forever that is named after its content.

use std::fs;
use std::path::Path;

use crate::Error;
use crate::files::{hash, read_text, remove, write};

/// What comes after it is the owner's.
const MARK: &str = "/*! of this site's owner */";

/// How the stylesheet's name begins.
const STEM: &str = "style-";

/// Puts a rule at the end of the first stylesheet, in place of what the owner had there. Returns both names where it got
/// another one.
pub(super) fn dress(folder: &Path, rule: Option<&str>) -> Result<Option<(String, String)>, Error> {
    let old = name(folder)?;
    let css = read_text(&folder.join(&old))?;
    let own = css.split(MARK).next().unwrap_or_default();
    let dressed = rule.map_or_else(|| own.to_owned(), |rule| format!("{own}{MARK}{rule}"));
    if dressed == css {
        return Ok(None);
    }
    let new = format!("{STEM}{}.css", hash(dressed.as_bytes()));
    write(&folder.join(&new), dressed)?;
    remove(&folder.join(&old))?;
    Ok(Some((old, new)))
}

fn name(folder: &Path) -> Result<String, Error> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).map_err(Error::read(folder))? {
        let name = entry.map_err(Error::read(folder))?.file_name().to_string_lossy().into_owned();
        if name.starts_with(STEM) && name.ends_with(".css") {
            found.push(name);
        }
    }
    match <[String; 1]>::try_from(found) {
        Ok([name]) => Ok(name),
        Err(found) => Err(Error::unusable(
            format!("{STEM}….css"),
            format!("must be one file at the top of the site, but there are {}", found.len()),
        )),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn another_rule_is_another_name_and_no_rule_is_the_first_one_again() {
        let folder = tempfile::tempdir().unwrap();
        let first = format!("style-{}.css", hash(b"a{}"));
        fs::write(folder.path().join(&first), "a{}").unwrap();
        let names: Vec<_> = [Some("b{}"), Some("b{}"), Some("c{}"), None]
            .map(|rule| dress(folder.path(), rule).unwrap().map(|(_, new)| new))
            .into();
        assert!(names[0].is_some() && names[1].is_none() && names[2].is_some() && names[2] != names[0]);
        assert_eq!(names[3].as_ref(), Some(&first));
        assert_eq!(fs::read_to_string(folder.path().join(&first)).unwrap(), "a{}");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }

    #[test]
    fn a_site_without_a_stylesheet_is_refused() {
        assert!(dress(tempfile::tempdir().unwrap().path(), None).is_err());
    }
}
