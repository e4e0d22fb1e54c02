//! Notices when the end of a list comes near.

use leptos::html::Div;
use leptos::prelude::*;
use wasm_bindgen::prelude::*;
use web_sys::{IntersectionObserver, IntersectionObserverEntry, IntersectionObserverInit};

/// How far below the screen the end may be when more is fetched: about one screen, so that scrolling never waits.
const MARGIN: &str = "0px 0px 1200px 0px";

/// Calls `near` whenever the element with the returned reference comes near the screen.
pub fn sentinel(near: impl Fn() + 'static) -> NodeRef<Div> {
    let element = NodeRef::<Div>::new();
    let callback = Closure::<dyn Fn(js_sys::Array)>::new(move |entries: js_sys::Array| {
        let seen = |entry: JsValue| entry.unchecked_into::<IntersectionObserverEntry>().is_intersecting();
        if entries.iter().any(seen) {
            near();
        }
    });
    let options = IntersectionObserverInit::new();
    options.set_root_margin(MARGIN);
    let observer = IntersectionObserver::new_with_options(callback.as_ref().unchecked_ref(), &options).ok();
    // Both live as long as the element's owner; the observer must go first, so they go together.
    let guard = StoredValue::new_local((observer, callback));
    Effect::new(move |_| {
        if let Some(element) = element.get() {
            guard.with_value(|(observer, _)| observer.iter().for_each(|observer| observer.observe(&element)));
        }
    });
    on_cleanup(move || {
        let _ =
            guard.try_with_value(|(observer, _)| observer.iter().for_each(IntersectionObserver::disconnect));
    });
    element
}
