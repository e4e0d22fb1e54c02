//! Reads files and finds their films, step by step.

use std::sync::Arc;

use bijou_exchange::{Found, Import, MAX_FILE_BYTES, Opened, Refused, open};
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen_futures::JsFuture;
use web_sys::File;

use super::find::find_films;
use super::own::Own;
use crate::load::{CatalogState, Stage};
use crate::pause::Slices;
use crate::pause::wait;
use crate::store::{NotUnlocked, Profile, Profiles, Record};

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
    /// A sealed backup, where the browser has no ciphers.
    NoCiphers,
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
    /// Backups of our own, in one: what they say of the current profile.
    pub backup: Option<Record>,
    /// Others who are in them.
    pub others: Vec<(Profile, Record)>,
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
    /// A backup needs a passphrase: its name, and whether one was wrong.
    Asking(String, bool),
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
    profiles: Profiles,
    /// A passphrase that was asked for.
    answer: StoredValue<Option<String>>,
}

impl Desk {
    /// An empty one.
    pub fn new() -> Self {
        Self {
            state: RwSignal::new(State::Empty),
            turn: StoredValue::new(0),
            catalog: CatalogState::in_scope(),
            profiles: Profiles::in_scope(),
            answer: StoredValue::new(None),
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
                Ok(Read::Backup(text)) => {
                    let read = self.read_backup(turn, &name, text).await?;
                    match read {
                        Ok(own) => self.join(&mut brought, own),
                        Err(refusal) => brought.refused.push((name, refusal)),
                    }
                }
                Err(refusal) => brought.refused.push((name, refusal)),
            }
        }
        Some(brought)
    }

    /// Reads a backup, and asks for its passphrase where there is one; nothing where the work was called off.
    async fn read_backup(self, turn: u32, name: &str, text: String) -> Option<Result<Own, Refusal>> {
        if !Own::is_sealed(&text) {
            return Some(Own::read(&text));
        }
        let mut wrong = false;
        loop {
            self.tell(turn, State::Asking(name.to_owned(), wrong))?;
            let passphrase = loop {
                wait(GLANCE_MS).await;
                (self.turn.try_get_value() == Some(turn)).then_some(())?;
                if let Some(passphrase) = self.answer.try_update_value(Option::take).flatten() {
                    break passphrase;
                }
            };
            self.tell(turn, State::Reading(name.to_owned(), 50))?;
            match Own::opened(&text, &passphrase).await {
                Err(NotUnlocked::Wrong) => wrong = true,
                Err(_) => return Some(Err(Refusal::NoCiphers)),
                Ok(read) => return Some(read),
            }
        }
    }

    /// Gives the passphrase that was asked for.
    pub fn answer(self, passphrase: String) {
        self.answer.set_value(Some(passphrase));
    }

    /// Adds a backup. Of several people in it, the one who has the current profile's name is meant, or else the one who
    /// exported it.
    fn join(self, brought: &mut Brought, own: Own) {
        let mut people = match own {
            Own::Record(record) => vec![(Profile::default(), *record)],
            Own::Everything(file) => file.people(),
        };
        let number = self.profiles.current().get_untracked();
        let here = self.profiles.people().with_untracked(|people| people.profile(number)).unwrap_or_default();
        let same = |(profile, _): &(Profile, Record)| !here.name.is_empty() && profile.name == here.name;
        let place = people.iter().position(same).unwrap_or(0);
        if place < people.len() {
            let (_, record) = people.remove(place);
            brought.backup = Some(match brought.backup.take() {
                Some(before) => before.merge(&record),
                None => record,
            });
        }
        brought.others.extend(people.into_iter().filter(|(_, record)| record.says_anything()));
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
    /// A backup, by its text.
    Backup(String),
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
        Ok(Opened::Backup(text)) => return Some(Ok(Read::Backup(text))),
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
