use std::collections::BTreeMap;
use std::path::Path;

use crate::fixture::{arg, bijou, folder, read_csv, shipped, succeed, write};

/// One person who loves Star Wars, and one who loves animation.
const PEOPLE: &str = "userId,movieId,rating\n\
    space,260,5\nspace,2571,4.5\nspace,1270,4\nspace,1240,4\n\
    family,2081,5\nfamily,588,5\nfamily,364,5\nfamily,1213,1\n";

type Row = BTreeMap<String, String>;

/// The rows that the shipped catalog gives for people, with some options more.
fn rows(people: &str, options: &[&str]) -> Vec<Row> {
    let folder = folder();
    let ratings = write(&folder, "people.csv", people);
    let out = folder.path().join("picks.csv");
    let catalog = shipped();
    let args = ["recommend", "--catalog", arg(&catalog), "--ratings", arg(&ratings), "--out", arg(&out)];
    succeed(&[&args, options].concat());
    read_csv(&out)
}

fn films<'a>(rows: &'a [Row], user: &str) -> Vec<&'a str> {
    rows.iter().filter(|row| row["userId"] == user).map(|row| row["movieId"].as_str()).collect()
}

#[test]
fn wishes_of_no_strength_change_nothing() {
    let plain = rows(PEOPLE, &["--top", "40"]);
    let zeros = ["--top", "40", "--diversity", "0", "--calibration", "0", "--popularity", "0"];
    assert_eq!(plain, rows(PEOPLE, &zeros));
    assert_eq!(plain, rows(PEOPLE, &["--top", "40", "--one-per-franchise", "--no-one-per-franchise"]));
    assert_eq!(plain, rows(PEOPLE, &["--top", "40", "--era", "1950", "--era-strength", "0"]));
}

#[test]
fn one_star_wars_is_enough_where_it_is_wished() {
    let star_wars = ["1196", "1210", "2628", "5378", "33493"];
    let among = |rows: &[Row]| films(rows, "space").iter().filter(|film| star_wars.contains(*film)).count();
    assert!(among(&rows(PEOPLE, &["--top", "50"])) >= 3);
    assert_eq!(among(&rows(PEOPLE, &["--top", "50", "--one-per-franchise"])), 1);
}

#[test]
fn every_wish_moves_the_list() {
    let plain = rows(PEOPLE, &[]);
    for wish in [
        ["--diversity", "0.8"],
        ["--calibration", "0.8"],
        ["--popularity", "-1"],
        ["--popularity", "0.7"],
        ["--era", "1970-1979"],
    ] {
        let wished = rows(PEOPLE, &wish);
        assert_eq!(wished.len(), plain.len(), "{wish:?}");
        assert_ne!(films(&wished, "space"), films(&plain, "space"), "{wish:?}");
    }
}

#[test]
fn a_group_gets_one_list_that_says_what_each_pick_is_to_each_person() {
    for how in ["average", "least-misery", "fairness"] {
        let rows = rows(PEOPLE, &["--group", how, "--top", "10"]);
        assert_eq!(rows.len(), 20);
        assert_eq!(films(&rows, "space"), films(&rows, "family"));
        let place = |row: &Row| -> u32 { row["place"].parse().unwrap_or(u32::MAX) };
        assert!(rows.iter().all(|row| place(row) >= 1));
        let best = |user: &str| rows.iter().filter(|row| row["userId"] == user).map(place).min().unwrap();
        assert!(best("space") < 40 && best("family") < 40, "{how}");
    }
}

#[test]
fn a_group_of_one_gets_their_own_list() {
    let alone: String = PEOPLE
        .lines()
        .filter(|line| !line.starts_with("family"))
        .fold(String::new(), |all, line| all + line + "\n");
    let own = rows(&alone, &[]);
    assert_eq!(films(&own, "space"), films(&rows(&alone, &["--group", "fairness"]), "space"));
}

#[test]
fn impossible_wishes_are_refused_before_anything_is_read() {
    for wish in [
        vec!["--diversity", "1.5"],
        vec!["--calibration", "nan"],
        vec!["--popularity", "-2"],
        vec!["--era", "1979-1970"],
        vec!["--era", "seventies"],
        vec!["--era-strength", "0.5"],
        vec!["--group", "loudest"],
        vec!["--group", "fairness", "--diversity", "0.5"],
    ] {
        let nowhere = ["recommend", "--catalog", "nowhere", "--ratings", "nowhere", "--out", "nowhere"];
        let output = bijou(&[&nowhere[..], &wish].concat());
        assert_eq!(output.status.code(), Some(2), "{wish:?}");
        assert!(!Path::new("nowhere").exists());
    }
}
