//! The browser's storage, which may be missing, full or forbidden.

use wasm_bindgen_futures::JsFuture;

use gloo_storage::{LocalStorage, Storage as _};

use super::open::{Opened, open};
use super::record::{Record, Time};

/// Where the record of the only profile is kept.
pub const KEY: &str = "bijou.profile.1";
/// Where text that could not be read is set aside, followed by the time.
const ASIDE: &str = "bijou.aside.";

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

/// The stored text, as it is.
pub fn kept_text() -> Option<String> {
    raw()?.get_item(KEY).ok().flatten()
}

/// Reads the kept record, if there is one.
pub fn read(now: Time) -> Result<Option<Record>, Trouble> {
    if raw().is_none() {
        return Err(Trouble::Blocked);
    }
    let Some(text) = kept_text() else { return Ok(None) };
    match open(&text) {
        Opened::Record(record) => Ok(Some(record)),
        Opened::Newer => Err(Trouble::Newer),
        Opened::Unreadable => {
            set_aside(&text, now);
            Err(Trouble::Unreadable { text })
        }
    }
}

/// Moves text that could not be read to a key of its own; where that fails, it stays where it is.
fn set_aside(text: &str, now: Time) {
    let Some(storage) = raw() else { return };
    if storage.set_item(&format!("{ASIDE}{now}"), text).is_ok() {
        let _ = storage.remove_item(KEY);
    }
}

/// Writes the record, merged with what another tab may have written since.
pub fn write(record: Record, now: Time) -> Result<Record, Trouble> {
    let merged = match read(now)? {
        Some(kept) => record.merge(&kept),
        None => record,
    };
    LocalStorage::set(KEY, &merged).map_err(|_| Trouble::Full)?;
    Ok(merged)
}

/// Removes the record and everything that was set aside.
pub fn erase() {
    let Some(storage) = raw() else { return };
    let keys = (0..storage.length().unwrap_or(0)).filter_map(|at| storage.key(at).ok().flatten());
    for key in keys.filter(|key| key == KEY || key.starts_with(ASIDE)).collect::<Vec<_>>() {
        let _ = storage.remove_item(&key);
    }
}

/// Removes the record only.
pub fn forget() {
    if let Some(storage) = raw() {
        let _ = storage.remove_item(KEY);
    }
}

/// Whether the browser has promised not to clear the storage by itself; nothing where it does not say.
pub async fn persisted() -> Option<bool> {
    let answer = web_sys::window()?.navigator().storage().persisted().ok()?;
    JsFuture::from(answer).await.ok()?.as_bool()
}
