//! The catalog that the project ships, for tests.

use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};

use bijou_catalog::{Plan, Shard, ShardEntry};
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
    let mut session = Session::new(bring(&mut arrival), arrival.films()).unwrap();
    (1..shards).for_each(|_| join(&mut session, &mut arrival));
    session
}

/// The shard that comes next.
pub fn bring(arrival: &mut Arrival) -> Shard {
    let entry = arrival.next().unwrap().clone();
    arrival.hash(&compressed(&entry));
    arrival.verify().unwrap();
    arrival.open(&inflated(&entry)).unwrap()
}

/// Adds it to a session.
pub fn join(session: &mut Session, arrival: &mut Arrival) {
    session.admit(bring(arrival)).unwrap();
    while !session.settle(500) {}
}
