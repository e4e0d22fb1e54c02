//! A person with a history.

use std::collections::BTreeSet;
use std::fs;
use std::io::Read;

use bijou::store::Record;
use bijou_catalog::{Manifest, Shard};
use bijou_engine::{Engine, Stars};
use flate2::read::GzDecoder;

use super::page::Page;
use super::setting::Setting;

/// The day of the first rating.
const BEGIN: u64 = 1_500_000_000_000;
/// Between two ratings.
const DAY: u64 = 86_400_000;

/// What the browser keeps of somebody who rated this many films: mostly well-known ones, mostly near the mean of others.
fn record_of(ratings: usize) -> String {
    let folder = Setting::read().site.join("catalog");
    let manifest = Manifest::from_json(&fs::read(folder.join("manifest.json")).unwrap()).unwrap();
    let mut shards = manifest.shards.iter().map(|entry| {
        let compressed = fs::read(folder.join(&entry.file)).unwrap();
        let mut inflated = Vec::new();
        GzDecoder::new(compressed.as_slice()).read_to_end(&mut inflated).unwrap();
        Shard::from_bytes(entry, &inflated).unwrap()
    });
    let mut engine = Engine::new(shards.next().unwrap()).unwrap();
    engine.join(shards.next().unwrap()).unwrap();
    let films: Vec<_> = engine.catalog().all().collect();
    let (mut record, mut seen, mut state) = (Record::default(), BTreeSet::new(), 1_u64);
    let mut random = || {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) as f64 / f64::from(1_u32 << 31)
    };
    while seen.len() < ratings {
        // Squared: known films more often.
        let place = (random().powi(2) * films.len() as f64) as usize;
        let film = engine.catalog().film(films[place]);
        if seen.insert(place) {
            let stars = f64::from(film.mean_rating().unwrap_or(3.5)) + 2.0 * random() - 1.0;
            let half_stars = (stars * 2.0).round().clamp(1.0, 10.0) as u8;
            record.rate(film.id(), Stars::from_half_stars(half_stars), BEGIN + DAY * seen.len() as u64);
        }
    }
    serde_json::to_string(&record).unwrap()
}

impl Page {
    /// Lets the device have kept what somebody rated over years, so many films, and comes back to the page.
    pub async fn come_back_after_years(&self, ratings: usize) {
        let record = serde_json::to_string(&record_of(ratings)).unwrap();
        self.ask(&format!("localStorage.setItem('bijou.profile.1', {record})")).await;
        self.reload().await;
    }
}
