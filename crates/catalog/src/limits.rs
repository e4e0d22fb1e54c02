//! The most that a reader accepts, so that no file can exhaust a visitor's memory.

/// Largest manifest, in bytes. The shipped one has about 3 KB.
pub const MAX_MANIFEST_BYTES: usize = 1 << 20;

/// Largest shard as transferred (compressed), in bytes.
pub const MAX_SHARD_BYTES: u64 = 64 << 20;

/// Largest shard once inflated, in bytes. The shipped tail has about 5 MB for 79,000 films; this leaves room for a
/// million films with long titles.
pub const MAX_INFLATED_BYTES: u64 = 256 << 20;

/// Most films in one shard.
pub const MAX_FILMS_PER_SHARD: u32 = 4_000_000;
