//! Every known file, as small samples made for these tests, and broken ones.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

mod any;
mod broken;
mod hostile;
mod letterboxd;
mod own;
mod services;

use std::fs;
use std::path::Path;

use bijou_exchange::{Entry, Import, Opened, Refused, open};

fn bytes(sample: &str) -> Vec<u8> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/samples").join(sample);
    fs::read(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn try_to_read(name: &str, bytes: Vec<u8>) -> Result<Import, Refused> {
    match open(name, bytes)? {
        Opened::Films(mut reading) => {
            // In steps of any size the result is the same.
            while reading.step(3) {
                let progress = reading.progress();
                assert!(progress.done <= progress.total);
            }
            reading.finish()
        }
        Opened::Backup(_) => panic!("{name} was taken for a backup"),
    }
}

fn read(sample: &str) -> Import {
    try_to_read(sample, bytes(sample)).unwrap_or_else(|refused| panic!("{sample}: {refused}"))
}

fn refused(sample: &str) -> Refused {
    match try_to_read(sample, bytes(sample)) {
        Ok(import) => panic!("{sample} was read: {} entries", import.entries.len()),
        Err(refused) => refused,
    }
}

fn film<'a>(import: &'a Import, title: &str) -> &'a Entry {
    import.entries.iter().find(|entry| entry.title == title).unwrap_or_else(|| panic!("no {title}"))
}

fn half_stars(entry: &Entry) -> Option<u8> {
    entry.rating.map(|rating| rating.half_stars)
}

fn rated_on(entry: &Entry) -> String {
    entry.rating.and_then(|rating| rating.on).map(|day| day.to_string()).unwrap_or_default()
}

fn days(entry: &Entry) -> Vec<String> {
    entry.dates.iter().map(ToString::to_string).collect()
}
