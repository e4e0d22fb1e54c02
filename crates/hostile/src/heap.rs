//! How much memory one input takes.

use std::sync::{Mutex, MutexGuard, PoisonError};

use peak_alloc::PeakAlloc;

#[global_allocator]
static HEAP: PeakAlloc = PeakAlloc;

/// Inputs are measured one at a time: the count is that of the whole program.
static MEASURED: Mutex<()> = Mutex::new(());
/// What a test makes to be read counts too, so tests run one at a time.
static TESTED: Mutex<()> = Mutex::new(());

/// Lets no other test run until it is dropped.
pub fn alone() -> MutexGuard<'static, ()> {
    TESTED.lock().unwrap_or_else(PoisonError::into_inner)
}

/// The most that an input may make a reader allocate at once.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Allowance {
    /// Whatever its length, in bytes.
    pub fixed: usize,
    /// For each of its bytes.
    pub per_byte: usize,
}

impl Allowance {
    /// For an input of so many bytes.
    pub fn of(self, length: usize) -> usize {
        self.fixed.saturating_add(self.per_byte.saturating_mul(length))
    }
}

/// Runs a reader on an input of so many bytes; what it took at once at most.
///
/// # Panics
/// Where that is more than it may take.
pub fn within(allowance: Allowance, length: usize, run: impl FnOnce()) -> usize {
    let _alone = MEASURED.lock().unwrap_or_else(PoisonError::into_inner);
    let before = HEAP.current_usage();
    HEAP.reset_peak_usage();
    run();
    let taken = HEAP.peak_usage().saturating_sub(before);
    let most = allowance.of(length);
    assert!(taken <= most, "an input of {length} bytes took {taken} bytes at once, more than {most}");
    taken
}
