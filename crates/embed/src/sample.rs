//! The catalog that the project ships, for tests.

use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};

use bijou_catalog::{Plan, ShardEntry};
use flate2::read::GzDecoder;

use crate::{Arrival, Session};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../public/catalog")
}

pub fn plan() -> Plan {
    Plan::from_json(&fs::read(folder().join("manifest.json")).unwrap()).unwrap()
}

pub fn compressed(entry: &ShardEntry) -> Vec<u8> {
    fs::read(folder().join(&entry.file)).unwrap()
}

pub fn inflated(entry: &ShardEntry) -> Vec<u8> {
    let mut bytes = Vec::new();
    GzDecoder::new(compressed(entry).as_slice()).read_to_end(&mut bytes).unwrap();
    bytes
}

/// A session with so many shards of it.
pub fn session(shards: usize) -> Session {
    let mut arrival = Arrival::of(plan()).unwrap();
    let mut session = None;
    for _ in 0..shards {
        let entry = arrival.next().unwrap().clone();
        arrival.hash(&compressed(&entry));
        arrival.verify().unwrap();
        let shard = arrival.open(&inflated(&entry)).unwrap();
        match &mut session {
            None => session = Some(Session::new(shard, arrival.films()).unwrap()),
            Some(session) => session.admit(shard).unwrap(),
        }
    }
    let mut session = session.unwrap();
    while !session.settle(500) {}
    session
}
