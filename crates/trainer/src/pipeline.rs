//! Training and packing as one step, so that what is measured is what ships.

use anyhow::Result;
use bijou_catalog::{Shard, ShardKind};

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
    /// The shards, read back from these very bytes with every check.
    pub fn unpack(&self) -> Result<Vec<Shard>> {
        let unpacked = self.shards.iter().map(|shard| Ok(unpack(&shard.entry, &shard.bytes)?));
        unpacked.collect()
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
