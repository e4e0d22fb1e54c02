//! Locks the library when nobody has touched the page for a while.

use std::time::Duration;

use leptos::ev;
use leptos::prelude::*;

use crate::pause::now;
use crate::store::{Library, Lock, Profiles};

/// Minutes until the library is locked, unless the person says otherwise.
pub const LOCK_AFTER: u16 = 15;
/// Between two looks at the clock.
const GLANCE: Duration = Duration::from_secs(5);
/// Milliseconds of a minute.
const MINUTE: f64 = 60_000.0;

/// After how many minutes the person wants it; 0 for never.
pub fn lock_after(library: Library) -> u16 {
    let chosen = library.record().with(|record| record.lock_after);
    if chosen.is_unset() { LOCK_AFTER } else { chosen.value }
}

/// Watches for touches and keys from now on.
pub fn lock_when_idle() {
    let (library, profiles) = (Library::in_scope(), Profiles::in_scope());
    let touched = StoredValue::new(now());
    let touch = move || {
        let _ = touched.try_set_value(now());
    };
    let listeners = [
        window_event_listener(ev::pointerdown, move |_| touch()),
        window_event_listener(ev::keydown, move |_| touch()),
        window_event_listener(ev::wheel, move |_| touch()),
    ];
    // A device that slept has not looked meanwhile: the clock tells when it wakes.
    let glance = move || {
        let minutes = f64::from(untrack(|| lock_after(library)));
        let rested = touched.try_get_value().is_some_and(|touched| now() - touched > minutes * MINUTE);
        if minutes > 0.0 && rested && library.lock().get_untracked() == Lock::Open {
            touch();
            leptos::task::spawn_local(profiles.lock());
        }
    };
    let timer = set_interval_with_handle(glance, GLANCE);
    on_cleanup(move || {
        listeners.into_iter().for_each(|listener| listener.remove());
        if let Ok(timer) = timer {
            timer.clear();
        }
    });
}
