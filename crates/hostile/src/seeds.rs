//! What fuzzers and tests begin with: small valid inputs, and those that once broke something.
//!
//! Files lie in `seeds/`, a folder per target; exports of other services are the samples of `crates/exchange`; shards are
//! built in code, so that they follow the format.

mod shards;

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

pub use shards::{core, head, tail};

use crate::catalog_shard::{Place, input};

/// The seeds of a target, with names.
///
/// # Errors
/// Where a folder of the source cannot be read, or a shard not be written.
pub fn of(target: &str) -> io::Result<Vec<(String, Vec<u8>)>> {
    let mut seeds = files(&Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds").join(target))?;
    match target {
        "catalog_plan" => {
            let shipped = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../public/catalog/manifest.json");
            seeds.push(("shipped.json".to_owned(), fs::read(shipped)?));
        }
        "catalog_shard" => {
            for (name, place, shard) in
                [("head", Place::Head, head()), ("core", Place::Core, core()), ("tail", Place::Tail, tail())]
            {
                let bytes = shard.to_bytes().map_err(io::Error::other)?;
                seeds.push((name.to_owned(), input(place, shard.films.len() as u16, &bytes)));
            }
        }
        "import" => {
            let samples = Path::new(env!("CARGO_MANIFEST_DIR")).join("../exchange/tests/samples");
            for (name, bytes) in files(&samples)? {
                // The bomb is large for a seed, and the reader gives up on it at once.
                if bytes.len() < 8 << 10 {
                    seeds.push((name.clone(), [vec![named_like(&name)], bytes].concat()));
                }
            }
        }
        "backup" => seeds.extend(of("stored_record")?),
        _ => {}
    }
    Ok(seeds)
}

/// The first byte that gives an import a name of the same meaning.
fn named_like(name: &str) -> u8 {
    let is = |words: &[&str]| words.iter().any(|word| name.contains(word));
    match name {
        _ if is(&["watched.csv"]) => 1,
        _ if is(&["lists-watchlist"]) => 6,
        _ if is(&["watchlist", "wishlist"]) => 2,
        _ if is(&[".zip"]) => 4,
        _ if is(&[".json"]) => 5,
        _ => 0,
    }
}

/// All files of a folder and the folders in it, in order; none where there is no such folder.
fn files(folder: &Path) -> io::Result<Vec<(String, Vec<u8>)>> {
    let mut found = Vec::new();
    let mut open = vec![folder.to_owned()];
    while let Some(folder) = open.pop() {
        if !folder.is_dir() {
            continue;
        }
        let mut paths: Vec<PathBuf> =
            fs::read_dir(folder)?.map(|entry| Ok(entry?.path())).collect::<io::Result<_>>()?;
        paths.sort();
        for path in paths {
            if path.is_dir() {
                open.push(path);
            } else {
                let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
                found.push((name, fs::read(&path)?));
            }
        }
    }
    Ok(found)
}
