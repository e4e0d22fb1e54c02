/// Texts under keys: the browser's own, or in tests one in memory that fails on purpose.
pub trait Storage {
    /// The text under a key.
    fn get(&self, key: &str) -> Option<String>;
    /// Puts a text under a key, or leaves what is there.
    ///
    /// # Errors
    /// When there is no room.
    fn set(&self, key: &str, text: &str) -> Result<(), NoRoom>;
    /// Removes a key.
    fn remove(&self, key: &str);
    /// The keys of this program that are in use, in order.
    fn keys(&self) -> Vec<String>;
}

/// The storage did not take a text.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
#[error("the storage is full")]
pub struct NoRoom;
