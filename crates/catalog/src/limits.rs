//! The most that a reader accepts, so that no file can exhaust a visitor's memory.

use crate::Error;

/// Largest manifest, in bytes. The shipped one has about 3 KB.
pub const MAX_MANIFEST_BYTES: usize = 1 << 20;

/// Largest report about the data, in bytes. The shipped one has about 9 KB.
pub const MAX_REPORT_BYTES: u64 = 1 << 18;

/// Largest shard as transferred (compressed), in bytes.
pub const MAX_SHARD_BYTES: u64 = 64 << 20;

/// Largest shard once inflated, in bytes. The shipped tail has about 5 MB for 79,000 films; what is cut into
/// pieces as the trainer does it stays below 30 MB.
pub const MAX_INFLATED_BYTES: u64 = 256 << 20;

/// Most shards. A million films take some 40.
pub const MAX_SHARDS: u64 = 256;

/// Most films in one shard, and in all shards together.
pub const MAX_FILMS_PER_SHARD: u32 = 4_000_000;

/// Most factors per film. Preparing a catalog takes time in proportion to their cube: 512 take a tenth of a second. The
/// shipped catalog has 128.
pub const MAX_FACTORS: usize = 512;

/// Refuses what is more than its limit.
pub(crate) fn limit(what: &str, found: u64, limit: u64) -> Result<(), Error> {
    if found > limit {
        return Err(Error::TooLarge { what: what.to_owned(), found, limit });
    }
    Ok(())
}
