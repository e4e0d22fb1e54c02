//! The texts that ship.

#![allow(clippy::unwrap_used, reason = "a failed step is a failed test")]

use std::path::Path;

use bijou_words::Folder;

fn folder() -> Folder {
    Folder::read(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../../words")).unwrap()
}

#[test]
fn every_language_says_exactly_what_english_says() {
    let problems: Vec<String> = folder().problems.iter().map(ToString::to_string).collect();
    assert!(problems.is_empty(), "\n{}", problems.join("\n"));
}

#[test]
fn english_and_german_are_there_under_their_own_names() {
    let names: Vec<String> = folder().languages.into_iter().map(|language| language.name).collect();
    assert_eq!(names, ["English", "Deutsch"]);
}

#[test]
fn every_file_has_a_line_for_each_text() {
    let folder = folder();
    for language in &folder.languages {
        let lines = |served: &bijou_words::Served| served.content.split('\n').count();
        let (first, all) = (folder.english.first(), folder.english.messages.len());
        assert_eq!(
            (lines(&language.first), lines(&language.late)),
            (first, all - first),
            "{}",
            language.code
        );
        assert!(language.first.name.starts_with(&language.code) && language.late.name.contains("-late-"));
    }
}
