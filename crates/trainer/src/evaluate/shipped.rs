use std::path::Path;

use anyhow::{Context, Result};
use bijou_catalog::{Shard, ShardKind};
use bijou_engine::{Engine, FilmIx, ModelKind, Rating, Stars};

use super::contender::{Answer, Contender, Task};
use crate::catalog_folder;
use crate::checkpoint::Checkpoint;
use crate::data::Dataset;
use crate::pipeline;
use crate::train::Settings;

/// A packed catalog as it ships, its films numbered as in the data.
pub struct Shipped {
    shards: Vec<Shard>,
    engine: Engine,
    /// Per film of the data, its place in the catalog.
    places: Vec<Option<FilmIx>>,
    /// Per place in the catalog, the film of the data.
    films: Vec<Option<u32>>,
    /// Bytes of head and core, as transferred.
    pub bytes: u64,
}

impl Shipped {
    /// Trains and packs.
    ///
    /// # Errors
    /// Where training fails.
    pub fn train(data: &Dataset, settings: &Settings) -> Result<Self> {
        Self::train_on(data, settings, None)
    }

    /// The same, going on from a checkpoint.
    ///
    /// # Errors
    /// Where training fails or a sweep cannot be saved.
    pub fn train_on(
        data: &Dataset,
        settings: &Settings,
        checkpoint: Option<&mut Checkpoint>,
    ) -> Result<Self> {
        let packed = pipeline::train_and_pack(data, settings, checkpoint)?;
        let films = packed.films.iter().map(|film| Some(*film as u32)).collect();
        let bytes = packed.shards.iter().filter(|shard| shard.entry.kind != ShardKind::Tail);
        Self::new(packed.unpack()?, films, data.films.len(), bytes.map(|shard| shard.entry.bytes).sum())
    }

    /// Reads a catalog from its folder; films are found by id.
    ///
    /// # Errors
    /// Where it is refused.
    pub fn read(folder: &Path, data: &Dataset) -> Result<Self> {
        let (manifest, shards) = catalog_folder::read(folder)?;
        let numbers = data.film_numbers();
        let ids = shards.iter().flat_map(|shard| shard.films.ids.to_vec());
        let films = ids.map(|id| numbers.get(&id).copied()).collect();
        let bytes = manifest.shards.iter().filter(|shard| shard.kind != ShardKind::Tail);
        Self::new(shards, films, data.films.len(), bytes.map(|shard| shard.bytes).sum())
    }

    fn new(shards: Vec<Shard>, films: Vec<Option<u32>>, data_films: usize, bytes: u64) -> Result<Self> {
        let mut places = vec![None; data_films];
        for (place, film) in films.iter().enumerate() {
            if let Some(film) = film {
                places[*film as usize] = Some(FilmIx(place as u32));
            }
        }
        let engine = engine(&shards)?;
        Ok(Self { shards, engine, places, films, bytes })
    }

    /// The same catalog with something changed in its shards.
    ///
    /// # Errors
    /// Where the engine refuses the changed shards.
    pub fn with(&self, change: impl FnOnce(&mut [Shard])) -> Result<Self> {
        let mut shards = self.shards.clone();
        change(&mut shards);
        Self::new(shards, self.films.clone(), self.places.len(), self.bytes)
    }

    /// The engine over the packed catalog.
    pub fn engine(&self) -> &Engine {
        &self.engine
    }

    /// A film's place in the catalog; none where the catalog lacks it.
    pub fn place(&self, film: u32) -> Option<FilmIx> {
        self.places[film as usize]
    }

    /// Whether the film has learned factors.
    pub fn is_learned(&self, film: u32) -> bool {
        self.places[film as usize].is_some_and(|place| self.engine.is_learned(place))
    }

    /// Cosine of two films' factors; 0 where one has none.
    pub fn similarity(&self, a: u32, b: u32) -> f32 {
        let place = |film: u32| self.places[film as usize];
        place(a).zip(place(b)).map_or(0.0, |(a, b)| self.engine.similarity(a, b))
    }
}

fn engine(shards: &[Shard]) -> Result<Engine> {
    let mut shards = shards.iter().cloned();
    let mut engine = Engine::new(shards.next().context("a catalog has a head")?)?;
    shards.try_for_each(|shard| engine.join(shard))?;
    Ok(engine)
}

/// One of the catalog's models.
pub struct ShippedModel<'a> {
    catalog: &'a Shipped,
    kind: ModelKind,
}

impl Shipped {
    /// The model of this kind.
    pub fn model(&self, kind: ModelKind) -> ShippedModel<'_> {
        ShippedModel { catalog: self, kind }
    }
}

impl Contender for ShippedModel<'_> {
    fn name(&self) -> String {
        self.kind.name().to_owned()
    }

    fn answer(&self, task: &Task, top: usize) -> Answer {
        let Shipped { engine, places, films, .. } = self.catalog;
        let place =
            |(film, stars): &(u32, Stars)| Some(Rating { film: places[*film as usize]?, stars: *stars });
        let ratings: Vec<Rating> = task.fold_in.iter().filter_map(place).collect();
        let taste = engine.fold_in_with(self.kind, &ratings);
        let is_closed = |place: FilmIx| films[place.index()].is_none_or(|film| !task.open[film as usize]);
        let picks = engine.rank(&taste, is_closed, top);
        let guess = |(film, _): &(u32, Stars)| Some(engine.predict(&taste, places[*film as usize]?).into());
        Answer {
            list: picks.iter().filter_map(|pick| films[pick.film.index()]).collect(),
            guesses: task.questions.iter().map(guess).collect(),
        }
    }
}
