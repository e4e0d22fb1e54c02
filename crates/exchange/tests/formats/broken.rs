use bijou_exchange::{MAX_FILE_BYTES, Opened, Refused, Why, open};

use crate::{bytes, film, half_stars, read, refused, try_to_read};

#[test]
fn bad_rows_are_reported_and_stop_nothing() {
    let import = read("broken/rows.csv");
    let skipped: Vec<(u64, &Why)> =
        import.skipped.iter().map(|skipped| (skipped.line, &skipped.why)).collect();
    let expected = [
        (3, &Why::Rating("eleven".to_owned())),
        (4, &Why::Nameless),
        (5, &Why::Date("soon".to_owned())),
        (6, &Why::Rating("7".to_owned())),
        (7, &Why::Nothing),
        (8, &Why::Nothing),
        (9, &Why::Broken),
    ];
    assert_eq!(skipped, expected);
    let titles: Vec<&str> = import.entries.iter().map(|entry| entry.title.as_str()).collect();
    assert_eq!(titles, ["Seven Samurai", "Stalker", "Amélie"]);
    assert_eq!(half_stars(film(&import, "Stalker")), Some(8));
}

#[test]
fn files_that_hold_nothing_known_are_refused_with_what_they_hold() {
    assert_eq!(refused("broken/empty.csv"), Refused::Empty);
    let columns = ["item", "price", "quantity"].map(str::to_owned).to_vec();
    assert_eq!(refused("broken/unknown-table.csv"), Refused::UnknownTable { columns });
    let names = ["holiday.txt", "photos/beach.jpg", "notes.csv"].map(str::to_owned).to_vec();
    assert_eq!(refused("broken/nothing-known.zip"), Refused::UnknownZip { names });
    assert_eq!(refused("broken/export.csv"), Refused::Unnamed);
    assert_eq!(refused("broken/not-json.json"), Refused::BrokenJson { line: 2 });
    assert_eq!(refused("broken/other.json"), Refused::UnknownJson);
    assert_eq!(refused("broken/picture.csv"), Refused::NotText);
    assert_eq!(
        refused("broken/zip-in-a-zip.zip"),
        Refused::UnknownZip { names: vec!["inner.zip".to_owned()] }
    );
}

#[test]
fn a_table_without_rows_is_no_error_and_brings_nothing() {
    let import = read("broken/only-a-header.csv");
    assert_eq!((import.entries.len(), import.files.len(), import.files[0].rows), (0, 1, 0));
}

#[test]
fn a_zip_that_was_cut_off_is_refused_and_an_altered_file_in_one_costs_only_itself() {
    assert_eq!(refused("broken/cut-off.zip"), Refused::BrokenZip);
    let import = read("broken/altered-ratings.zip");
    assert_eq!(import.skipped.len(), 1);
    assert_eq!(
        (import.skipped[0].file.as_str(), &import.skipped[0].why),
        ("ratings.csv", &Why::File(Refused::BrokenZip))
    );
    assert!(film(&import, "Stalker").seen);
}

#[test]
fn a_zip_that_would_inflate_without_end_is_refused() {
    assert_eq!(refused("broken/bomb.zip"), Refused::Bomb { name: "ratings.csv".to_owned() });
}

#[test]
fn more_bytes_than_the_limit_are_refused_unread() {
    let refused = try_to_read("big.csv", vec![b' '; MAX_FILE_BYTES + 1]).unwrap_err();
    assert!(matches!(refused, Refused::TooLarge { .. }), "{refused}");
}

#[test]
fn every_beginning_of_every_sample_is_read_or_refused() {
    for sample in [
        "letterboxd/letterboxd-someone-2024-03-01.zip",
        "letterboxd/reviews.csv",
        "trakt/ratings-movies.json",
        "others/semicolons-utf-16.csv",
    ] {
        let whole = bytes(sample);
        for length in 0..whole.len() {
            let _ = try_to_read(sample, whole[..length].to_vec());
        }
    }
}

#[test]
fn every_byte_of_a_zip_may_be_wrong() {
    let whole = bytes("letterboxd/letterboxd-someone-2024-03-01.zip");
    for place in 0..whole.len() {
        for flip in [0x01, 0x80, 0xFF] {
            let mut altered = whole.clone();
            altered[place] ^= flip;
            let _ = try_to_read("letterboxd.zip", altered);
        }
    }
}

#[test]
fn a_record_of_our_own_is_told_from_other_json() {
    let record = br#"{"version":2,"films":{}}"#.to_vec();
    assert!(matches!(open("bijou.json", record), Ok(Opened::Backup(_))));
}
