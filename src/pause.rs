//! Long work in slices, so that the page stays responsive between them.

use js_sys::Promise;
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;
use web_sys::MessageChannel;

/// Milliseconds after which a slice ends: half a frame, so that typing and scrolling stay smooth. A device a quarter as fast
/// as a desk's still answers within 50 ms, since every step of a slice is short.
const SLICE_MS: f64 = 8.0;

/// Works for a slice: step after step, until one says that it was the last. Whether that was so.
pub fn slice(mut step: impl FnMut() -> bool) -> bool {
    let start = now();
    loop {
        if step() {
            return true;
        }
        if now() - start >= SLICE_MS {
            return false;
        }
    }
}

/// Lets the browser answer and draw before the work goes on. By a message, since browsers make timers that follow one another
/// wait 4 ms each.
pub async fn pause() {
    let Ok(channel) = MessageChannel::new() else { return wait(0).await };
    let turn = Promise::new(&mut |resolve, _| {
        channel.port1().set_onmessage(Some(&resolve));
        let _ = channel.port2().post_message(&JsValue::NULL);
    });
    let _ = JsFuture::from(turn).await;
    // A port that listens is kept for good.
    channel.port1().close();
}

/// Work that lets others have their turn between its steps.
pub struct Slices {
    since: f64,
}

impl Slices {
    /// The first slice begins.
    pub fn begin() -> Self {
        Self { since: now() }
    }

    /// Gives the browser a turn, if the slice is over.
    pub async fn rest(&mut self) {
        if now() - self.since >= SLICE_MS {
            pause().await;
            self.since = now();
        }
    }
}

/// Waits so many milliseconds, at least for the browser's next turn.
pub async fn wait(milliseconds: i32) {
    let turn = Promise::new(&mut |resolve, _| {
        let _ = window().set_timeout_with_callback_and_timeout_and_arguments_0(&resolve, milliseconds);
    });
    let _ = JsFuture::from(turn).await;
}

/// Milliseconds, for telling how long something takes.
pub fn now() -> f64 {
    window().performance().map_or(0.0, |performance| performance.now())
}

/// A value that is worked out in a task of its own whenever what `follow` reads has changed, so that what is quick need not
/// wait for it; the first time at once. `work` gets the value before. Of several changes in a row only the last counts.
pub fn apart<T: Send + Sync + 'static>(
    follow: impl Fn() + 'static,
    work: impl Fn(Option<&T>) -> T + Copy + 'static,
) -> RwSignal<T> {
    let value = RwSignal::new(untrack(|| work(None)));
    let latest = StoredValue::new(0_u32);
    // Follows from now on; an `Effect` would begin later, and miss what changes until then.
    let following = RenderEffect::new(move |begun: Option<()>| {
        follow();
        latest.update_value(|round| *round = round.wrapping_add(1));
        let round = latest.get_value();
        if begun.is_some() {
            spawn_local(async move {
                pause().await;
                // The page may be gone by then.
                if latest.try_get_value() == Some(round) {
                    let next = untrack(|| value.with_untracked(|before| work(Some(before))));
                    value.set(next);
                }
            });
        }
    });
    StoredValue::new_local(following);
    value
}
