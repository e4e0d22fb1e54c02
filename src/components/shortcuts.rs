//! Keys that work everywhere.

use leptos::ev;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

use super::keys::{Key, key_of};
use super::shelf_keys::step_along_shelf;
use super::shortcut_list::{Opener, shortcut_list};
use crate::router::Router;
use crate::store::Library;

/// Id of the search box, on the pages that have one.
pub const SEARCH: &str = "search";

/// `/` goes to the search box, `?` shows all shortcuts, `g` and a letter goes to a page, arrow keys step along a shelf.
#[component]
pub fn Shortcuts() -> impl IntoView {
    let (router, library) = (Router::in_scope(), Library::in_scope());
    let listed = Opener::in_scope().0;
    // The key before was `g`.
    let going = StoredValue::new(false);
    let listener = window_event_listener(ev::keydown, move |event| {
        let held = event.ctrl_key() || event.meta_key() || event.alt_key();
        if event.default_prevented() || held || is_typing() {
            return;
        }
        let key = event.key();
        // These need the focus in a shelf, so that nobody can press them by accident.
        if step_along_shelf(&key) {
            event.prevent_default();
            return;
        }
        let off = library.record().with_untracked(|record| record.without_keys.value);
        if off || listed.get_untracked() {
            return;
        }
        let was_going = going.try_update_value(|going| std::mem::replace(going, key == "g")).unwrap_or(false);
        let Some(key) = key_of(&key, was_going) else { return };
        event.prevent_default();
        match key {
            Key::List => listed.set(true),
            Key::Page(page) => router.go(page.href()),
            Key::Search => {
                if !focus(SEARCH) {
                    router.go(crate::address::Page::Browse.href());
                    focus_soon(SEARCH);
                }
            }
        }
    });
    on_cleanup(move || listener.remove());
    shortcut_list(listed)
}

/// Whether a key press belongs to a text field.
pub fn is_typing() -> bool {
    let types = |element: Element| {
        let kind = element.get_attribute("type").unwrap_or_default();
        let presses = matches!(kind.as_str(), "radio" | "checkbox" | "button" | "file");
        matches!(element.tag_name().as_str(), "INPUT" | "TEXTAREA" | "SELECT") && !presses
    };
    document().active_element().is_some_and(types)
}

/// Moves the focus to the element with this id, if there is one.
pub fn focus(id: &str) -> bool {
    let element = document().get_element_by_id(id);
    element.is_some_and(|element| element.unchecked_into::<HtmlElement>().focus().is_ok())
}

/// The same once a page that was just gone to is drawn and has taken the focus itself.
pub fn focus_soon(id: &'static str) {
    request_animation_frame(move || {
        request_animation_frame(move || {
            focus(id);
        });
    });
}
