//! The catalog as it arrives.

use bijou_catalog::{MAX_MANIFEST_BYTES, MAX_REPORT_BYTES, Manifest, Shard, ShardEntry, Verification};
use bijou_engine::Engine;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::LoadError;
use super::fetch::fetch;
use super::first::first_of;
use super::inflate::inflate;
use crate::late;
use crate::pause::{Slices, pause, slice};
use crate::words;

/// Films that are settled between two looks at the clock.
const SETTLED_AT_ONCE: usize = 500;
/// Bytes that are hashed between two looks at the clock.
const HASHED_AT_ONCE: usize = 1 << 17;

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
    /// As it came.
    manifest: RwSignal<Option<Vec<u8>>>,
    report: RwSignal<Option<Vec<u8>>>,
    stage: RwSignal<Stage>,
    joined: RwSignal<usize>,
    /// Films at the time when those who follow the engine last heard of some.
    told: StoredValue<usize>,
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
            report: RwSignal::new(None),
            stage: RwSignal::new(Stage::Arriving),
            joined: RwSignal::new(0),
            told: StoredValue::new(0),
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
    pub fn manifest(self) -> Option<Manifest> {
        self.manifest.with(|json| Manifest::from_json(json.as_ref()?).ok())
    }

    /// The report about the data as it came, once it is there and if there is one.
    pub fn report(self) -> ReadSignal<Option<Vec<u8>>> {
        self.report.read_only()
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
        let json = match self.manifest.get_untracked() {
            Some(json) => json,
            None => {
                let json = fetch(CATALOG, "manifest.json", MAX_MANIFEST_BYTES as u64).await?;
                self.manifest.set(Some(json.clone()));
                json
            }
        };
        if self.joined.get_untracked() == 0 {
            let first = first_of(&json)?;
            words::reword(first.title, first.words);
            self.join(arrive(&first.shard).await?, false).await?;
        }
        if !self.late.get_untracked() {
            // The first films show before anything else is asked for.
            pause().await;
            late::arrive().await.map_err(|_| LoadError::Unreachable(late::LATE.to_owned()))?;
            self.late.set(true);
        }
        let plan = late::planned(json).await?;
        self.fetch_report(plan.report);
        for (number, entry) in plan.shards.iter().enumerate().skip(self.joined.get_untracked()) {
            self.join(arrive(entry).await?, number + 1 == plan.shards.len()).await?;
        }
        Ok(())
    }

    /// Fetches the report about the data, for everybody at the same time, and keeps nobody waiting: all but one page do without.
    fn fetch_report(self, name: Option<String>) {
        if let Some(name) = name.filter(|_| self.report.with_untracked(Option::is_none)) {
            spawn_local(async move {
                if let Ok(json) = fetch(CATALOG, &name, MAX_REPORT_BYTES).await {
                    self.report.set(Some(json));
                }
            });
        }
    }

    /// A shard joins in slices. Who follows the engine hears of it once all its films are settled: of the last, and of those
    /// that double the films there are, since what follows goes through all of them.
    async fn join(self, shard: Shard, last: bool) -> Result<(), LoadError> {
        if self.joined.get_untracked() == 0 {
            let engine = Engine::new(shard)?;
            pause().await;
            self.engine.set(Some(engine));
        } else {
            self.quietly(|engine| engine.admit(shard)).unwrap_or(Ok(()))?;
            pause().await;
            while self.quietly(|engine| slice(|| engine.settle(SETTLED_AT_ONCE))) == Some(false) {
                pause().await;
            }
            let films = self.with_untracked(|engine| engine.catalog().len()).unwrap_or(0);
            if last || films >= 2 * self.told.get_value() {
                self.told.set_value(films);
                pause().await;
                self.engine.update(|_| ());
            }
        }
        self.joined.update(|joined| *joined += 1);
        Ok(())
    }

    fn quietly<T>(self, change: impl FnOnce(&mut Engine) -> T) -> Option<T> {
        self.engine.try_update_untracked(|engine| engine.as_mut().map(change)).flatten()
    }
}

/// Fetches, verifies and opens one shard.
async fn arrive(entry: &ShardEntry) -> Result<Shard, LoadError> {
    let inflated = {
        let compressed = fetch(CATALOG, &entry.file, entry.bytes).await?;
        let (mut verification, mut slices) = (Verification::of(entry), Slices::begin());
        for part in compressed.chunks(HASHED_AT_ONCE) {
            verification.add(part);
            slices.rest().await;
        }
        verification.finish()?;
        inflate(&entry.file, &compressed, entry.inflated_bytes).await?
    };
    pause().await;
    let shard = Shard::from_bytes(entry, &inflated)?;
    pause().await;
    Ok(shard)
}
