//! A window over the page, which holds the focus while it is open and gives it back when it closes.

use std::sync::Arc;

use leptos::html::Dialog as DialogElement;
use leptos::prelude::*;

use crate::lean::{maybe, part};
use crate::words;

/// Id of the heading that names the window.
const HEADING: &str = "dialog-heading";

/// What stands in the window.
pub type DrawDialog = Arc<dyn Fn() -> AnyView + Send + Sync>;

/// A modal window that shows while `open`. The browser's own: Escape closes it, and the focus returns to where it was.
pub fn dialog(open: RwSignal<bool>, title: fn() -> &'static str, draw: DrawDialog) -> AnyView {
    let window = NodeRef::<DialogElement>::new();
    Effect::new(move |_| {
        let Some(window) = window.get() else { return };
        match (open.get(), window.open()) {
            (true, false) => drop(window.show_modal()),
            (false, true) => window.close(),
            _ => {}
        }
    });
    // Drawn only while it is seen.
    let inside = part(move || {
        let shown = open.get().then(|| {
            view! {
                <div class="dialog-head">
                    <h2 id=HEADING>{title()}</h2>
                    <button class="button-quiet" type="button" on:click=move |_| open.set(false)>
                        {words::app::close()}
                    </button>
                </div>
                {draw()}
            }
        });
        maybe(shown)
    });
    view! {
        <dialog class="dialog" aria-labelledby=HEADING node_ref=window on:close=move |_| open.set(false)>
            {inside}
        </dialog>
    }
    .into_any()
}
