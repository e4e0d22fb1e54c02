use sha2::{Digest, Sha256};

use crate::{Error, ShardEntry};

/// The SHA-256 of `bytes` as 64 lower-case hexadecimal digits.
pub fn sha256_hex(bytes: &[u8]) -> String {
    hex(&Sha256::digest(bytes))
}

/// Checks a shard as transferred against the manifest, before anything else is done with its bytes.
///
/// # Errors
/// [`Error::Length`] when it was truncated or extended, [`Error::Checksum`] when any byte differs.
pub fn verify(entry: &ShardEntry, compressed: &[u8]) -> Result<(), Error> {
    let mut verification = Verification::of(entry);
    verification.add(compressed);
    verification.finish()
}

/// The same part by part, for a page that must answer meanwhile.
#[derive(Debug)]
pub struct Verification {
    entry: ShardEntry,
    hash: Sha256,
    found: u64,
}

impl Verification {
    /// Begins with nothing.
    pub fn of(entry: &ShardEntry) -> Self {
        Self { entry: entry.clone(), hash: Sha256::new(), found: 0 }
    }

    /// Takes the next bytes in.
    pub fn add(&mut self, part: &[u8]) {
        self.hash.update(part);
        self.found += part.len() as u64;
    }

    /// Compares the whole.
    ///
    /// # Errors
    /// As [`verify`].
    pub fn finish(self) -> Result<(), Error> {
        let Self { entry, hash, found } = self;
        if found != entry.bytes {
            return Err(Error::Length { file: entry.file, expected: entry.bytes, found });
        }
        if hex(&hash.finalize()) != entry.sha256 {
            return Err(Error::Checksum { file: entry.file });
        }
        Ok(())
    }
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ShardKind;

    fn entry(bytes: &[u8]) -> ShardEntry {
        ShardEntry {
            kind: ShardKind::Head,
            file: "head.bin".to_owned(),
            bytes: bytes.len() as u64,
            sha256: sha256_hex(bytes),
            inflated_bytes: 0,
            films: 0,
        }
    }

    #[test]
    fn the_digest_is_that_of_the_standard() {
        // FIPS 180-2, appendix B.1.
        assert_eq!(sha256_hex(b"abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }

    #[test]
    fn truncated_and_altered_bytes_are_told_apart() {
        let entry = entry(b"film");
        assert_eq!(verify(&entry, b"film"), Ok(()));
        let mut parts = Verification::of(&entry);
        [&b"fi"[..], b"", b"lm"].iter().for_each(|part| parts.add(part));
        assert_eq!(parts.finish(), Ok(()));
        assert!(matches!(verify(&entry, b"fil"), Err(Error::Length { found: 3, .. })));
        assert!(matches!(verify(&entry, b"flim"), Err(Error::Checksum { .. })));
    }
}
