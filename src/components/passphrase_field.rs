use leptos::ev;
use leptos::prelude::*;

use crate::lean::text;

/// A box for a passphrase under its label. `autocomplete` tells the browser's own store of passwords what it is for.
pub fn passphrase_field(
    label: &'static str,
    autocomplete: &'static str,
    shown: RwSignal<bool>,
    value: RwSignal<String>,
) -> AnyView {
    view! {
        <label class="labeled">
            <span>{label}</span>
            <input
                class="input"
                type=text(move || if shown.get() { "text" } else { "password" }.to_owned())
                autocomplete=autocomplete
                autocapitalize="off"
                spellcheck="false"
                prop:value=move || value.get()
                on:input=move |event: ev::Event| value.set(event_target_value(&event))
            />
        </label>
    }
    .into_any()
}

/// Shows the letters in place of dots.
pub fn show_passphrase(shown: RwSignal<bool>) -> AnyView {
    view! {
        <label class="check">
            <input
                type="checkbox"
                prop:checked=move || shown.get()
                on:change=move |event: ev::Event| shown.set(event_target_checked(&event))
            />
            <span>{crate::words::lock::show()}</span>
        </label>
    }
    .into_any()
}
