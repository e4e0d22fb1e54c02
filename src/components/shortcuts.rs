//! Keys that work everywhere.

use leptos::ev;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

use crate::address::Page;
use crate::router::Router;

/// Id of the search box, on the pages that have one.
pub const SEARCH: &str = "search";

/// `/` goes to the search box: that of the page, or else that of the browse page.
#[component]
pub fn Shortcuts() -> impl IntoView {
    let router = Router::in_scope();
    let listener = window_event_listener(ev::keydown, move |event| {
        let plain = !(event.ctrl_key() || event.meta_key() || event.alt_key());
        if event.key() != "/" || !plain || is_typing() {
            return;
        }
        event.prevent_default();
        if !focus(SEARCH) {
            router.go(Page::Browse.href());
            // The page appears within the frame.
            request_animation_frame(|| {
                focus(SEARCH);
            });
        }
    });
    on_cleanup(move || listener.remove());
}

/// Whether a key press belongs to a text field.
pub fn is_typing() -> bool {
    let types = |element: Element| {
        let radio = element.get_attribute("type").is_some_and(|kind| kind == "radio");
        matches!(element.tag_name().as_str(), "INPUT" | "TEXTAREA" | "SELECT") && !radio
    };
    document().active_element().is_some_and(types)
}

/// Moves the focus to the element with this id, if there is one.
pub fn focus(id: &str) -> bool {
    let element = document().get_element_by_id(id);
    element.is_some_and(|element| element.unchecked_into::<HtmlElement>().focus().is_ok())
}
