//! How far down a person was on each page they come back to, noted beside its address in the browser's own history.

use std::time::Duration;

use leptos::ev;
use leptos::prelude::*;
use wasm_bindgen::JsValue;

/// Browsers refuse more than about 100 notes in 30 seconds; once after each pause in scrolling is far below.
const PAUSE: Duration = Duration::from_millis(400);

/// Notes the place of the page in view whenever scrolling pauses: reloading and the browser's own buttons lead back there.
pub fn note_places() {
    let waiting = StoredValue::new(None::<TimeoutHandle>);
    let forget = move || {
        if let Some(earlier) = waiting.try_update_value(Option::take).flatten() {
            earlier.clear();
        }
    };
    let scrolls = window_event_listener(ev::scroll, move |_| {
        forget();
        waiting.set_value(set_timeout_with_handle(note_place, PAUSE).ok());
    });
    // What was about to be noted belongs to the page that was left, and the note would go to the one in view.
    let leaves = window_event_listener(ev::popstate, move |_| forget());
    on_cleanup(move || {
        scrolls.remove();
        leaves.remove();
    });
}

/// Notes the place now, before another page comes into view.
pub fn note_place() {
    let place = window().scroll_y().unwrap_or_default();
    if let Ok(history) = window().history() {
        let _ = history.replace_state(&JsValue::from_f64(place), "");
    }
}

/// The place that was noted for the address in view; the top where none was.
pub fn noted_place() -> f64 {
    window()
        .history()
        .and_then(|history| history.state())
        .ok()
        .and_then(|state| state.as_f64())
        .unwrap_or(0.0)
}
