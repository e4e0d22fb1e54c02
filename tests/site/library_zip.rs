//! A large library, as Letterboxd exports one.

use std::fmt::Write as _;
use std::fs;
use std::io::{Read, Write as _};
use std::path::Path;

use bijou_catalog::{Manifest, Shard};
use flate2::Compression;
use flate2::read::GzDecoder;
use flate2::write::DeflateEncoder;

/// A ZIP with so many watched films of the catalog: all in `watched.csv`, nine in ten with a rating, and a diary and reviews
/// of every third.
pub fn zip_of_a_large_library(films: usize) -> Vec<u8> {
    let mut watched = "Date,Name,Year,Letterboxd URI\n".to_owned();
    let mut ratings = "Date,Name,Year,Letterboxd URI,Rating\n".to_owned();
    let mut diary = "Date,Name,Year,Letterboxd URI,Rating,Rewatch,Tags,Watched Date\n".to_owned();
    let mut reviews = "Date,Name,Year,Letterboxd URI,Rating,Rewatch,Review,Tags,Watched Date\n".to_owned();
    for (number, (title, year)) in titles(films).into_iter().enumerate() {
        let film = format!(
            "2023-01-{:02},\"{}\",{year},https://boxd.it/{number}",
            number % 28 + 1,
            title.replace('"', "\"\"")
        );
        let stars = (number % 10 + 1) as f64 / 2.0;
        let _ = writeln!(watched, "{film}");
        if number % 10 != 0 {
            let _ = writeln!(ratings, "{film},{stars}");
        }
        if number % 3 == 0 {
            let _ = writeln!(diary, "{film},{stars},,cinema,2022-12-{:02}", number % 28 + 1);
            let _ = writeln!(
                reviews,
                "{film},{stars},,\"Seen again.\n\n{}\",cinema,2022-12-{:02}",
                "So it goes. ".repeat(20),
                number % 28 + 1
            );
        }
    }
    zip(&[
        ("watched.csv", &watched),
        ("ratings.csv", &ratings),
        ("diary.csv", &diary),
        ("reviews.csv", &reviews),
    ])
}

/// Titles and years from all over the catalog, those of one name and year left out.
fn titles(films: usize) -> Vec<(String, u64)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("public/catalog");
    let manifest = Manifest::from_json(&fs::read(folder.join("manifest.json")).unwrap()).unwrap();
    let mut all = Vec::new();
    for entry in &manifest.shards {
        let mut inflated = Vec::new();
        GzDecoder::new(fs::File::open(folder.join(&entry.file)).unwrap()).read_to_end(&mut inflated).unwrap();
        let facts = Shard::from_bytes(entry, &inflated).unwrap().films;
        for (row, titles) in facts.titles.iter().enumerate() {
            let title = titles.split('\t').next().unwrap_or_default().to_owned();
            all.push((title, facts.years.get(row)));
        }
    }
    let step = all.len() / films;
    let known = all.iter().take(films / 2).cloned();
    let others = all.iter().skip(films).step_by(step).cloned();
    let mut chosen: Vec<(String, u64)> = Vec::new();
    let mut seen = std::collections::HashSet::new();
    for (title, year) in known.chain(others).filter(|(_, year)| *year > 0) {
        if chosen.len() < films && seen.insert(title.to_lowercase()) {
            chosen.push((title, year));
        }
    }
    chosen
}

fn zip(files: &[(&str, &str)]) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut archive = rawzip::ZipArchiveWriter::new(&mut bytes);
    for (name, text) in files {
        let file = archive.new_file(*name).compression_method(rawzip::CompressionMethod::DEFLATE);
        let (mut entry, config) = file.start().unwrap();
        let mut writer = config.wrap(DeflateEncoder::new(&mut entry, Compression::default()));
        writer.write_all(text.as_bytes()).unwrap();
        let (encoder, descriptor) = writer.finish().unwrap();
        encoder.finish().unwrap();
        entry.finish(descriptor).unwrap();
    }
    archive.finish().unwrap();
    bytes
}
