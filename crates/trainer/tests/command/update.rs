use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use tempfile::TempDir;

use crate::fixture::{arg, bijou, files, folder, ratings, read_csv, succeed, write};
use crate::pack::{manifest, packed_factors, shards};

/// A catalog of the data before films 18, 19, 20 and 40 came out, and when nobody had rated film 39 yet; it lies beside the
/// folder with all of today's data. Film 200 is only in the old data.
fn before(folder: &TempDir, more: &[&str]) -> PathBuf {
    let old = tempfile::tempdir().unwrap();
    for name in ["movies.csv", "ratings.csv", "links.csv", "people.csv", "tags.csv"] {
        std::fs::copy(folder.path().join(name), old.path().join(name)).unwrap();
    }
    let film_of = |line: &str, column: usize| line.split(',').nth(column).unwrap().parse().unwrap_or(0);
    let movies = std::fs::read_to_string(folder.path().join("movies.csv")).unwrap();
    let is_old = |film: u32| ![18, 19, 20, 40].contains(&film);
    let mut kept: String =
        movies.lines().filter(|line| is_old(film_of(line, 0))).map(|line| format!("{line}\n")).collect();
    kept += "200,\"Gone, The (1950)\",Crime\n";
    write(&old, "movies.csv", kept);
    let rated = |line: &&str| is_old(film_of(line, 1)) && film_of(line, 1) != 39;
    let mut kept: String = ratings().lines().filter(rated).map(|line| format!("{line}\n")).collect();
    kept += &(0..15).map(|person| format!("{person},200,4.5,5\n")).collect::<String>();
    write(&old, "ratings.csv", kept);
    let out = folder.path().join("before");
    let args = ["train", arg(old.path()), "--out", arg(&out), "--factors", "8"];
    succeed(&[&args, more].concat());
    out
}

fn update(folder: &TempDir, catalog: &Path) -> (PathBuf, String) {
    let out = folder.path().join("after");
    let printed = succeed(&["update", arg(catalog), arg(folder.path()), "--out", arg(&out)]);
    (out, printed)
}

fn ids(catalog: &Path) -> BTreeSet<String> {
    shards(catalog).iter().flat_map(|shard| shard.films.ids.to_vec()).collect()
}

fn picks(folder: &TempDir, catalog: &Path, top: &str) -> Vec<String> {
    let person =
        write(folder, "person.csv", "userId,movieId,rating\nme,1,5\nme,2,4.5\nme,3,4\nme,31,1\nme,32,1.5\n");
    let out = folder.path().join("picks.csv");
    let args = ["recommend", "--catalog", arg(catalog), "--ratings", arg(&person), "--top", top];
    succeed(&[&args[..], &["--out", arg(&out)]].concat());
    read_csv(&out).iter().map(|row| row["movieId"].clone()).collect()
}

const OBJECTIVES: [&[&str]; 2] = [&[], &["--model", "als-implicit", "--alpha", "5"]];

#[test]
fn no_film_vanishes_and_old_films_keep_their_factors() {
    for objective in OBJECTIVES {
        let folder = folder();
        let old = before(&folder, objective);
        let (new, printed) = update(&folder, &old);
        assert!(ids(&old).is_subset(&ids(&new)));
        let (old_factors, factors) = (packed_factors(&old), packed_factors(&new));
        assert_eq!(old_factors.len(), 36, "films 1 to 38 but for three, and 200");
        for (film, row) in &old_factors {
            assert_eq!(&factors[film], row, "film {film}");
        }
        assert_eq!(factors.len(), 41, "now every rated film, and 200, has factors");
        let expected = "36 films keep their factors, 5 more have enough ratings to be solved for; 4 films are new, and 1 that";
        assert!(printed.contains(expected), "{printed}");
        // What is known of a film that the folder lacks stays known.
        let shards = shards(&new);
        let titles: String = shards.iter().map(|shard| shard.films.titles.text()).collect();
        assert!(titles.contains("The Gone"), "{titles}");
        let inspected = succeed(&["inspect", arg(&new)]);
        for expected in
            ["of an earlier catalog", "4 films new to the catalog", "1 films kept from the catalog before"]
        {
            assert!(inspected.contains(expected), "{expected} is missing in:\n{inspected}");
        }
    }
}

#[test]
fn the_manifest_says_what_is_new_the_most_rated_first() {
    let folder = folder();
    write(&folder, "popularity.csv", "movieId,mean,count\n19,3.5,900\n40,3,700\n");
    let (new, _) = update(&folder, &before(&folder, &[]));
    let added = manifest(&new).added.unwrap();
    assert_eq!((added.count, &added.films[..2]), (4, &["19".to_owned(), "40".to_owned()][..]));
    let same: BTreeSet<&str> = added.films.iter().map(String::as_str).collect();
    assert_eq!(same, BTreeSet::from(["18", "19", "20", "40"]));
    let again = folder.path().join("again");
    succeed(&["update", arg(&new), arg(folder.path()), "--out", arg(&again)]);
    assert_eq!(manifest(&again).added, None);
}

#[test]
fn old_films_rank_as_before_and_new_ones_are_among_the_picks() {
    for objective in OBJECTIVES {
        let folder = folder();
        let old = before(&folder, objective);
        let (new, _) = update(&folder, &old);
        let before: BTreeSet<String> = picks(&folder, &old, "10").into_iter().collect();
        let after = picks(&folder, &new, "20");
        let common = after[..18].iter().filter(|film| before.contains(*film)).count();
        assert!(common >= 9, "{before:?} became {after:?}");
        for film in ["18", "19", "20"] {
            assert!(after.contains(&film.to_owned()), "{film} is not in {after:?}");
        }
        assert!(!after[..14].contains(&"40".to_owned()), "{after:?}");
    }
}

#[test]
fn an_update_in_place_replaces_the_catalog_and_keeps_what_it_says_of_its_data() {
    let folder = folder();
    let source = write(&folder, "source.json", r#"{"name": "Club", "license": "Ours", "citation": "Us"}"#);
    let catalog = before(&folder, &["--source", arg(&source)]);
    succeed(&["update", arg(&catalog), arg(folder.path()), "--out", arg(&catalog)]);
    assert_eq!(manifest(&catalog).source.name, "Club");
    // Manifest, three shards, the report and the terms.
    assert_eq!(files(&catalog).len(), 6, "stale files were left");
    assert_eq!(ids(&catalog).len(), 44);
}

#[test]
fn what_cannot_be_updated_is_refused_and_left_alone() {
    let folder = folder();
    let catalog = before(&folder, &[]);
    let as_before = files(&catalog);
    let out = folder.path().join("after");
    let refused = |catalog: &Path, data: &Path| {
        let output = bijou(&["update", arg(catalog), arg(data), "--out", arg(&out)]);
        assert!(!out.exists());
        output.status.code()
    };
    assert_eq!(refused(folder.path(), folder.path()), Some(4));
    assert_eq!(refused(&catalog, &catalog), Some(3));
    assert_eq!(files(&catalog), as_before);
}
