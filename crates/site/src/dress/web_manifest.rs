//! What a device is told that installs the site.

use bijou_catalog::Site;
use serde_json::{Map, Value};

use crate::Error;

/// The file at the top of the site.
pub(super) const NAME: &str = "app.webmanifest";

/// The whole file as it was built, which no browser reads.
const OWN: &str = "own";

/// The file as its owner wants it; as it was built where they want nothing.
pub(super) fn dressed(json: &str, site: &Site) -> Result<String, Error> {
    let unusable = |error: serde_json::Error| Error::unusable(NAME, format!("is no web manifest: {error}"));
    let read = |json: &str| serde_json::from_str::<Map<String, Value>>(json).map_err(unusable);
    let own = match read(json)?.get(OWN) {
        Some(Value::String(own)) => own.clone(),
        _ => json.to_owned(),
    };
    let said = [("name", &site.title), ("short_name", &site.title), ("description", &site.description)];
    let said: Vec<_> = said.into_iter().filter(|(_, text)| !text.is_empty()).collect();
    if said.is_empty() {
        return Ok(own);
    }
    let mut manifest = read(&own)?;
    for (key, text) in said {
        manifest.insert(key.to_owned(), text.clone().into());
    }
    manifest.insert(OWN.to_owned(), own.into());
    Ok(serde_json::to_string_pretty(&manifest).map_err(unusable)? + "\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    const BUILT: &str = "{\n  \"name\": \"Bijou\", \"short_name\": \"Bijou\",\n  \"description\": \"Films\", \"scope\": \"./\" }\n";

    #[test]
    fn names_are_the_owners_and_every_byte_comes_back() {
        let site = Site { title: "\"Leselust\"".to_owned(), ..Site::default() };
        let once = dressed(BUILT, &site).unwrap();
        let manifest: Value = serde_json::from_str(&once).unwrap();
        assert_eq!(manifest["name"], "\"Leselust\"");
        assert_eq!(manifest["short_name"], "\"Leselust\"");
        assert_eq!((&manifest["description"], &manifest["scope"]), (&"Films".into(), &"./".into()));
        let other = Site { description: "Books".to_owned(), ..Site::default() };
        assert_eq!(dressed(&dressed(BUILT, &other).unwrap(), &site).unwrap(), once);
        assert_eq!(dressed(&once, &Site::default()).unwrap(), BUILT);
    }

    #[test]
    fn a_file_that_is_no_object_is_refused() {
        assert!(dressed("[]", &Site::default()).unwrap_err().to_string().contains("app.webmanifest"));
    }
}
