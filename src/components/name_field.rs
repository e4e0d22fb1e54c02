//! A box for a person's name.

use leptos::ev;
use leptos::prelude::*;

/// Longest name, in UTF-16 units, as browsers count.
pub const LONGEST: &str = "30";

/// The box under its label; `typed` gets every change.
pub fn name_field(label: &'static str, name: Signal<String>, typed: impl Fn(String) + 'static) -> AnyView {
    view! {
        <label class="labeled">
            <span>{label}</span>
            <input
                class="input"
                type="text"
                maxlength=LONGEST
                autocomplete="off"
                prop:value=name
                on:input=move |event: ev::Event| typed(event_target_value(&event))
            />
        </label>
    }
    .into_any()
}
