//! What the examples that measure share.

use std::fs;
use std::hint::black_box;
use std::io::Read;
use std::path::Path;
use std::time::Instant;

use bijou_catalog::{Manifest, Shard, verify};
use bijou_engine::Engine;
use flate2::read::GzDecoder;

/// How long a step takes.
pub fn milliseconds<T>(step: impl FnOnce() -> T) -> f64 {
    let started = Instant::now();
    black_box(step());
    started.elapsed().as_secs_f64() * 1e3
}

/// The engine over a whole catalog.
pub fn load(folder: &Path) -> Engine {
    let manifest = Manifest::from_json(&fs::read(folder.join("manifest.json")).unwrap()).unwrap();
    let mut shards = manifest.shards.iter().map(|entry| {
        let compressed = fs::read(folder.join(&entry.file)).unwrap();
        verify(entry, &compressed).unwrap();
        let mut inflated = Vec::new();
        GzDecoder::new(compressed.as_slice()).read_to_end(&mut inflated).unwrap();
        Shard::from_bytes(entry, &inflated).unwrap()
    });
    let mut engine = Engine::new(shards.next().unwrap()).unwrap();
    shards.for_each(|shard| engine.join(shard).unwrap());
    engine
}
