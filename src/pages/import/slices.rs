//! Long work in slices, between which the browser draws and listens.

use leptos::prelude::window;
use wasm_bindgen_futures::JsFuture;

/// A slice of work, in milliseconds: within a frame there is room for the browser's own.
const SLICE_MS: f64 = 10.0;

/// Work that lets others have their turn.
pub(super) struct Slices {
    since: f64,
}

impl Slices {
    pub(super) fn begin() -> Self {
        Self { since: now() }
    }

    /// Gives the browser a turn, if it has been waiting for long enough.
    pub(super) async fn rest(&mut self) {
        if now() - self.since > SLICE_MS {
            wait(0).await;
            self.since = now();
        }
    }
}

/// Waits so many milliseconds, at least for the browser's next turn.
pub(super) async fn wait(milliseconds: i32) {
    let promise = js_sys::Promise::new(&mut |resolve, _| {
        let _ = window().set_timeout_with_callback_and_timeout_and_arguments_0(&resolve, milliseconds);
    });
    let _ = JsFuture::from(promise).await;
}

fn now() -> f64 {
    window().performance().map_or_else(js_sys::Date::now, |performance| performance.now())
}
