//! The browser's storage, which may be missing, full or forbidden.

use wasm_bindgen_futures::JsFuture;

use gloo_storage::{LocalStorage, Storage as _};

use super::open::{Opened, open};
use super::record::{Record, Time};

/// Where records are kept, followed by the number of the profile.
const PROFILE: &str = "bijou.profile.";
/// Where text that could not be read is set aside, followed by the time.
const ASIDE: &str = "bijou.aside.";
/// What the keys of this program begin with.
const OURS: &str = "bijou.";

/// Which profile's record is meant.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Slot(u32);

impl Slot {
    /// The first, which everybody has.
    pub const FIRST: Self = Self(1);

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

/// Removes everything of ours: all records, and what was set aside.
pub fn erase() {
    let Some(storage) = raw() else { return };
    let keys = (0..storage.length().unwrap_or(0)).filter_map(|at| storage.key(at).ok().flatten());
    for key in keys.filter(|key| key.starts_with(OURS)).collect::<Vec<_>>() {
        let _ = storage.remove_item(&key);
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
