//! Data as people really have them get a plain answer from training: it works and says what it left out, or says in a sentence
//! what is missing.

use std::fmt::Write;
use std::path::PathBuf;

use tempfile::TempDir;

use crate::fixture::{arg, bijou, files, folder, ratings, write};

/// Trains with few factors, which is fast; gives the exit code, and what went to standard output and standard error.
fn trained(folder: &TempDir) -> (i32, String, String) {
    trained_with(folder, &["--factors", "8"])
}

fn trained_with(folder: &TempDir, options: &[&str]) -> (i32, String, String) {
    let out = catalog(folder);
    let output = bijou(&[&["train", arg(folder.path()), "--out", arg(&out)], options].concat());
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(!said.contains("panicked"), "{said}");
    (output.status.code().unwrap(), String::from_utf8(output.stdout).unwrap(), said)
}

fn catalog(folder: &TempDir) -> PathBuf {
    folder.path().join("catalog")
}

#[test]
fn a_missing_header_is_told_from_a_missing_column() {
    let folder = folder();
    let rows = ratings().split_once('\n').unwrap().1.to_owned();
    write(&folder, "ratings.csv", rows);
    let (code, _, said) = trained(&folder);
    assert_eq!(code, 3, "{said}");
    assert!(
        said.contains("ratings.csv has no header: its first line (0, 1, 4.5, 1000001) looks like data"),
        "{said}"
    );
    assert!(said.contains("userId,movieId,rating"), "{said}");
    assert!(!catalog(&folder).exists());
}

#[test]
fn few_ratings_of_another_scale_are_left_out_aloud_and_many_refused() {
    let folder = folder();
    let with = |every: usize, grade: &str| {
        let rows = ratings();
        let rows = rows.lines().enumerate().map(|(number, row)| {
            let mut fields: Vec<&str> = row.split(',').collect();
            if number > 0 && number % every == 0 {
                fields[2] = grade;
            }
            fields.join(",") + "\n"
        });
        rows.collect::<String>()
    };
    write(&folder, "ratings.csv", with(10, "80"));
    let (code, printed, said) = trained(&folder);
    assert_eq!(code, 0, "{said}");
    assert!(
        said.contains("warning: ")
            && said.contains("10 % of the ratings (90 of 900) are not on the scale ½ to 5"),
        "{said}"
    );
    assert!(printed.contains("90  ratings dropped: impossible rating"), "{printed}");
    write(&folder, "ratings.csv", with(1, "80"));
    let before = files(&catalog(&folder));
    let (code, _, said) = trained(&folder);
    assert_eq!(code, 3, "{said}");
    assert!(
        said.contains("100 % of its ratings are not on the scale ½ to 5 in halves (the first such is 80)"),
        "{said}"
    );
    assert_eq!(files(&catalog(&folder)), before);
}

#[test]
fn ids_that_are_text_are_as_good_as_numbers() {
    let folder = tempfile::tempdir().unwrap();
    let mut votes = "reader,book,vote\n".to_owned();
    for row in ratings().lines().skip(1) {
        let fields: Vec<&str> = row.split(',').collect();
        writeln!(votes, "Ms. {},\"Łódź, № {}\",{}", fields[0], fields[1], fields[2]).unwrap();
    }
    write(&folder, "votes.csv", votes);
    let config = "[ratings]\nfile = \"votes.csv\"\ncolumns = { user = \"reader\", item = \"book\", rating = \"vote\" }";
    write(&folder, "bijou.toml", config);
    let (code, _, said) = trained(&folder);
    assert_eq!((code, said.as_str()), (0, ""));
    let person = write(&folder, "me.csv", "userId,movieId,rating\nme,\"Łódź, № 1\",5\n");
    let picks = folder.path().join("picks.csv");
    let catalog = catalog(&folder);
    let args = ["recommend", "--catalog", arg(&catalog), "--ratings", arg(&person), "--out", arg(&picks)];
    assert!(bijou(&args).status.success());
    assert!(std::fs::read_to_string(picks).unwrap().contains("\"Łódź, № 2\""));
}

#[test]
fn a_tenth_of_broken_lines_is_counted_and_told() {
    let folder = folder();
    let broken = ["7;8", "1,2", "3,4,five,6", "1,2,3,4,5,6", "", ",,,"];
    let rows = ratings();
    let rows: String = rows
        .lines()
        .enumerate()
        .map(|(number, row)| match number % 9 {
            5 => format!("{}\n{row}\n", broken[number / 9 % broken.len()]),
            _ => format!("{row}\n"),
        })
        .collect();
    write(&folder, "ratings.csv", &rows);
    // What is empty is no row.
    let count = rows.lines().skip(1).filter(|row| !row.is_empty()).count();
    let bad = count - 900;
    let (code, printed, said) = trained(&folder);
    assert_eq!(code, 0, "{said}");
    assert!(printed.contains(&format!("{bad}  ratings dropped: malformed row")), "{printed}");
    assert!(
        said.contains(&format!("of the rows are malformed ({bad} of {count}) and were left out")),
        "{said}"
    );
}

#[test]
fn a_few_broken_lines_are_counted_and_not_told_aloud() {
    let folder = folder();
    write(&folder, "ratings.csv", ratings() + "1,2\n");
    let (code, printed, said) = trained(&folder);
    assert_eq!((code, said.as_str()), (0, ""));
    assert!(printed.contains("1  ratings dropped: malformed row"), "{printed}");
}

#[test]
fn an_empty_file_is_said_to_be_empty() {
    let folder = folder();
    for content in ["", "userId,movieId,rating\n", "\n\n"] {
        write(&folder, "ratings.csv", content);
        let (code, _, said) = trained(&folder);
        assert_eq!(code, 3, "{said}");
        assert!(said.contains("ratings.csv is empty"), "{said}");
        assert!(!catalog(&folder).exists());
    }
}

/// Ratings of five people, each of every third title.
fn five_people() -> String {
    let mut rows = "userId,movieId,rating\n".to_owned();
    for person in 0..5 {
        for film in (1..=40).filter(|film| (film + person) % 3 == 0) {
            let stars = if (film <= 20) == (person < 3) { 4.5 } else { 1.5 };
            writeln!(rows, "{person},{film},{stars}").unwrap();
        }
    }
    rows
}

#[test]
fn five_people_get_a_catalog_with_settings_that_they_can_bear() {
    let folder = folder();
    write(&folder, "ratings.csv", five_people());
    let (code, _, said) = trained_with(&folder, &[]);
    assert_eq!(code, 0, "{said}");
    for expected in [
        "only 0 titles have 5 or more ratings, so that 2 will do",
        "5 people and 26 titles cannot tell 128 factors apart",
    ] {
        assert!(said.contains(expected), "{said}");
    }
    let person = write(&folder, "me.csv", "userId,movieId,rating\nme,1,5\nme,2,5\nme,25,1\n");
    let picks = folder.path().join("picks.csv");
    let catalog = catalog(&folder);
    let args = [
        "recommend",
        "--catalog",
        arg(&catalog),
        "--ratings",
        arg(&person),
        "--top",
        "10",
        "--out",
        arg(&picks),
    ];
    assert!(bijou(&args).status.success());
    let picks = std::fs::read_to_string(picks).unwrap();
    let first: Vec<u32> =
        picks.lines().skip(1).map(|row| row.split(',').nth(2).unwrap().parse().unwrap()).collect();
    // Titles that the same people rated, those that they love before those that they do not.
    assert!(first[..6].iter().all(|film| *film <= 20), "{first:?}");
}

#[test]
fn what_was_said_is_not_adapted() {
    let folder = folder();
    write(&folder, "ratings.csv", five_people());
    let out = catalog(&folder);
    let output = bijou(&["train", arg(folder.path()), "--out", arg(&out), "--fewest-ratings", "5"]);
    let said = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(3), "{said}");
    assert!(said.contains("only 0 films have 5 or more ratings"), "{said}");
    let args = ["train", arg(folder.path()), "--out", arg(&out), "--fewest-ratings", "1", "--factors", "12"];
    let output = bijou(&args);
    assert!(output.status.success());
    assert!(output.stderr.is_empty(), "{}", String::from_utf8_lossy(&output.stderr));
}

#[test]
fn text_of_another_encoding_is_named_with_its_line() {
    let folder = folder();
    let utf_16: Vec<u8> =
        "\u{feff}userId\tmovieId\trating\n1\t1\t5\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
    write(&folder, "ratings.csv", utf_16);
    let (code, _, said) = trained(&folder);
    assert_eq!(code, 3, "{said}");
    assert!(said.contains("ratings.csv, line 1: not UTF-8 text"), "{said}");
}
