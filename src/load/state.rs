//! The catalog as it arrives.

use bijou_catalog::{MAX_MANIFEST_BYTES, Manifest, Shard, ShardEntry, verify};
use bijou_engine::Engine;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::LoadError;
use super::fetch::fetch;
use super::inflate::inflate;
use crate::late;

/// What the late part of the program is called where it did not arrive.
const LATE: &str = "late.wasm";

/// The folder that holds the catalog.
const CATALOG: &str = "catalog";

/// How far loading has come.
#[derive(Clone, PartialEq, Debug)]
pub enum Stage {
    /// Parts are on their way.
    Arriving,
    /// Everything is there.
    Complete,
    /// A part did not arrive; what arrived before works.
    Failed(LoadError),
}

/// The engine over what has arrived, and the manifest that promised it.
#[derive(Clone, Copy)]
pub struct CatalogState {
    engine: RwSignal<Option<Engine>>,
    manifest: RwSignal<Option<Manifest>>,
    stage: RwSignal<Stage>,
    joined: RwSignal<usize>,
    late: RwSignal<bool>,
}

/// Starts loading.
pub fn provide_catalog() -> CatalogState {
    let state = CatalogState::empty();
    provide_context(state);
    state.load();
    state
}

impl CatalogState {
    fn empty() -> Self {
        Self {
            engine: RwSignal::new(None),
            manifest: RwSignal::new(None),
            stage: RwSignal::new(Stage::Arriving),
            joined: RwSignal::new(0),
            late: RwSignal::new(false),
        }
    }

    /// The catalog in scope.
    pub fn in_scope() -> Self {
        use_context().unwrap_or_else(Self::empty)
    }

    /// The engine, once the head is there. Reading follows every shard that joins.
    pub fn engine(self) -> ReadSignal<Option<Engine>> {
        self.engine.read_only()
    }

    /// The manifest, once it is there.
    pub fn manifest(self) -> ReadSignal<Option<Manifest>> {
        self.manifest.read_only()
    }

    /// How far loading has come.
    pub fn stage(self) -> ReadSignal<Stage> {
        self.stage.read_only()
    }

    /// Whether enough is there to begin.
    pub fn usable(self) -> Memo<bool> {
        Memo::new(move |_| self.joined.get() > 0)
    }

    /// Whether the late part of the program is there.
    pub fn late(self) -> ReadSignal<bool> {
        self.late.read_only()
    }

    /// Reads something from the engine; nothing before the head is there.
    pub fn with<T>(self, read: impl FnOnce(&Engine) -> T) -> Option<T> {
        self.engine.with(|engine| engine.as_ref().map(read))
    }

    /// The same without following what joins later.
    pub fn with_untracked<T>(self, read: impl FnOnce(&Engine) -> T) -> Option<T> {
        self.engine.with_untracked(|engine| engine.as_ref().map(read))
    }

    /// Fetches what is missing.
    pub fn load(self) {
        self.stage.set(Stage::Arriving);
        spawn_local(async move {
            self.stage.set(match self.load_all().await {
                Ok(()) => Stage::Complete,
                Err(error) => Stage::Failed(error),
            });
        });
    }

    async fn load_all(self) -> Result<(), LoadError> {
        let manifest = match self.manifest.get_untracked() {
            Some(manifest) => manifest,
            None => Manifest::from_json(&fetch(CATALOG, "manifest.json", MAX_MANIFEST_BYTES as u64).await?)?,
        };
        self.manifest.set(Some(manifest.clone()));
        for entry in manifest.shards.iter().skip(self.joined.get_untracked()) {
            let shard = arrive(entry).await?;
            self.join(shard)?;
            if !self.late.get_untracked() {
                late::arrive().await.map_err(|_| LoadError::Unreachable(LATE.to_owned()))?;
                self.late.set(true);
            }
        }
        Ok(())
    }

    fn join(self, shard: Shard) -> Result<(), LoadError> {
        if self.joined.get_untracked() == 0 {
            self.engine.set(Some(Engine::new(shard)?));
        } else {
            let joined = self.engine.try_update(|engine| engine.as_mut().map(|engine| engine.join(shard)));
            joined.flatten().unwrap_or(Ok(()))?;
        }
        self.joined.update(|joined| *joined += 1);
        Ok(())
    }
}

/// Fetches, verifies and opens one shard.
async fn arrive(entry: &ShardEntry) -> Result<Shard, LoadError> {
    let mut compressed = fetch(CATALOG, &entry.file, entry.bytes).await?;
    verify(entry, &compressed)?;
    let inflated = inflate(&entry.file, &mut compressed, entry.inflated_bytes).await?;
    Ok(Shard::from_bytes(entry, &inflated)?)
}
