//! Backups of our own.

use super::desk::Refusal;
use crate::store::{BACKUP, Everything, NotUnlocked, Opened, Record, is_sealed, open, unsealed};

/// What a backup turned out to be.
pub enum Own {
    /// What one person said.
    Record(Box<Record>),
    /// Everything of a device.
    Everything(Everything),
}

impl Own {
    /// Whether a passphrase is needed.
    pub fn is_sealed(text: &str) -> bool {
        is_sealed(text) || Everything::read(text).is_some_and(|file| file.is_sealed())
    }

    /// Reads what is not sealed.
    pub fn read(text: &str) -> Result<Self, Refusal> {
        if let Some(file) = Everything::read(text) {
            return Ok(Self::Everything(file));
        }
        match open(text) {
            Opened::Record(record) => Ok(Self::Record(Box::new(record))),
            Opened::Newer(_) => Err(Refusal::Newer),
            Opened::Unreadable => Err(Refusal::BrokenBackup),
        }
    }

    /// Opens what is sealed, as a whole or record by record, and reads it.
    pub async fn opened(text: &str, passphrase: &str) -> Result<Result<Self, Refusal>, NotUnlocked> {
        match Everything::read(text) {
            Some(file) => Ok(Ok(Self::Everything(file.opened(passphrase).await?))),
            None => Ok(Self::read(&unsealed(passphrase, BACKUP, text).await?)),
        }
    }
}
