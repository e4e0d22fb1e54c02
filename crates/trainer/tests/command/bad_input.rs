//! Bad input gets a clear sentence, its exit code, and leaves what was there.

use std::path::Path;

use tempfile::TempDir;

use crate::fixture::{arg, bijou, files, folder, train, write};

/// Trains and gives the exit code and the sentence.
fn refused_training(folder: &TempDir, out: &Path) -> (i32, String) {
    refused(&["train", arg(folder.path()), "--out", arg(out), "--factors", "8"])
}

fn refused(args: &[&str]) -> (i32, String) {
    let output = bijou(args);
    let stderr = String::from_utf8(output.stderr).unwrap();
    assert!(!stderr.contains("panicked"), "{stderr}");
    let sentence = stderr.lines().last().unwrap_or_default().to_owned();
    assert!(sentence.starts_with("bijou: "), "{stderr}");
    (output.status.code().unwrap(), sentence)
}

#[test]
fn unusable_ratings_are_named_and_the_old_catalog_stays() {
    let folder = folder();
    let out = train(&folder);
    let before = files(&out);
    let cases: [(&[u8], &str); 6] = [
        (b"", "is empty"),
        (b"userId,movieId,rating,timestamp\n", "is empty"),
        (b"userId,movieId,score\n1,1,5\n", "has no column rating; its columns are: userid, movieid, score"),
        (b"userId,movieId,rating\n1,1,\xff\xfe\n", "line 2: not UTF-8"),
        (b"userId,movieId,rating\n1,unknown,5\n1,2,11\n", "has no usable row"),
        (b"userId,movieId,rating\n1,1,5\n2,1,4\n", "only 0 films have 5 or more ratings"),
    ];
    for (content, expected) in cases {
        write(&folder, "ratings.csv", content);
        let (code, sentence) = refused_training(&folder, &out);
        assert_eq!(code, 3, "{sentence}");
        assert!(sentence.contains(expected), "{sentence}");
        assert_eq!(files(&out), before, "the catalog changed");
    }
}

#[test]
fn missing_files_are_named() {
    let folder = folder();
    let out = folder.path().join("catalog");
    for name in ["ratings.csv", "movies.csv"] {
        std::fs::remove_file(folder.path().join(name)).unwrap();
        let (code, sentence) = refused_training(&folder, &out);
        assert_eq!(code, 3);
        assert!(sentence.contains(&format!("{name}: No such file")), "{sentence}");
        assert!(!out.exists());
    }
}

#[test]
fn a_folder_that_cannot_be_written_is_named() {
    let folder = folder();
    let file = write(&folder, "a-file", "not a folder");
    let (code, sentence) = refused_training(&folder, &file.join("catalog"));
    assert_eq!(code, 1);
    assert!(sentence.contains("cannot write") && sentence.contains("a-file"), "{sentence}");
}

#[test]
fn a_damaged_catalog_is_refused_with_the_reason() {
    let folder = folder();
    let out = train(&folder);
    let good = files(&out);
    let people = write(&folder, "one.csv", "userId,movieId,rating\nme,1,5\n");
    let picks = folder.path().join("picks.csv");
    let head = good.keys().find(|name| name.starts_with("head")).unwrap();
    let attempt = |name: &str, bytes: &[u8], expected: &str| {
        std::fs::write(out.join(name), bytes).unwrap();
        for args in [
            vec!["inspect", arg(&out)],
            vec!["recommend", "--catalog", arg(&out), "--ratings", arg(&people), "--out", arg(&picks)],
        ] {
            let (code, sentence) = refused(&args);
            assert_eq!(code, 4, "{sentence}");
            assert!(sentence.contains(expected), "{sentence}");
            assert!(!picks.exists());
        }
        std::fs::write(out.join(name), &good[name]).unwrap();
    };
    let mut altered = good[head].clone();
    altered[100] ^= 1;
    attempt(head, &altered, "was altered");
    attempt(head, &good[head][..good[head].len() / 2], "incomplete");
    attempt(head, b"", "incomplete");
    attempt("manifest.json", b"{}", "not a Bijou catalog manifest");
    attempt("manifest.json", b"<html>", "not a Bijou catalog manifest");
    let manifest = String::from_utf8(good["manifest.json"].clone()).unwrap();
    let mut newer: serde_json::Value = serde_json::from_str(&manifest).unwrap();
    let next = newer["format"].as_u64().unwrap() + 1;
    newer["format"] = next.into();
    attempt("manifest.json", newer.to_string().as_bytes(), &format!("format version {next}"));
    let (code, sentence) = refused(&["inspect", arg(&folder.path().join("nowhere"))]);
    assert_eq!(code, 4);
    assert!(sentence.contains("manifest.json"), "{sentence}");
}

#[test]
fn results_are_written_whole_or_not_at_all() {
    let folder = folder();
    let catalog = train(&folder);
    let people = write(&folder, "one.csv", "userId,movieId,rating\nme,1,5\n");
    let nowhere = folder.path().join("no-such-folder/picks.csv");
    let args = ["recommend", "--catalog", arg(&catalog), "--ratings", arg(&people), "--out", arg(&nowhere)];
    let (code, sentence) = refused(&args);
    assert_eq!(code, 1);
    assert!(sentence.contains("cannot write"), "{sentence}");
}

#[test]
fn escape_sequences_in_names_do_not_reach_the_terminal() {
    let (_, sentence) = refused(&["inspect", "no\u{1b}[31msuch"]);
    assert!(!sentence.contains('\u{1b}'), "{sentence:?}");
}
