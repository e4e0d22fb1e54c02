//! The catalog that the project ships, in the engine as it runs natively.

use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};

use bijou_catalog::{Manifest, Shard, verify};
use bijou_engine::{Engine, Rating, Stars};
use flate2::read::GzDecoder;

pub fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

pub fn folder() -> PathBuf {
    root().join("public/catalog")
}

pub fn manifest() -> Manifest {
    Manifest::from_json(&fs::read(folder().join("manifest.json")).unwrap()).unwrap()
}

/// The engine over so many shards.
pub fn engine(shards: usize) -> Engine {
    let mut engine: Option<Engine> = None;
    for entry in &manifest().shards[..shards] {
        let compressed = fs::read(folder().join(&entry.file)).unwrap();
        verify(entry, &compressed).unwrap();
        let mut inflated = Vec::new();
        GzDecoder::new(compressed.as_slice()).read_to_end(&mut inflated).unwrap();
        let shard = Shard::from_bytes(entry, &inflated).unwrap();
        match &mut engine {
            Some(engine) => engine.join(shard).unwrap(),
            None => engine = Some(Engine::new(shard).unwrap()),
        }
    }
    engine.unwrap()
}

pub fn ratings(engine: &Engine, given: &[(&str, f64)]) -> Vec<Rating> {
    let rating = |(id, stars): &(&str, f64)| Rating {
        film: engine.catalog().by_id(id).unwrap(),
        stars: Stars::new(*stars).unwrap(),
    };
    given.iter().map(rating).collect()
}
