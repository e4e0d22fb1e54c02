//! What this site has in the browser after erasing: records, and what is kept of the program.

use super::vault::Vault;
use crate::offline;

/// What is there, as counted just now.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Left {
    /// Records.
    pub records: usize,
    /// Their bytes, with those of their keys.
    pub bytes: usize,
    /// Caches of program files.
    pub caches: usize,
    /// Service workers.
    pub workers: usize,
}

/// Counts what is there.
pub async fn left() -> Left {
    let texts = Vault::texts();
    Left {
        records: texts.len(),
        bytes: texts.iter().map(|(key, text)| key.len() + text.len()).sum(),
        caches: offline::caches().await.len(),
        workers: offline::workers().await.len(),
    }
}
