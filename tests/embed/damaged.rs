//! Catalogs that something has happened to, and the order in which they arrive.

use std::fs;
use std::path::Path;

use serde_json::{Value, json};
use tempfile::TempDir;

use crate::catalog::{folder, manifest};
use crate::node::told;

/// What became of a catalog: how many films there were to work with at first and at the end, or a code.
#[derive(Debug, PartialEq)]
struct Outcome {
    first: Value,
    end: Value,
    picks: u64,
}

/// Loads a copy of the shipped catalog after `damage`.
fn after(damage: impl FnOnce(&Path)) -> Option<Outcome> {
    let copy = TempDir::new().unwrap();
    for entry in fs::read_dir(folder()).unwrap() {
        let entry = entry.unwrap();
        fs::copy(entry.path(), copy.path().join(entry.file_name())).unwrap();
    }
    damage(copy.path());
    let told = told("load.mjs", &[copy.path()])?;
    assert!(
        told["messages"].as_array().unwrap().iter().all(|said| said.as_str().unwrap().len() > 10),
        "{told}"
    );
    Some(Outcome {
        first: told["first"].clone(),
        end: told["end"].clone(),
        picks: told["picks"].as_u64().unwrap(),
    })
}

fn shard(number: usize) -> String {
    manifest().shards[number].file.clone()
}

fn changed(file: &Path, change: impl FnOnce(&mut Vec<u8>)) {
    let mut bytes = fs::read(file).unwrap();
    change(&mut bytes);
    fs::write(file, bytes).unwrap();
}

fn manifest_changed(folder: &Path, change: impl FnOnce(&mut Value)) {
    let file = folder.join("manifest.json");
    let mut manifest: Value = serde_json::from_slice(&fs::read(&file).unwrap()).unwrap();
    change(&mut manifest);
    fs::write(&file, manifest.to_string()).unwrap();
}

/// Refused before any film is there.
fn refused(code: &str) -> Outcome {
    Outcome { first: json!(code), end: Value::Null, picks: 0 }
}

#[test]
fn a_whole_catalog_arrives_whole() {
    let Some(outcome) = after(|_| ()) else { return };
    assert_eq!(outcome, Outcome { first: json!(320), end: json!(88_138), picks: 5 });
}

#[test]
fn a_damaged_head_is_refused_with_a_code_that_says_how() {
    let head = |change: fn(&mut Vec<u8>)| after(|folder| changed(&folder.join(shard(0)), change));
    let Some(outcome) = head(|bytes| bytes[1000] ^= 1) else { return };
    assert_eq!(outcome, refused("catalog-altered"));
    assert_eq!(head(|bytes| bytes.truncate(1000)).unwrap(), refused("catalog-truncated"));
    assert_eq!(head(Vec::clear).unwrap(), refused("catalog-truncated"));
    assert_eq!(head(|bytes| bytes.push(0)).unwrap(), refused("catalog-altered"));
    assert_eq!(
        after(|folder| fs::remove_file(folder.join(shard(0))).unwrap()).unwrap(),
        refused("unreachable")
    );
}

#[test]
fn what_arrived_before_a_damaged_part_works_on() {
    let left = |films: usize, code: &str| Outcome {
        first: json!(320),
        end: json!(code),
        picks: films.min(5) as u64,
    };
    let Some(outcome) = after(|folder| changed(&folder.join(shard(1)), |bytes| bytes[5000] ^= 1)) else {
        return;
    };
    assert_eq!(outcome, left(320, "catalog-altered"));
    let outcome = after(|folder| changed(&folder.join(shard(2)), |bytes| bytes.truncate(5000))).unwrap();
    assert_eq!(outcome, left(8707, "catalog-truncated"));
}

#[test]
fn another_format_is_refused_whatever_else_the_manifest_says() {
    let format = |number: Value| {
        after(|folder| {
            fs::write(folder.join("manifest.json"), json!({ "format": number }).to_string()).unwrap();
        })
    };
    let Some(outcome) = format(json!(99)) else { return };
    assert_eq!(outcome, refused("catalog-newer"));
    assert_eq!(format(json!(1)).unwrap(), refused("catalog-older"));
    assert_eq!(format(json!("3")).unwrap(), refused("catalog-invalid"));
    assert_eq!(format(json!(3.5)).unwrap(), refused("catalog-invalid"));
}

#[test]
fn a_manifest_that_lies_is_refused_before_anything_is_fetched_or_opened() {
    let lie = |path: &str, value: Value| {
        after(|folder| {
            manifest_changed(folder, |manifest| *manifest.pointer_mut(path).unwrap() = value);
        })
    };
    let Some(outcome) = lie("/shards/0/bytes", json!(1_u64 << 40)) else { return };
    assert_eq!(outcome, refused("catalog-too-large"));
    assert_eq!(lie("/shards/0/inflated_bytes", json!(1_u64 << 40)).unwrap(), refused("catalog-too-large"));
    // A bomb: it inflates to more than was said.
    assert_eq!(lie("/shards/0/inflated_bytes", json!(100)).unwrap(), refused("catalog-altered"));
    assert_eq!(lie("/shards/0/inflated_bytes", json!(1 << 20)).unwrap(), refused("catalog-truncated"));
    assert_eq!(lie("/shards/0/films", json!(321)).unwrap(), refused("catalog-invalid"));
    assert_eq!(lie("/shards/0/file", json!("../head-x.bin")).unwrap(), refused("catalog-invalid"));
    assert_eq!(lie("/shards/0/kind", json!("core")).unwrap(), refused("catalog-invalid"));
    assert_eq!(lie("/shards/0/bytes", json!(-1)).unwrap(), refused("catalog-invalid"));
    assert_eq!(lie("/source/license", json!(null)).unwrap(), refused("catalog-invalid"));
    assert_eq!(lie("/shards", json!([])).unwrap(), refused("catalog-invalid"));
}

#[test]
fn the_head_comes_first_and_recommends_before_the_rest_is_asked_for() {
    let Some(told) = told("order.mjs", &[&folder()]) else { return };
    let files: Vec<String> = manifest().shards.iter().map(|shard| shard.file.clone()).collect();
    assert_eq!(told["asked"], json!(files));
    assert_eq!(told["filesAtFirst"], 1);
    assert_eq!(told["filmsAtFirst"], 320);
    assert_eq!(told["picksAtFirst"], 10);
    assert_eq!(told["unknownAtFirst"], "unknown-film");
    assert_eq!(told["contentAtFirst"], "not-yet");
    assert_eq!(told["filmsAtEnd"], 88_138);
    assert_eq!(told["knownAtEnd"], true);
    // Two catalogs beside each other do not disturb each other.
    assert_eq!(told["besides"], 320);
    assert_eq!(told["byArray"], told["byMap"]);
    assert_eq!(told["byArray"], told["byObject"]);
}
