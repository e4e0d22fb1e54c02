//! The passphrase as the pages see it.

use leptos::prelude::*;

use super::browser::Browser;
use super::cipher::Cipher;
use super::consent::Consent;
use super::envelope::Envelope;
use super::keys::is_aside;
use super::profiles::Profiles;
use super::rekey::rekey;
use super::seal::{Key, Seal as _, is_sealed};
use super::storage::Storage as _;
use super::trouble::Trouble;
use super::vault::{Lock, Vault};
use super::word::Word;

/// What a sealed backup is sealed for.
pub const BACKUP: &str = "backup";

/// Why a passphrase did nothing.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum NotUnlocked {
    /// It is not the one.
    Wrong,
    /// The browser has no ciphers.
    NoCiphers,
    /// Something could not be written.
    Trouble(Trouble),
}

impl Profiles {
    /// Opens what is kept.
    ///
    /// # Errors
    /// When the passphrase opens nothing.
    pub async fn unlock(self, passphrase: &str) -> Result<(), NotUnlocked> {
        let key = right(passphrase).await?;
        let library = self.library;
        library.vault.turn(Some(key.clone()));
        self.follow().await;
        // What was said since, without the passphrase, is kept with the rest.
        library.consent.set(Consent::Keep);
        library.read();
        self.load_all();
        // Where setting or removing a passphrase was interrupted, some texts are not sealed.
        self.rekey(Some(&key), Some(key.clone())).await
    }

    /// Sets a passphrase.
    ///
    /// # Errors
    /// When everything could not be sealed; nothing is sealed then.
    pub async fn set_passphrase(self, passphrase: &str) -> Result<(), NotUnlocked> {
        let key = Cipher::new(passphrase).await.map_err(|_| NotUnlocked::NoCiphers)?;
        self.rekey(None, Some(key.into())).await
    }

    /// Replaces the passphrase.
    ///
    /// # Errors
    /// When `old` is not the one, or everything could not be sealed anew; `old` opens everything then.
    pub async fn change_passphrase(self, old: &str, new: &str) -> Result<(), NotUnlocked> {
        let from = right(old).await?;
        let to = Cipher::new(new).await.map_err(|_| NotUnlocked::NoCiphers)?;
        self.rekey(Some(&from), Some(to.into())).await
    }

    /// Removes the passphrase: everything is kept readable from now on.
    ///
    /// # Errors
    /// When it is not the one, or something could not be written.
    pub async fn remove_passphrase(self, passphrase: &str) -> Result<(), NotUnlocked> {
        let from = right(passphrase).await?;
        self.rekey(Some(&from), None).await
    }

    async fn rekey(self, from: Option<&Key>, to: Option<Key>) -> Result<(), NotUnlocked> {
        let storage = Browser::storage().ok_or(NotUnlocked::Trouble(Trouble::Blocked))?;
        self.library.settle().await;
        rekey(&storage, from, to.as_ref()).await.map_err(NotUnlocked::Trouble)?;
        self.library.vault.turn(to);
        // What was written meanwhile was written as before.
        self.library.write_again(None);
        self.keep();
        Ok(())
    }

    /// Asks for the passphrase again, here and in other tabs, once everything is written.
    pub async fn lock(self) {
        if self.library.vault.lock().get_untracked() != Lock::Open {
            return;
        }
        if let Some(storage) = Browser::storage() {
            Word::Lock.say(&storage);
        }
        self.library.close().await;
    }

    /// Goes on without what is kept, which stays as it is.
    pub fn go_without(self) {
        self.library.consent.set(Consent::VisitOnly);
    }

    /// A file as it is to be saved: sealed, where there is a passphrase.
    ///
    /// # Errors
    /// When the browser does not seal: what is sealed here is not saved readable.
    pub async fn backup(self, text: String) -> Result<String, Trouble> {
        match self.library.vault.key() {
            Some(key) => key.close(BACKUP, text).await.map_err(|_| Trouble::Unsealed),
            None => Ok(text),
        }
    }

    /// A text that was set aside, as it was.
    pub async fn aside(self, key: String) -> Option<String> {
        let text = Browser::storage()?.get(&key)?;
        self.library.vault.read(&key).await.or(Some(text))
    }

    /// Removes a text that was set aside; what it was, for undoing.
    pub fn remove_aside(self, key: &str) -> Option<String> {
        let storage = Browser::storage().filter(|_| is_aside(key))?;
        let text = storage.get(key);
        storage.remove(key);
        self.library.count_write();
        text
    }

    /// Brings it back.
    pub fn bring_aside_back(self, key: &str, text: &str) {
        let kept = Browser::storage().map(|storage| storage.set(key, text));
        if kept != Some(Ok(())) {
            self.library.trouble().set(Some(Trouble::Full));
        }
        self.library.count_write();
    }
}

/// The key that a passphrase gives, if it opens anything that is kept.
async fn right(passphrase: &str) -> Result<Key, NotUnlocked> {
    // All texts of one device have come from one passphrase, which takes its time once.
    let mut tried: Vec<Cipher> = Vec::new();
    for (place, text) in Vault::texts().into_iter().filter(|(_, text)| is_sealed(text)) {
        for envelope in Envelope::all_of(&text) {
            if !tried.iter().any(|cipher| cipher.fits(&envelope)) {
                tried.push(Cipher::of(passphrase, &envelope).await.map_err(|_| NotUnlocked::NoCiphers)?);
            }
        }
        for cipher in &tried {
            if cipher.open(&place, text.clone()).await.is_ok() {
                return Ok(cipher.clone().into());
            }
        }
    }
    Err(NotUnlocked::Wrong)
}

/// A text that was sealed for a place, opened.
///
/// # Errors
/// When the passphrase does not open it.
pub async fn unsealed(passphrase: &str, place: &str, sealed: &str) -> Result<String, NotUnlocked> {
    for envelope in Envelope::all_of(sealed) {
        let cipher = Cipher::of(passphrase, &envelope).await.map_err(|_| NotUnlocked::NoCiphers)?;
        if let Ok(text) = cipher.open(place, sealed.to_owned()).await {
            return Ok(text);
        }
    }
    Err(NotUnlocked::Wrong)
}
