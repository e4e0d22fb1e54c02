//! The browser's storage, which may be missing, full or forbidden.

use wasm_bindgen_futures::JsFuture;

use gloo_storage::{LocalStorage, Storage as _};

use super::open::{Opened, open};
use super::people::{FIRST, People};
use super::record::{Record, Time};

/// Where records are kept, followed by the number of the profile.
const PROFILE: &str = "bijou.profile.";
/// Where text that could not be read is set aside, followed by the time.
const ASIDE: &str = "bijou.aside.";
/// Where the list of profiles and guests is kept.
pub const PEOPLE: &str = "bijou.people";
/// What the keys of this program begin with.
const OURS: &str = "bijou.";

/// Which profile's record is meant.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Slot(u32);

impl Slot {
    /// The first, which everybody has.
    pub const FIRST: Self = Self(FIRST);

    /// The profile with this number.
    pub fn new(number: u32) -> Self {
        Self(number)
    }

    /// The number of the profile.
    pub fn number(self) -> u32 {
        self.0
    }

    /// The record that is kept, where it can be read.
    pub fn record(self) -> Option<Record> {
        match open(&self.text()?) {
            Opened::Record(record) => Some(record),
            Opened::Newer | Opened::Unreadable => None,
        }
    }

    /// Where its record is kept.
    pub fn key(self) -> String {
        format!("{PROFILE}{}", self.0)
    }

    /// The stored text, as it is.
    pub fn text(self) -> Option<String> {
        raw()?.get_item(&self.key()).ok().flatten()
    }
}

/// Why something is not kept.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Trouble {
    /// The browser forbids storage.
    Blocked,
    /// There is no room.
    Full,
    /// What was kept could not be read, and was set aside.
    Unreadable {
        /// The text, for downloading.
        text: String,
    },
    /// A later version of this program wrote it.
    Newer,
}

/// The storage, or nothing where touching it would throw.
fn raw() -> Option<web_sys::Storage> {
    web_sys::window()?.local_storage().ok().flatten()
}

/// The kept record and its text, if there is one.
pub fn read(slot: Slot, now: Time) -> Result<Option<(Record, String)>, Trouble> {
    if raw().is_none() {
        return Err(Trouble::Blocked);
    }
    let Some(text) = slot.text() else { return Ok(None) };
    match open(&text) {
        Opened::Record(record) => Ok(Some((record, text))),
        Opened::Newer => Err(Trouble::Newer),
        Opened::Unreadable => {
            set_aside(slot, &text, now);
            Err(Trouble::Unreadable { text })
        }
    }
}

/// Moves text that could not be read to a key of its own; where that fails, it stays where it is.
fn set_aside(slot: Slot, text: &str, now: Time) {
    let Some(storage) = raw() else { return };
    if storage.set_item(&format!("{ASIDE}{now}"), text).is_ok() {
        let _ = storage.remove_item(&slot.key());
    }
}

/// What another tab may have written since `known`, which is what was read or written last here.
pub fn news(slot: Slot, known: Option<&str>, now: Time) -> Result<Option<Record>, Trouble> {
    // Most of the time nobody else wrote: comparing texts saves reading 2,000 films.
    if known.is_some() && slot.text().as_deref() == known {
        return Ok(None);
    }
    Ok(read(slot, now)?.map(|(record, _)| record))
}

/// Writes the record; gives the text that is now kept.
pub fn write(slot: Slot, record: &Record) -> Result<String, Trouble> {
    let text = serde_json::to_string(record).map_err(|_| Trouble::Full)?;
    let storage = raw().map(|_| LocalStorage::raw()).ok_or(Trouble::Blocked)?;
    storage.set_item(&slot.key(), &text).map_err(|_| Trouble::Full)?;
    Ok(text)
}

/// The list of profiles and guests, where one is kept that can be read.
pub fn people() -> Option<People> {
    People::read(&raw()?.get_item(PEOPLE).ok().flatten()?)
}

/// Writes the list; not over one of a later version, which is not ours to judge.
pub fn write_people(people: &People) -> Result<(), Trouble> {
    let storage = raw().ok_or(Trouble::Blocked)?;
    let kept = storage.get_item(PEOPLE).ok().flatten();
    if kept.is_some_and(|kept| People::is_later(&kept)) {
        return Err(Trouble::Newer);
    }
    let text = serde_json::to_string(people).map_err(|_| Trouble::Full)?;
    storage.set_item(PEOPLE, &text).map_err(|_| Trouble::Full)
}

/// Everything that is kept: keys and texts, by key.
pub fn texts() -> Vec<(String, String)> {
    let text = |key: String| raw()?.get_item(&key).ok().flatten().map(|text| (key, text));
    keys().into_iter().filter_map(text).collect()
}

/// The keys of this program that are in use, in order.
fn keys() -> Vec<String> {
    let Some(storage) = raw() else { return Vec::new() };
    let keys = (0..storage.length().unwrap_or(0)).filter_map(|at| storage.key(at).ok().flatten());
    let mut keys: Vec<String> = keys.filter(|key| key.starts_with(OURS)).collect();
    keys.sort_unstable();
    keys
}

/// Removes everything of ours: all records, and what was set aside.
pub fn erase() {
    let Some(storage) = raw() else { return };
    for key in keys() {
        let _ = storage.remove_item(&key);
    }
}

/// Removes all records and the list of profiles; not what is of a later version.
pub fn forget_all() {
    for key in keys() {
        match key.strip_prefix(PROFILE).map(str::parse) {
            Some(Ok(number)) => forget(Slot(number)),
            _ if key == PEOPLE => {
                if let Some(storage) = raw().filter(|_| people().is_some()) {
                    let _ = storage.remove_item(PEOPLE);
                }
            }
            _ => {}
        }
    }
}

/// Removes the record only; not one of a later version, which is not ours to judge.
pub fn forget(slot: Slot) {
    let later = slot.text().is_some_and(|text| open(&text) == Opened::Newer);
    if let Some(storage) = raw().filter(|_| !later) {
        let _ = storage.remove_item(&slot.key());
    }
}

/// Whether the browser has promised not to clear the storage by itself; nothing where it does not say.
pub async fn persisted() -> Option<bool> {
    let answer = web_sys::window()?.navigator().storage().persisted().ok()?;
    JsFuture::from(answer).await.ok()?.as_bool()
}
