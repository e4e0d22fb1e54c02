//! Progress on the terminal; silent where standard error is not one.

use indicatif::{ProgressBar, ProgressStyle};

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
