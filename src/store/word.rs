//! What one tab tells the others. A storage that is empty says nothing about why: a person who wants nothing kept any more
//! says so here, and whatever else clears the storage has it filled again by the tabs that are open.

use super::storage::Storage;

/// The key that carries a word, for as long as it takes to say it.
pub const WORD: &str = "bijou.word";

/// The words.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Word {
    /// Nothing is to be kept any more.
    Forget,
    /// The passphrase is to be asked for again.
    Lock,
}

impl Word {
    const ALL: [Self; 2] = [Self::Forget, Self::Lock];

    fn text(self) -> &'static str {
        match self {
            Self::Forget => "forget",
            Self::Lock => "lock",
        }
    }

    /// The word that was heard.
    pub fn heard(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|word| word.text() == text)
    }

    /// Tells all other tabs. In a storage without room for a word there must be less, first.
    pub fn say(self, storage: &dyn Storage) {
        let _ = storage.set(WORD, self.text());
        storage.remove(WORD);
    }
}
