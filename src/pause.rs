//! Long work in slices, so that the page stays responsive between them.

use leptos::prelude::window;
use wasm_bindgen_futures::JsFuture;

/// Lets the browser answer and draw before the work goes on.
pub async fn pause() {
    let turn = js_sys::Promise::new(&mut |resolve, _| {
        let _ = window().set_timeout_with_callback(&resolve);
    });
    let _ = JsFuture::from(turn).await;
}

/// Milliseconds, for telling how long a slice has taken.
pub fn now() -> f64 {
    window().performance().map_or(0.0, |performance| performance.now())
}
