use std::sync::Arc;

use leptos::prelude::*;

use crate::lean::text;

/// A button that stays pressed while what it says is chosen.
pub fn chip(label: String, pressed: Signal<bool>, press: Arc<dyn Fn()>) -> AnyView {
    let pressed = text(move || pressed.get().to_string());
    view! {
        <button class="chip" type="button" aria-pressed=pressed on:click=move |_| press()>
            {label}
        </button>
    }
    .into_any()
}
