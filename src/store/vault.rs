//! The storage of this device and the key to it, as this tab has them.

use std::pin::Pin;
use std::task::{Context, Waker};

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::browser::Browser;
use super::document::{Document, keep};
use super::keys::is_aside;
use super::record::Time;
use super::seal::{Key, is_sealed};
use super::storage::Storage as _;
use super::trouble::Trouble;

/// Whether what is kept needs a passphrase.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Lock {
    /// It does not.
    None,
    /// It does, and was not given yet.
    Closed,
    /// It does, and was given.
    Open,
}

/// What this tab can read and write.
#[derive(Clone, Copy)]
pub struct Vault {
    lock: RwSignal<Lock>,
    key: StoredValue<Option<Key>, LocalStorage>,
    /// The key of what was erased, for as long as that can be taken back.
    erased: StoredValue<Option<Key>, LocalStorage>,
    /// How much is being written.
    writing: StoredValue<usize>,
}

impl Vault {
    /// One that is not locked; what is kept has not been looked at.
    pub(super) fn unlocked() -> Self {
        Self {
            lock: RwSignal::new(Lock::None),
            key: StoredValue::new_local(None),
            erased: StoredValue::new_local(None),
            writing: StoredValue::new(0),
        }
    }

    /// Looks at what is kept.
    pub fn look(self) {
        if Self::is_sealed() {
            self.close();
        }
    }

    /// Whether anything is kept that needs a passphrase, besides what was set aside.
    pub fn is_sealed() -> bool {
        Self::texts().iter().any(|(key, text)| is_sealed(text) && !is_aside(key))
    }

    /// The lock, to follow.
    pub fn lock(self) -> ReadSignal<Lock> {
        self.lock.read_only()
    }

    /// The key, while the vault is open.
    pub fn key(self) -> Option<Key> {
        self.key.try_get_value().flatten()
    }

    /// Has another key from now on; none where nothing is sealed any more.
    pub fn turn(self, key: Option<Key>) {
        self.lock.set(if key.is_some() { Lock::Open } else { Lock::None });
        self.key.set_value(key);
    }

    /// Nothing that needs a passphrase is kept any more.
    pub fn erase(self) {
        self.erased.set_value(self.key());
        self.turn(None);
    }

    /// What was erased comes back under its passphrase.
    pub fn restore(self) {
        if let Some(key) = self.erased.try_update_value(Option::take).flatten() {
            self.turn(Some(key));
        }
    }

    /// Lets go of the key, which opens nothing any more.
    pub fn close(self) {
        self.key.set_value(None);
        self.lock.set(Lock::Closed);
    }

    /// What is kept under a key and needs no passphrase.
    pub fn plain(key: &str) -> Option<String> {
        Browser::storage()?.get(key).filter(|text| !is_sealed(text))
    }

    /// What is kept under a key, opened where it is sealed; nothing where this tab cannot.
    pub async fn read(self, key: &str) -> Option<String> {
        let text = Browser::storage()?.get(key)?;
        match self.key() {
            Some(seal) if is_sealed(&text) => seal.open(key, text).await.ok(),
            _ => Some(text).filter(|text| !is_sealed(text)),
        }
    }

    /// Everything that is kept, as it is: keys and texts, by key.
    pub fn texts() -> Vec<(String, String)> {
        let Some(storage) = Browser::storage() else { return Vec::new() };
        let text = |key: String| storage.get(&key).map(|text| (key, text));
        storage.keys().into_iter().filter_map(text).collect()
    }

    /// Writes a document, merged with what another tab may have written since.
    ///
    /// # Errors
    /// Where there is no storage, or something stands in the way.
    pub async fn keep(self, document: &dyn Document) -> Result<(), Trouble> {
        let storage = Browser::storage().ok_or(Trouble::Blocked)?;
        self.writing.try_update_value(|writing| *writing += 1);
        let kept = keep(document, &storage, self.key(), now()).await;
        self.writing.try_update_value(|writing| *writing = writing.saturating_sub(1));
        kept
    }

    /// Whether something is being written.
    pub fn is_writing(self) -> bool {
        self.writing.try_get_value().is_some_and(|writing| writing > 0)
    }
}

/// Does at once what needs no waiting: what is written without a passphrase has been written when this returns, be it
/// that the page is being closed. The rest follows.
pub fn begin(work: impl Future<Output = ()> + 'static) {
    let mut work: Pin<Box<dyn Future<Output = ()>>> = Box::pin(work);
    if work.as_mut().poll(&mut Context::from_waker(Waker::noop())).is_pending() {
        spawn_local(work);
    }
}

/// The time by the device's clock.
pub fn now() -> Time {
    js_sys::Date::now() as Time
}
