use std::io::Write;

use flate2::Compression;
use flate2::write::GzEncoder;

use crate::fixture::{arg, bijou, files, folder, ratings, succeed, train, write};

fn gzipped(text: &str) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(text.as_bytes()).unwrap();
    encoder.finish().unwrap()
}

#[test]
fn gzipped_ratings_are_found_and_read_as_plain_ones() {
    let folder = folder();
    let plain = files(&train(&folder));
    std::fs::remove_file(folder.path().join("ratings.csv")).unwrap();
    let text = ratings();
    let (first, second) = text.split_at(text.len() / 2);
    // Two members one after the other are one file (RFC 1952).
    write(&folder, "ratings.csv.gz", [gzipped(first), gzipped(second)].concat());
    assert_eq!(plain, files(&train(&folder)));
}

#[test]
fn all_three_formats_of_the_same_ratings_give_the_same_catalog() {
    let folder = tempfile::tempdir().unwrap();
    let catalog = |format: &str| {
        let data = folder.path().join("data");
        let [films, users] = ["300", "200"];
        succeed(&["synthesize", "--films", films, "--users", users, "--format", format, "--out", arg(&data)]);
        assert!(data.join(format!("ratings.{format}")).exists());
        let out = folder.path().join("catalog");
        succeed(&["train", arg(&data), "--out", arg(&out), "--factors", "8"]);
        let catalog = files(&out);
        std::fs::remove_dir_all(data).unwrap();
        std::fs::remove_dir_all(out).unwrap();
        catalog
    };
    let plain = catalog("csv");
    assert_eq!(plain, catalog("csv.gz"));
    assert_eq!(plain, catalog("parquet"));
}

#[test]
fn broken_files_and_wrong_columns_are_named() {
    let folder = folder();
    let out = folder.path().join("catalog");
    let parquet = folder.path().join("made-up");
    succeed(&["synthesize", "--films", "50", "--users", "40", "--format", "parquet", "--out", arg(&parquet)]);
    let parquet = std::fs::read(parquet.join("ratings.parquet")).unwrap();
    let whole = gzipped(&ratings());
    let mut altered = whole.clone();
    altered[whole.len() / 2] ^= 0x55;
    let renamed = gzipped(&ratings().replace("rating,", "score,"));
    let misnamed: Vec<u8> =
        parquet.windows(6).position(|bytes| bytes == b"rating").map_or_else(Vec::new, |_| {
            let mut bytes = parquet.clone();
            for place in 0..bytes.len() - 6 {
                if &bytes[place..place + 6] == b"rating" {
                    bytes[place..place + 6].copy_from_slice(b"scores");
                }
            }
            bytes
        });
    let cases: [(&[u8], &str); 6] = [
        (&whole[..whole.len() - 9], "its gzip data is broken or cut off"),
        (&altered, "its gzip data is broken or cut off"),
        (&renamed, "has no column rating; its columns are: userid, movieid, score, timestamp"),
        (&parquet[..parquet.len() - 20], "as Parquet"),
        (b"PAR1", "as Parquet"),
        (&misnamed, "has no column rating; its columns are: userid, movieid, scores, timestamp"),
    ];
    for (content, expected) in cases {
        let path = write(&folder, "given", content);
        let args = ["train", arg(folder.path()), "--ratings", arg(&path), "--out", arg(&out)];
        let output = bijou(&args);
        let sentence = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(3), "{sentence}");
        assert!(sentence.contains(expected) && !sentence.contains("panicked"), "{sentence}");
        assert!(!out.exists());
    }
}

#[test]
fn columns_of_any_name_and_order_give_the_same_catalog() {
    let folder = folder();
    let out = folder.path().join("catalog");
    let (data, own) = (arg(folder.path()), folder.path().join("ratings.csv"));
    let train = ["train", data, "--factors", "8", "--out", arg(&out), "--ratings"];
    succeed(&[&train[..], &[arg(&own)]].concat());
    let plain = files(&out);
    let rows = ratings()
        .lines()
        .skip(1)
        .map(|row| row.split(',').rev().collect::<Vec<_>>().join(",") + "\n")
        .collect::<String>();
    let votes = write(&folder, "votes.csv", gzipped(&format!("When,Stars given,Film,Member\n{rows}")));
    let columns = "user=member,item=Film,rating=stars given,time=When";
    let of_votes = |columns| [&train[..], &[arg(&votes), "--columns", columns]].concat();
    succeed(&of_votes(columns));
    let told = files(&out);
    assert!(plain == told);
    // A name that was said has to be there, that of the times too.
    for (columns, code, expected) in [
        (
            "user=member,item=Film,rating=Stars given,time=date",
            3,
            "has no column date; its columns are: when, stars given, film, member",
        ),
        (
            "user=member,item=Film,stars=Stars given",
            2,
            "there is no stars: columns are of user, item, rating and time",
        ),
    ] {
        let output = bijou(&of_votes(columns));
        let sentence = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(code), "{sentence}");
        assert!(sentence.contains(expected), "{sentence}");
        assert_eq!(told, files(&out));
    }
}

#[test]
fn of_two_files_of_ratings_none_is_guessed() {
    let folder = folder();
    write(&folder, "ratings.csv.gz", gzipped(&ratings()));
    let output = bijou(&["train", arg(folder.path()), "--out", arg(&folder.path().join("catalog"))]);
    let sentence = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(3));
    assert!(sentence.contains("has ratings.csv and ratings.csv.gz; say which one"), "{sentence}");
}
