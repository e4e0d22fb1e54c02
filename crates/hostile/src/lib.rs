//! What every reader of foreign bytes promises, one function per reader: whatever bytes it is given, it neither panics nor
//! allocates beyond its [allowance](Allowance), and what it accepts is within the limits that are stated and comes back as
//! written.
//!
//! `fuzz/` calls these functions with what a fuzzer comes up with, `tests/` with random bytes and damaged seeds. The
//! [seeds] are the same. Whoever links this crate gets an allocator that counts.

#![forbid(unsafe_code)]

mod backup;
mod catalog_plan;
mod catalog_shard;
mod heap;
mod import;
pub mod seeds;
mod stored_record;
mod target;
mod taste_code;

pub use backup::backup;
pub use catalog_plan::catalog_plan;
pub use catalog_shard::catalog_shard;
pub use heap::{Allowance, alone, within};
pub use import::import;
pub use stored_record::stored_record;
pub use target::{TARGETS, Target};
pub use taste_code::taste_code;
