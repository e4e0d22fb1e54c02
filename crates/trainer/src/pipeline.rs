//! Training and packing as one step, so that what is measured is what ships.

use anyhow::Result;
use bijou_catalog::{Shard, ShardKind};
use rayon::prelude::*;

use crate::assemble::assemble;
use crate::catalog_folder::{PackedShard, pack, unpack};
use crate::checkpoint::Checkpoint;
use crate::compress::Effort;
use crate::data::Dataset;
use crate::picture::{self, Pictures};
use crate::progress;
use crate::train::{Given, Settings, Trained, around_given, train};

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

/// Trains and packs, with progress; without the pictures, which take time and do not recommend.
pub fn train_and_pack(
    data: &Dataset,
    settings: &Settings,
    checkpoint: Option<&mut Checkpoint>,
) -> Result<Packed> {
    pack_all(data, trained(data, settings, checkpoint)?, None)
}

/// Trains, draws the pictures and packs everything that ships.
pub fn train_and_draw(
    data: &Dataset,
    settings: &Settings,
    checkpoint: Option<&mut Checkpoint>,
) -> Result<Packed> {
    draw(data, trained(data, settings, checkpoint)?, settings)
}

/// The same around given factors.
pub fn draw_around(data: &Dataset, settings: &Settings, given: &Given) -> Result<Packed> {
    draw(data, around_given(data, settings, given)?, settings)
}

fn draw(data: &Dataset, trained: Trained, settings: &Settings) -> Result<Packed> {
    let pictures = progress::stage("drawing", || picture::draw(data, &trained, settings.seed));
    println!(
        "The map keeps {:.3} of the 10 films nearest to each; the first two principal components keep {:.3}",
        pictures.kept, pictures.kept_by_components
    );
    pack_all(data, trained, Some(pictures))
}

fn trained(data: &Dataset, settings: &Settings, checkpoint: Option<&mut Checkpoint>) -> Result<Trained> {
    let sweeps = progress::steps("training", u64::from(settings.sweeps));
    let trained = train(data, settings, checkpoint, &sweeps)?;
    sweeps.finish_and_clear();
    Ok(trained)
}

/// Catalogs of more films are compressed fast: the smallest files would take some 20 s per 100,000 films.
const MOST_FILMS_PRESSED: usize = 300_000;

/// Most films of a shard, so that none takes more than some 4 MB to fetch, or more than a moment to open.
fn most_films(kind: ShardKind) -> usize {
    match kind {
        ShardKind::Head => usize::MAX,
        ShardKind::Core => 1 << 15,
        ShardKind::Tail => 1 << 17,
    }
}

fn pack_all(data: &Dataset, trained: Trained, pictures: Option<Pictures>) -> Result<Packed> {
    let packing = progress::steps("packing", ShardKind::ALL.len() as u64);
    let (films, learned, people) = (trained.order.films.clone(), trained.order.learned, trained.people);
    let ships = pictures.is_some() && films.len() <= MOST_FILMS_PRESSED;
    let effort = if ships { Effort::Smallest } else { Effort::Fast };
    let shards = progress::stage("packing", || {
        let shards = ShardKind::ALL.into_iter().zip(assemble(data, trained, pictures));
        let pieces: Vec<_> = shards
            .flat_map(|(kind, shard)| {
                shard.split(most_films(kind)).into_iter().map(move |piece| (kind, piece))
            })
            .collect();
        packing.set_length(pieces.len() as u64);
        let packed = pieces.into_par_iter().map(|(kind, piece)| {
            let packed = pack(kind, &piece, effort);
            packing.inc(1);
            packed
        });
        packed.collect::<Result<Vec<_>, _>>()
    })?;
    packing.finish_and_clear();
    Ok(Packed { shards, films, learned, people })
}
