//! Progress on the terminal; silent where standard error is not one.

use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Instant;

use indicatif::{ProgressBar, ProgressStyle};

static TIMES_ARE_TOLD: AtomicBool = AtomicBool::new(false);

/// From now on, every stage says on standard error how long it took.
pub fn tell_times() {
    TIMES_ARE_TOLD.store(true, Ordering::Relaxed);
}

/// Runs a stage of the work.
pub fn stage<T>(what: &str, work: impl FnOnce() -> T) -> T {
    let started = Instant::now();
    let result = work();
    if TIMES_ARE_TOLD.load(Ordering::Relaxed) {
        eprintln!("{:>9.3} s  {what}", started.elapsed().as_secs_f64());
    }
    result
}

/// A bar over bytes, for reading.
pub fn bytes(what: &'static str) -> ProgressBar {
    bar(what, 0, "{prefix:>12} [{bar:40}] {bytes} of {total_bytes}, {eta} left")
}

/// A bar over counted steps.
pub fn steps(what: &'static str, steps: u64) -> ProgressBar {
    bar(what, steps, "{prefix:>12} [{bar:40}] {pos} of {len}, {eta} left")
}

fn bar(what: &'static str, length: u64, template: &str) -> ProgressBar {
    let style = ProgressStyle::with_template(template).unwrap_or_else(|_| ProgressStyle::default_bar());
    ProgressBar::new(length).with_style(style.progress_chars("=> ")).with_prefix(what)
}
