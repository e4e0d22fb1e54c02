//! Inputs that are made to take memory or time out of all proportion to their bytes.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

use std::time::{Duration, Instant};

use bijou_catalog::{Factors, Lists, Names, Shard, ShardEntry, ShardKind, SymmetricMatrix};
use bijou_exchange::{
    Import, MAX_BACKUP_BYTES, MAX_FILMS, MAX_INFLATED_BYTES, MAX_MEMBERS, MAX_TAGS, Opened, Refused, Why,
    open,
};
use bijou_hostile::{Allowance, alone, seeds, within};
use miniz_oxide::deflate::compress_to_vec;

/// What reading takes beyond the bytes of a file and of the text that it is decoded to: at most 200,000 films, each with a
/// draft and an entry.
const IMPORT: Allowance = Allowance { fixed: 256 << 20, per_byte: 8 };

/// Far beyond what any of these takes, and far below what one without end would.
const IN_TIME: Duration = Duration::from_secs(30);

/// Reads a file within what a file may take.
fn read(name: &str, bytes: Vec<u8>) -> Result<Import, Refused> {
    let start = Instant::now();
    let length = bytes.len();
    let mut read = Err(Refused::Empty);
    within(IMPORT, length, || {
        read = match open(name, bytes) {
            Ok(Opened::Films(reading)) => reading.finish(),
            Ok(Opened::Backup(_)) => Err(Refused::UnknownJson),
            Err(refused) => Err(refused),
        };
    });
    assert!(start.elapsed() < IN_TIME, "{name} took {:?}", start.elapsed());
    read
}

#[test]
fn columns_without_end_take_no_memory() {
    let _alone = alone();
    let columns = format!("Title,Year,Rating10{}\n", ",".repeat(4 << 20));
    assert!(read("ratings.csv", columns.clone().into_bytes()).is_ok());
    let cells = format!("Title,Year,Rating10\nHeat,1995,9{}\n", ",".repeat(4 << 20));
    assert_eq!(read("ratings.csv", cells.into_bytes()).unwrap().entries.len(), 1);
}

#[test]
fn items_without_end_take_no_memory() {
    let _alone = alone();
    for item in ["0,", "{},", "[],", "{\"a\":{}},", "\"\","] {
        let list = format!(
            "[{{\"movie\":{{\"title\":\"x\"}},\"rating\":1}},{}0]",
            item.repeat((4 << 20) / item.len())
        );
        let import = read("ratings-movies.json", list.into_bytes()).unwrap();
        assert_eq!(import.entries.len(), 1, "{item}");
        assert!(import.skipped_in_all() <= MAX_FILMS as u64 + 1);
    }
}

#[test]
fn one_item_of_millions_of_parts_is_left_out() {
    let _alone = alone();
    let parts = "{\"a\":{}},".repeat((4 << 20) / 9);
    let list =
        format!("[{{\"movie\":{{\"title\":\"x\"}},\"rating\":1}},{{\"movie\":{{\"parts\":[{parts}0]}}}}]");
    let import = read("ratings-movies.json", list.into_bytes()).unwrap();
    assert_eq!((import.entries.len(), import.skipped.len()), (1, 1));
}

#[test]
fn tags_without_end_are_cut() {
    let _alone = alone();
    let tags =
        |from: usize, count: usize| -> String { (from..from + count).map(|tag| format!("{tag},")).collect() };
    let one = format!("Title,Year,Rating10,Tags\nHeat,1995,9,\"{}\"\n", tags(0, 500_000));
    assert_eq!(read("ratings.csv", one.into_bytes()).unwrap().entries[0].tags.len(), MAX_TAGS);
    let rows: String = (0..5_000).map(|row| format!("Heat,1995,9,\"{}\"\n", tags(row * 100, 100))).collect();
    let many = format!("Title,Year,Rating10,Tags\n{rows}");
    assert_eq!(read("ratings.csv", many.into_bytes()).unwrap().entries[0].tags.len(), MAX_TAGS);
}

#[test]
fn rows_without_end_are_too_many() {
    let _alone = alone();
    let rows: String = (0..MAX_FILMS + 1_000).map(|row| format!("{row},1995,9\n")).collect();
    let import = read("ratings.csv", format!("Title,Year,Rating10\n{rows}").into_bytes()).unwrap();
    assert_eq!(import.entries.len(), MAX_FILMS);
    assert_eq!(import.skipped_in_all(), 1);
}

#[test]
fn a_long_name_of_a_list_is_not_written_to_every_film() {
    let _alone = alone();
    let rows: String = (0..10_000).map(|row| format!("{row},Film {row},1995,,\n")).collect();
    let name = "n".repeat(1 << 20);
    let list = format!(
        "Letterboxd list export v7\nDate,Name\n2024-01-01,{name}\n\nPosition,Name,Year,URL,Description\n{rows}"
    );
    assert_eq!(read("list.csv", list.into_bytes()).unwrap().entries.len(), 10_000);
}

#[test]
fn quotes_without_partners_are_read_over_a_few_times_only() {
    let _alone = alone();
    let rows = "\"x,1995,9\n".repeat(400_000);
    assert!(read("ratings.csv", format!("Title,Year,Rating10\n{rows}").into_bytes()).is_ok());
}

#[test]
fn files_of_a_zip_that_share_one_bomb_end_soon() {
    let _alone = alone();
    let bomb = shared_zip(&vec![0; 8 << 20], MAX_MEMBERS as u16);
    assert!(matches!(
        read("a.zip", bomb),
        Err(Refused::Bomb { .. } | Refused::BrokenZip | Refused::TooLarge { .. })
    ));
    // Each below the ratio, together beyond what may be inflated.
    let table = format!("Title,Year,Rating10\n{}", ",,\n".repeat(300_000));
    let import = read("a.zip", shared_zip(table.as_bytes(), MAX_MEMBERS as u16)).unwrap();
    assert_eq!((import.files.len(), import.entries.len()), (MAX_INFLATED_BYTES / table.len(), 0));
    let refused = |why: &Why| matches!(why, Why::File(Refused::TooLarge { .. }));
    assert!(import.skipped.iter().all(|skipped| refused(&skipped.why)) && !import.skipped.is_empty());
}

#[test]
fn a_backup_beyond_its_limit_is_refused_before_it_is_read() {
    let _alone = alone();
    let films: String = (0..2_000_000).map(|film| format!("\"{film}\":{{}},")).collect();
    let backup = format!("{{\"version\":2,\"films\":{{{films}\"x\":{{}}}}}}");
    assert!(backup.len() > MAX_BACKUP_BYTES);
    assert!(matches!(read("bijou.json", backup.into_bytes()), Err(Refused::TooLarge { .. })));
}

/// A ZIP whose directory names the same deflated bytes as many files.
fn shared_zip(content: &[u8], files: u16) -> Vec<u8> {
    let packed = &compress_to_vec(content, 6);
    // Version 2.0, no flags, deflate, no time; checksum and sizes follow.
    let mut facts = vec![20, 0, 0, 0, 8, 0, 0, 0, 0, 0];
    facts.extend(rawzip::crc32(content).to_le_bytes());
    facts.extend((packed.len() as u32).to_le_bytes());
    facts.extend((content.len() as u32).to_le_bytes());
    let name = |file: u16| format!("{file:05}.csv");
    let mut zip = b"PK\x03\x04".to_vec();
    zip.extend(&facts);
    zip.extend([9, 0, 0, 0]);
    zip.extend(name(0).bytes());
    zip.extend(packed);
    let start = zip.len() as u32;
    for file in 0..files {
        zip.extend(b"PK\x01\x02\x14\x00");
        zip.extend(&facts);
        zip.extend([9, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
        zip.extend(name(file).bytes());
    }
    let length = zip.len() as u32 - start;
    zip.extend(b"PK\x05\x06\0\0\0\0");
    zip.extend(files.to_le_bytes());
    zip.extend(files.to_le_bytes());
    zip.extend(length.to_le_bytes());
    zip.extend(start.to_le_bytes());
    zip.extend([0, 0]);
    zip
}

/// What the reader says of a shard that was written as it is, within ten times its bytes.
fn refusal(shard: &Shard) -> String {
    let bytes = shard.to_bytes().unwrap();
    let entry = ShardEntry {
        kind: ShardKind::Head,
        file: "head.bin".to_owned(),
        bytes: 0,
        sha256: String::new(),
        inflated_bytes: bytes.len() as u64,
        films: shard.films.len() as u32,
    };
    let mut said = String::new();
    within(Allowance { fixed: 1 << 20, per_byte: 10 }, bytes.len(), || {
        said = Shard::from_bytes(&entry, &bytes).unwrap_err().to_string();
    });
    said
}

#[test]
fn lists_of_names_that_take_no_bytes_are_refused() {
    let _alone = alone();
    let mut shard = seeds::core();
    let list: &[u32] = &[0; 255];
    let names = Names {
        dictionary: ["x"].into_iter().collect(),
        films: Lists::new(std::iter::repeat_n(list, 20_000)),
    };
    let details = shard.details.as_mut().unwrap();
    (details.cast, details.tags) = (names.clone(), names);
    assert_eq!(refusal(&shard), "cast is inconsistent: a list holds the same item twice");
}

#[test]
fn factors_beyond_their_limit_are_refused() {
    let _alone = alone();
    let mut shard = seeds::head();
    let prior = &mut shard.model.as_mut().unwrap().ranking.prior;
    prior.mean = vec![0.0; 600];
    prior.precision = SymmetricMatrix::new(600, |row, column| f32::from(u8::from(row == column)));
    assert_eq!(refusal(&shard), "the number of factors is 600, more than the limit of 512");
    let mut shard = seeds::head();
    let row = vec![0.5; 600];
    shard.factors = Some(Factors::quantize(600, std::iter::repeat_n(row.as_slice(), shard.films.len())));
    assert_eq!(refusal(&shard), "the number of factors is 600, more than the limit of 512");
}
