//! Reads files and finds their films, step by step.

use std::sync::Arc;

use bijou_exchange::{Found, Import, MAX_FILE_BYTES, Opened, Refused, open};
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen_futures::JsFuture;
use web_sys::File;

use super::find::find_films;
use super::slices::Slices;
use crate::load::{CatalogState, Stage};
use crate::pause::wait;
use crate::store::{self, Record};

/// Name of the whole way from files to a preview, in the browser's user timings.
pub const PREVIEW: &str = "preview an import";
/// Rows between two looks at the clock.
const ROWS: usize = 64;
/// Between two looks at whether the catalog has arrived, in milliseconds.
const GLANCE_MS: i32 = 50;

/// Why a file brought nothing.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Refusal {
    /// The reader refused it.
    Refused(Refused),
    /// A backup of a later version.
    Newer,
    /// A backup that cannot be read.
    BrokenBackup,
    /// The browser could not read it.
    Unread,
}

/// What files brought.
#[derive(Clone, Debug, Default)]
pub struct Brought {
    /// Films.
    pub import: Import,
    /// What each entry of the import is in the catalog.
    pub found: Vec<Found>,
    /// The person whose ratings were chosen from a data set.
    pub user: Option<usize>,
    /// Backups of our own, in one.
    pub backup: Option<Record>,
    /// Files that brought nothing, and why.
    pub refused: Vec<(String, Refusal)>,
}

/// How far things have come.
#[derive(Clone)]
pub enum State {
    /// Nothing was dropped yet.
    Empty,
    /// A file is read: its name, and how much of it, in percent.
    Reading(String, usize),
    /// The catalog is still arriving.
    Waiting,
    /// The films are looked for, in percent.
    Finding(usize),
    /// Everything is there, to be looked at.
    Ready(Arc<Brought>),
    /// So many films were imported.
    Done(usize),
}

/// The import that is under way.
#[derive(Clone, Copy)]
pub struct Desk {
    state: RwSignal<State>,
    /// Counts what was begun: work for an earlier one stops.
    turn: StoredValue<u32>,
    catalog: CatalogState,
}

impl Desk {
    /// An empty one.
    pub fn new() -> Self {
        Self {
            state: RwSignal::new(State::Empty),
            turn: StoredValue::new(0),
            catalog: CatalogState::in_scope(),
        }
    }

    /// How far things have come.
    pub fn state(self) -> ReadSignal<State> {
        self.state.read_only()
    }

    /// Lets go of everything.
    pub fn clear(self) {
        self.next_turn();
        self.state.set(State::Empty);
    }

    /// Everything was imported.
    pub fn done(self, films: usize) {
        self.next_turn();
        self.state.set(State::Done(films));
    }

    /// Reads files and shows what they bring.
    pub fn read(self, files: Vec<File>) {
        let turn = self.next_turn();
        spawn_local(async move {
            mark();
            if let Some(mut brought) = self.read_all(turn, files).await
                && self.find(turn, &mut brought).await.is_some()
            {
                self.show(turn, Arc::new(brought));
            }
        });
    }

    /// Takes the ratings of one of several people.
    pub fn choose(self, brought: &Arc<Brought>, user: usize) {
        let turn = self.next_turn();
        let mut brought = Brought::clone(brought);
        spawn_local(async move {
            brought.import.choose(user);
            brought.user = Some(user);
            if self.find(turn, &mut brought).await.is_some() {
                self.show(turn, Arc::new(brought));
            }
        });
    }

    fn next_turn(self) -> u32 {
        self.turn.update_value(|turn| *turn = turn.wrapping_add(1));
        self.turn.get_value()
    }

    /// Shows a state, unless something else was begun or the page was left.
    fn tell(self, turn: u32, state: State) -> Option<()> {
        (self.turn.try_get_value() == Some(turn)).then(|| self.state.set(state))
    }

    async fn read_all(self, turn: u32, files: Vec<File>) -> Option<Brought> {
        let mut brought = Brought::default();
        for file in files {
            let name = file.name();
            self.tell(turn, State::Reading(name.clone(), 0))?;
            match read_one(&file, |percent| self.tell(turn, State::Reading(name.clone(), percent))).await? {
                Ok(Read::Films(import)) => brought.import.join(*import),
                Ok(Read::Backup(record)) => {
                    brought.backup = Some(match brought.backup.take() {
                        Some(others) => others.merge(&record),
                        None => *record,
                    });
                }
                Err(refusal) => brought.refused.push((name, refusal)),
            }
        }
        Some(brought)
    }

    /// Finds the films of all entries, once the whole catalog is there.
    async fn find(self, turn: u32, brought: &mut Brought) -> Option<()> {
        while !matches!(self.catalog.stage().try_get_untracked()?, Stage::Complete) {
            self.tell(turn, State::Waiting)?;
            wait(GLANCE_MS).await;
        }
        let tell = |percent| self.tell(turn, State::Finding(percent));
        brought.found = find_films(self.catalog, &brought.import.entries, tell).await?;
        Some(())
    }

    fn show(self, turn: u32, brought: Arc<Brought>) {
        if self.tell(turn, State::Ready(brought)).is_some()
            && let Some(performance) = window().performance()
        {
            let _ = performance.measure_with_start_mark(PREVIEW, PREVIEW);
        }
    }
}

fn mark() {
    if let Some(performance) = window().performance() {
        let _ = performance.mark(PREVIEW);
    }
}

/// What a file turned out to be.
enum Read {
    Films(Box<Import>),
    Backup(Box<Record>),
}

/// Reads a file; nothing where the work was called off.
async fn read_one(file: &File, tell: impl Fn(usize) -> Option<()>) -> Option<Result<Read, Refusal>> {
    if file.size() > MAX_FILE_BYTES as f64 {
        let (bytes, limit) = (file.size() as u64, MAX_FILE_BYTES as u64);
        return Some(Err(Refusal::Refused(Refused::TooLarge { bytes, limit })));
    }
    let Ok(buffer) = JsFuture::from(file.array_buffer()).await else { return Some(Err(Refusal::Unread)) };
    let bytes = js_sys::Uint8Array::new(&buffer).to_vec();
    let mut reading = match open(&file.name(), bytes) {
        Ok(Opened::Films(reading)) => reading,
        Ok(Opened::Backup(text)) => return Some(opened(&text)),
        Err(refused) => return Some(Err(Refusal::Refused(refused))),
    };
    let mut slices = Slices::begin();
    while reading.step(ROWS) {
        let progress = reading.progress();
        tell(progress.done.saturating_mul(100) / progress.total.max(1))?;
        slices.rest().await;
    }
    Some(reading.finish().map(|import| Read::Films(Box::new(import))).map_err(Refusal::Refused))
}

fn opened(text: &str) -> Result<Read, Refusal> {
    match store::open(text) {
        store::Opened::Record(record) => Ok(Read::Backup(Box::new(record))),
        store::Opened::Newer => Err(Refusal::Newer),
        store::Opened::Unreadable => Err(Refusal::BrokenBackup),
    }
}
