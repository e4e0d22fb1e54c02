//! How a tab and the storage keep in step. Whatever stands in the storage is taken in before anything is written over it,
//! and what was written is read back: so that of two tabs neither loses what the other said, and nothing counts as kept that
//! is not.

use super::keys::free_aside;
use super::record::Time;
use super::seal::{Key, NotOpened, is_sealed};
use super::storage::Storage;
use super::trouble::Trouble;

/// Times that writing begins anew because another tab wrote meanwhile.
const PATIENCE: usize = 8;

/// Something that a tab holds and the storage has a copy of. Two of a kind merge, in any order and any number of times.
pub trait Document {
    /// Where the copy is.
    fn key(&self) -> String;
    /// The stored text that the document has in it.
    fn known(&self) -> Option<String>;
    /// From now on it has this one in it.
    fn know(&self, text: String);
    /// Merges what was written elsewhere.
    fn take_in(&self, text: &str) -> Taken;
    /// The document as it is written.
    fn text(&self) -> String;
    /// Whether it is to be kept; whoever writes asks at the last moment.
    fn is_kept(&self) -> bool;
    /// Hears of trouble that does not keep it from being written.
    fn hear(&self, trouble: Trouble);
}

/// What became of a text that was to be merged.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Taken {
    /// It is in the document, which has nothing that the text had not.
    Whole,
    /// It is in the document, which has more.
    More,
    /// It is of a later version.
    Newer,
    /// It is no such document.
    Unreadable,
}

/// Writes a document, merged with what another tab may have written since.
///
/// # Errors
/// Where something stands in the way; what is stored then stays as it is.
pub async fn keep(
    document: &dyn Document,
    storage: &dyn Storage,
    seal: Option<Key>,
    now: Time,
) -> Result<(), Trouble> {
    let key = document.key();
    for _ in 0..PATIENCE {
        let stored = storage.get(&key);
        // Most of the time nobody else wrote: comparing texts saves reading 2,000 films.
        if let Some(stored) = stored.as_ref().filter(|stored| document.known().as_ref() != Some(*stored))
            && let Err(trouble) = take_in(document, storage, seal.as_ref(), stored, now).await
        {
            return Err(trouble);
        }
        let text = match &seal {
            Some(seal) => seal.close(&key, document.text()).await.map_err(|_| Trouble::Unsealed)?,
            None => document.text(),
        };
        if !document.is_kept() {
            return Ok(());
        }
        // What was set aside has gone.
        let before = storage.get(&key);
        if before.is_some() && before != stored {
            continue;
        }
        storage.set(&key, &text).map_err(|_| Trouble::Full)?;
        if storage.get(&key).as_ref() != Some(&text) {
            return Err(Trouble::Full);
        }
        document.know(text);
        return Ok(());
    }
    Err(Trouble::Full)
}

/// Takes in what another tab has written; whether the document has more, and should be written.
///
/// # Errors
/// Where the text cannot be taken in. One that cannot be read is set aside.
pub async fn take_in(
    document: &dyn Document,
    storage: &dyn Storage,
    seal: Option<&Key>,
    stored: &str,
    now: Time,
) -> Result<bool, Trouble> {
    let key = document.key();
    let opened = match (is_sealed(stored), seal) {
        (false, _) => Some(stored.to_owned()),
        (true, Some(seal)) => match seal.open(&key, stored.to_owned()).await {
            Ok(text) => Some(text),
            Err(NotOpened::OtherKey) => return Err(Trouble::Locked),
            Err(NotOpened::Altered) => None,
        },
        (true, None) => return Err(Trouble::Locked),
    };
    match opened.as_deref().map_or(Taken::Unreadable, |text| document.take_in(text)) {
        taken @ (Taken::Whole | Taken::More) => {
            document.know(stored.to_owned());
            Ok(taken == Taken::More)
        }
        Taken::Newer => Err(Trouble::Newer),
        Taken::Unreadable => {
            let trouble = Trouble::Unreadable { text: stored.to_owned() };
            // Over what is safe elsewhere the document may be written.
            match set_aside(storage, &key, stored, opened, seal, now).await {
                true => {
                    document.hear(trouble);
                    Ok(true)
                }
                false => Err(trouble),
            }
        }
    }
}

/// Moves text that could not be read to a key of its own; where that fails, it stays where it is.
async fn set_aside(
    storage: &dyn Storage,
    key: &str,
    stored: &str,
    opened: Option<String>,
    seal: Option<&Key>,
    now: Time,
) -> bool {
    let mut aside = free_aside(storage, now);
    let mut text = stored.to_owned();
    // What is sealed for one place does not open at another.
    if let (true, Some(seal), Some(opened)) = (is_sealed(stored), seal, opened) {
        loop {
            let Ok(sealed) = seal.close(&aside, opened.clone()).await else { return false };
            text = sealed;
            // Another tab may have taken the place meanwhile.
            let free = free_aside(storage, now);
            if free == aside {
                break;
            }
            aside = free;
        }
    }
    let moved = storage.set(&aside, &text).is_ok() && storage.get(&aside).as_ref() == Some(&text);
    if moved && storage.get(key).as_deref() == Some(stored) {
        storage.remove(key);
    }
    moved
}
