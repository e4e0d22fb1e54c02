use std::fmt::Write;
use std::path::Path;
use std::process::Command;

use tempfile::TempDir;

use crate::fixture::{arg, bijou, folder, ratings, write};

/// What the doctor says of a folder, and the exit code.
fn findings(folder: &TempDir) -> (i32, String) {
    let output = bijou(&["doctor", arg(folder.path())]);
    let said = String::from_utf8(output.stdout).unwrap();
    let severity = |line: &str| ["error", "warning", "note"].iter().position(|word| line.starts_with(word));
    let order: Vec<usize> = said.lines().filter_map(severity).collect();
    assert!(order.is_sorted(), "the worst come first:\n{said}");
    (output.status.code().unwrap(), said)
}

fn line<'a>(said: &'a str, part: &str) -> &'a str {
    said.lines().find(|line| line.contains(part)).unwrap_or_else(|| panic!("{part} is missing in:\n{said}"))
}

#[test]
fn healthy_data_have_no_error_and_no_warning() {
    let folder = folder();
    std::fs::write(folder.path().join("ratings.csv"), many_people()).unwrap();
    let (code, said) = findings(&folder);
    assert_eq!(code, 0, "{said}");
    assert!(!said.contains("warning") && !said.contains("error"), "{said}");
    assert!(said.contains("can be trained on"), "{said}");
    assert!(line(&said, "3 of 43 titles have no rating").starts_with("note"));
}

/// Ratings that differ from person to person.
fn many_people() -> String {
    let mut rows = "userId,movieId,rating,timestamp\n".to_owned();
    for person in 0..60_u32 {
        for film in (1..=40_u32).filter(|film| (film * 7 + person * 3) % 5 != 0) {
            let mixed = film.wrapping_mul(2_654_435_761) ^ person.wrapping_mul(2_246_822_519);
            let stars = f64::from((mixed.wrapping_mul(3_266_489_917) >> 16) % 10 + 1) / 2.0;
            writeln!(rows, "{person},{film},{stars},{}", 1_000_000_000 + film * 1000 + person).unwrap();
        }
    }
    rows
}

#[test]
fn every_ailment_of_ratings_is_named_with_what_helps() {
    let folder = folder();
    let rows = many_people();
    let header = "userId,movieId,rating,timestamp\n";
    let cases: [(String, i32, &str, &str); 14] = [
        (rows.split_once('\n').unwrap().1.to_owned(), 3, "error", "has no header"),
        (rows.replace(",5,", ",80,"), 0, "warning", "are not on the scale ½ to 5 in halves"),
        (
            rows.lines().map(|row| row.to_owned() + if row.ends_with('7') { ",\n" } else { "\n" }).collect(),
            0,
            "warning",
            "are broken",
        ),
        (String::new(), 3, "error", "is empty"),
        (header.to_owned(), 3, "error", "is empty"),
        (
            ratings().lines().take(110).map(|row| row.to_owned() + "\n").collect(),
            0,
            "warning",
            "4 people are few",
        ),
        (rows.clone() + rows.split_once('\n').unwrap().1, 0, "note", "occur before"),
        (rows.clone() + &copied(&rows), 0, "warning", "1 people have just the same ratings as somebody else"),
        (rows.lines().map(|row| of_four_stars(row) + "\n").collect(), 0, "warning", "every rating is 4"),
        (rows.replace(",11,", ",1100,"), 0, "warning", "are of ids that the titles lack"),
        (rows.clone() + &from_one_person(), 0, "warning", "u0 gave "),
        (rows.replace(",10000", ",90000"), 0, "warning", "are from the future"),
        (rows.replace(",100", ",soon 100"), 0, "warning", "have a time that cannot be read"),
        (rows.replace(',', "^"), 3, "error", "has no column userId"),
    ];
    for (content, expected_code, severity, expected) in cases {
        write(&folder, "ratings.csv", &content);
        let (code, said) = findings(&folder);
        assert_eq!(code, expected_code, "{expected}: {said}");
        let found = line(&said, expected);
        assert!(found.starts_with(severity), "{found}");
        // Each says where, and but for what is fine how to mend it.
        assert!(found.contains("ratings.csv") && found.contains(" -> "), "{found}");
    }
    write(&folder, "ratings.csv", b"userId,movieId,rating\n1,1,\xff\n");
    assert!(line(&findings(&folder).1, "not UTF-8").contains("iconv -f"));
    let same_time: String =
        rows.lines().map(|row| row.rsplit_once(',').unwrap().0.to_owned() + ",5\n").collect();
    write(&folder, "ratings.csv", same_time.replacen("rating,5", "rating,timestamp", 1));
    assert!(line(&findings(&folder).1, "all times are equal").starts_with("note"));
    write(&folder, "ratings.csv", rows.replace("\n1,", "\nann,"));
    let (code, said) = findings(&folder);
    assert_eq!(code, 0);
    assert!(line(&said, "some ids are text, which is fine").starts_with("note"));
}

fn copied(rows: &str) -> String {
    rows.lines().filter_map(|row| row.strip_prefix("7,")).map(|row| format!("copy,{row}\n")).collect()
}

fn of_four_stars(row: &str) -> String {
    let mut fields: Vec<&str> = row.split(',').collect();
    if fields[2] != "rating" {
        fields[2] = "4";
    }
    fields.join(",")
}

fn from_one_person() -> String {
    (0..4000)
        .map(|number| format!("u0,{},{}.5,{}\n", number % 43 + 1, number % 5, 1_100_000_000 + number))
        .collect()
}

#[test]
fn missing_files_and_a_wrong_configuration_are_errors() {
    let folder = folder();
    write(&folder, "bijou.toml", "[ratings]\nscales = [1, 5]");
    let (code, said) = findings(&folder);
    assert_eq!(code, 3);
    assert!(line(&said, "line 2: unknown field `scales`").starts_with("error"), "{said}");
    write(
        &folder,
        "bijou.toml",
        "[ratings]\nfile = \"none.csv\"\n[titles]\nfile = \"nothing.csv\"\n[site.words.fr]\nfilm = \"livre\"",
    );
    let (code, said) = findings(&folder);
    assert_eq!(code, 3);
    for expected in ["none.csv: No such file", "nothing.csv: No such file"] {
        assert!(line(&said, expected).starts_with("error"), "{said}");
    }
    assert!(line(&said, "site.words.fr").starts_with("note"), "{said}");
    let output = bijou(&["doctor", arg(&folder.path().join("nowhere"))]);
    assert_eq!(output.status.code(), Some(3));
}

#[test]
fn tools_are_listed_with_what_they_are_for_and_none_is_needed() {
    let folder = tempfile::tempdir().unwrap();
    let tool = write(&folder, "trunk", "");
    let look = |path: &Path| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_bijou"));
        let output = command
            .arg("doctor")
            .env("PATH", path)
            .env("BIJOU_TOOLS", path)
            .current_dir(path)
            .output()
            .unwrap();
        assert!(output.status.success());
        String::from_utf8(output.stdout).unwrap()
    };
    let said = look(folder.path());
    assert!(line(&said, "trunk").contains("is there; it builds the site"), "{said}");
    for tool in ["rustc", "wasm-bindgen", "wasm-opt", "chromium", "java", "pyspark"] {
        let found = line(&said, &format!(" {tool}:"));
        assert!(found.starts_with("note") && found.contains("is not there; it "), "{found}");
    }
    std::fs::remove_file(tool).unwrap();
    assert!(line(&look(folder.path()), "trunk").contains("is not there"));
}
