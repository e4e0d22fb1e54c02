//! The engine on the catalog that the project ships: what visitors get.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

mod browsing;
mod critiques;
mod essence;
mod group;
mod groups;
mod loading;
mod pictures;
mod prediction;
mod questions;
mod ranking;
mod recommending;
mod refolding;
mod search;
mod shelves;

use std::fs;
use std::io::Read;
use std::path::Path;
use std::sync::LazyLock;

use bijou_catalog::{Manifest, Shard, verify};
use bijou_engine::{Engine, FilmIx, Rating, Stars};
use flate2::read::GzDecoder;

static ENGINE: LazyLock<Engine> = LazyLock::new(|| {
    let mut shards = shards().into_iter();
    let mut engine = Engine::new(shards.next().unwrap()).unwrap();
    shards.for_each(|shard| engine.join(shard).unwrap());
    engine
});

/// Head, core and tail.
fn shards() -> Vec<Shard> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../public/catalog");
    let manifest = Manifest::from_json(&fs::read(folder.join("manifest.json")).unwrap()).unwrap();
    let read = |entry: &bijou_catalog::ShardEntry| {
        let compressed = fs::read(folder.join(&entry.file)).unwrap();
        verify(entry, &compressed).unwrap();
        let mut inflated = Vec::new();
        GzDecoder::new(compressed.as_slice()).read_to_end(&mut inflated).unwrap();
        Shard::from_bytes(entry, &inflated).unwrap()
    };
    manifest.shards.iter().map(read).collect()
}

/// The film with this MovieLens id.
fn film(id: &str) -> FilmIx {
    ENGINE.catalog().by_id(id).unwrap_or_else(|| panic!("no film {id}"))
}

/// Ratings by MovieLens id and stars.
fn ratings(given: &[(&str, f64)]) -> Vec<Rating> {
    given.iter().map(|(id, stars)| Rating { film: film(id), stars: Stars::new(*stars).unwrap() }).collect()
}

fn title(film: FilmIx) -> String {
    ENGINE.catalog().film(film).title().to_owned()
}
