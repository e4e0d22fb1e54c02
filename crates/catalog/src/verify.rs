use sha2::{Digest, Sha256};

use crate::{Error, ShardEntry};

/// The SHA-256 of `bytes` as 64 lower-case hexadecimal digits.
pub fn sha256_hex(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Checks a shard as transferred against the manifest, before anything else is done with its bytes.
///
/// # Errors
/// [`Error::Length`] when it was truncated or extended, [`Error::Checksum`] when any byte differs.
pub fn verify(entry: &ShardEntry, compressed: &[u8]) -> Result<(), Error> {
    let found = compressed.len() as u64;
    if found != entry.bytes {
        return Err(Error::Length { file: entry.file.clone(), expected: entry.bytes, found });
    }
    if sha256_hex(compressed) != entry.sha256 {
        return Err(Error::Checksum { file: entry.file.clone() });
    }
    Ok(())
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
        assert!(matches!(verify(&entry, b"fil"), Err(Error::Length { found: 3, .. })));
        assert!(matches!(verify(&entry, b"flim"), Err(Error::Checksum { .. })));
    }
}
