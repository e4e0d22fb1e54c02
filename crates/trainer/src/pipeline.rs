//! Training and packing as one step, so that what is measured is what ships.

use anyhow::{Context, Result};
use bijou_catalog::ShardKind;
use bijou_engine::Engine;

use crate::assemble::assemble;
use crate::catalog_folder::{PackedShard, pack, unpack};
use crate::data::Dataset;
use crate::progress;
use crate::train::{Settings, train};

/// A catalog in memory, as it would ship.
pub struct Packed {
    /// Head, core and tail.
    pub shards: Vec<PackedShard>,
    /// For every place in the catalog, the film of the data.
    pub films: Vec<usize>,
    /// Films with factors.
    pub learned: usize,
    /// People who rated at least one of them.
    pub people: usize,
}

impl Packed {
    /// The engine over these very bytes.
    pub fn engine(&self) -> Result<Engine> {
        let mut shards = self.shards.iter().map(|shard| unpack(&shard.entry, &shard.bytes));
        let mut engine = Engine::new(shards.next().context("a catalog has a head")??)?;
        for shard in shards {
            engine.join(shard?)?;
        }
        Ok(engine)
    }
}

/// Trains and packs, with progress.
pub fn train_and_pack(data: &Dataset, settings: &Settings) -> Result<Packed> {
    let sweeps = progress::steps("training", u64::from(settings.sweeps));
    let trained = train(data, settings, &sweeps)?;
    sweeps.finish_and_clear();
    let packing = progress::steps("packing", ShardKind::ALL.len() as u64);
    let (films, learned, people) = (trained.order.films.clone(), trained.order.learned, trained.people);
    let mut shards = Vec::new();
    for (kind, shard) in ShardKind::ALL.into_iter().zip(&assemble(data, trained)) {
        shards.push(pack(kind, shard)?);
        packing.inc(1);
    }
    packing.finish_and_clear();
    Ok(Packed { shards, films, learned, people })
}

/// The mean; 0 of nothing.
pub fn mean(values: impl ExactSizeIterator<Item = f64>) -> f64 {
    let count = values.len().max(1) as f64;
    values.sum::<f64>() / count
}
