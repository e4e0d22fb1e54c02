//! Tests of the files in `deploy/` that no server here reads.

use std::fs;
use std::path::Path;

#[test]
fn netlify_is_told_to_publish_a_folder_as_it_is() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../deploy/netlify.toml");
    let settings: toml::Table = toml::from_str(&fs::read_to_string(file).unwrap()).unwrap();
    let build = settings["build"].as_table().unwrap();
    assert_eq!((build["publish"].as_str(), build["command"].as_str()), (Some("public"), Some("")));
    assert_eq!(build["processing"]["skip_processing"].as_bool(), Some(true));
    assert_eq!(settings["headers"][0]["for"].as_str(), Some("/*"));
}
