//! Turns words/en.txt into one function per text, lists the languages, and lets the linker keep what is needed to cut the
//! program in two.

use std::env;
use std::fs;
use std::path::Path;
use std::process::exit;

use bijou_words::{Folder, functions};

fn main() {
    println!("cargo::rerun-if-changed=words");
    let for_browser = env::var("CARGO_CFG_TARGET_ARCH").is_ok_and(|target| target == "wasm32");
    if for_browser && env::var_os("CARGO_FEATURE_SPLIT").is_some() {
        println!("cargo::rustc-link-arg-bins=--emit-relocs");
    }
    if let Err(what) = write() {
        for line in what.lines() {
            println!("cargo::error={line}");
        }
        exit(1);
    }
}

fn write() -> Result<(), String> {
    let folder = Folder::read(Path::new("words")).map_err(|error| error.to_string())?;
    // English stands in for what a translation lacks, so that a text can be tried before it is translated; the tests of
    // crates/words insist.
    for problem in &folder.problems {
        println!("cargo::warning={problem}");
    }
    let code = functions(&folder.english)
        .map_err(|problems| problems.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"))?;
    let languages: String = folder
        .languages
        .iter()
        .map(|language| {
            format!(
                "Spoken {{ code: {:?}, name: {:?}, file: {:?}, late: {:?} }}, ",
                language.code, language.name, language.first.name, language.late.name
            )
        })
        .collect();
    let languages = format!("&[{languages}]");
    let english = folder.languages.first();
    let first = english.map_or("", |english| english.first.content.as_str());
    let late = english.map_or("", |english| english.late.content.as_str());
    let out = env::var("OUT_DIR").map_err(|error| error.to_string())?;
    for (file, text) in [
        ("functions.rs", code.as_str()),
        ("languages.rs", &languages),
        ("english.txt", first),
        ("english-late.txt", late),
    ] {
        fs::write(Path::new(&out).join(file), text)
            .map_err(|error| format!("cannot write {file}: {error}"))?;
    }
    Ok(())
}
