use std::collections::{BTreeMap, HashSet};
use std::path::{Path, PathBuf};
use std::process::Command;

use tempfile::TempDir;

use crate::fixture::{arg, bijou, files, read_csv, succeed};

/// Makes up data into a new folder within `folder`.
fn synthesize(folder: &TempDir, name: &str, films: &str, more: &[&str]) -> PathBuf {
    let out = folder.path().join(name);
    let mut args = vec!["synthesize", "--films", films, "--users", "400", "--out", arg(&out)];
    args.extend(more);
    succeed(&args);
    out
}

/// How many ratings the films have, the most rated first.
fn popularity(folder: &Path) -> Vec<usize> {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for row in read_csv(&folder.join("ratings.csv")) {
        *counts.entry(row["movieId"].clone()).or_default() += 1;
    }
    let mut counts: Vec<usize> = counts.into_values().collect();
    counts.sort_unstable_by(|a, b| b.cmp(a));
    counts
}

#[test]
fn the_same_seed_makes_the_same_bytes_on_any_number_of_threads_and_another_makes_others() {
    let folder = tempfile::tempdir().unwrap();
    let on = |threads: &str, seed: &str| {
        let out = folder.path().join(format!("{threads}-{seed}"));
        let mut command = Command::new(env!("CARGO_BIN_EXE_bijou"));
        command.args(["synthesize", "--films", "300", "--users", "90", "--out", arg(&out), "--seed", seed]);
        assert!(command.env("RAYON_NUM_THREADS", threads).output().unwrap().status.success());
        files(&out)
    };
    let first = on("1", "7");
    assert_eq!(first, on("3", "7"));
    let other = on("1", "8");
    assert!(first.iter().all(|(name, bytes)| name == "links.csv" || other[name] != *bytes));
}

#[test]
fn there_are_as_many_films_people_and_ratings_as_asked_for_and_none_twice() {
    let folder = tempfile::tempdir().unwrap();
    let data = synthesize(&folder, "data", "900", &["--ratings", "23456"]);
    let titles: HashSet<String> =
        read_csv(&data.join("movies.csv")).into_iter().map(|row| row["title"].clone()).collect();
    assert_eq!(titles.len(), 900);
    let rows = read_csv(&data.join("ratings.csv"));
    assert_eq!(rows.len(), 23_456);
    let pairs: HashSet<(&str, &str)> =
        rows.iter().map(|row| (row["userId"].as_str(), row["movieId"].as_str())).collect();
    assert_eq!(pairs.len(), 23_456);
    assert_eq!(rows.iter().map(|row| &row["userId"]).collect::<HashSet<_>>().len(), 400);
    let printed =
        succeed(&["train", arg(&data), "--out", arg(&folder.path().join("catalog")), "--factors", "8"]);
    assert!(
        printed.contains("nothing to clean") || printed.contains("films kept without a genre"),
        "{printed}"
    );
    assert!(!printed.contains("dropped"), "{printed}");
}

#[test]
fn few_films_have_most_of_the_ratings() {
    let folder = tempfile::tempdir().unwrap();
    let counts = popularity(&synthesize(&folder, "data", "9000", &[]));
    let all: usize = counts.iter().sum();
    let top: usize = counts.iter().take(450).sum();
    // 94 % of real ratings go to 5 % of 88,000 films; with fewer films, they are sooner exhausted.
    assert!((0.7..0.95).contains(&(top as f64 / all as f64)), "{top} of {all}");
    assert!(counts.windows(2).all(|pair| pair[0] >= pair[1]) && counts.len() < 9000);
    let even = popularity(&synthesize(&folder, "even", "9000", &["--spread", "1"]));
    assert!(even.len() > 8000 && even[0] < counts[0] / 2, "{} rated, {} the most", even.len(), even[0]);
}

#[test]
fn a_model_finds_tastes_that_popularity_does_not_know() {
    let folder = tempfile::tempdir().unwrap();
    let data = synthesize(&folder, "data", "9000", &[]);
    let json = folder.path().join("figures.json");
    let args = ["evaluate", arg(&data), "--factors", "16", "--model", "factors", "--json", arg(&json)];
    succeed(&args);
    let figures: serde_json::Value = serde_json::from_slice(&std::fs::read(json).unwrap()).unwrap();
    let ndcg = |model: usize| figures["models"][model]["accuracy"]["ndcg_100"]["value"].as_f64().unwrap();
    assert_eq!(figures["models"][0]["model"], "popularity");
    assert_eq!(figures["models"][2]["model"], "factors");
    assert!(ndcg(2) > 1.1 * ndcg(0), "{} against {}", ndcg(2), ndcg(0));
}

#[test]
fn what_cannot_be_is_refused_and_nothing_is_written_over() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("data");
    let refused = |ratings: &str, expected: &str| {
        let args = ["synthesize", "--films", "10", "--users", "4", "--ratings", ratings, "--out", arg(&out)];
        let output = bijou(&args);
        let sentence = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(1), "{sentence}");
        assert!(sentence.starts_with("bijou: ") && sentence.contains(expected), "{sentence}");
    };
    refused("21", "21 ratings are too many: 4 people rate at most half of 10 films each, 20 together");
    refused("3", "3 ratings are too few: each of 4 people rates at least one film");
    std::fs::create_dir(&out).unwrap();
    std::fs::write(out.join("mine"), "precious").unwrap();
    refused("12", "is not empty");
    assert_eq!(files(&out).into_keys().collect::<Vec<_>>(), ["mine"]);
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1, "something unfinished was left");
    std::fs::remove_file(out.join("mine")).unwrap();
    succeed(&["synthesize", "--films", "10", "--users", "4", "--out", arg(&out)]);
    assert_eq!(files(&out).len(), 5);
}
