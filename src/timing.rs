//! How long things take, for the browser's own developer tools and for `cargo xtask bench`.

use leptos::prelude::window;

/// Does the work and notes under `name` how long it took, in the browser's user timings.
pub fn timed<T>(name: &str, work: impl FnOnce() -> T) -> T {
    let performance = window().performance();
    let noted = |note: &dyn Fn(&web_sys::Performance)| performance.iter().for_each(note);
    noted(&|performance| drop(performance.mark(name)));
    let done = work();
    noted(&|performance| drop(performance.measure_with_start_mark(name, name)));
    done
}
