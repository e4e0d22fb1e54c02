//! The light in the room: as the device says, or as the person says.

use crate::lean::flag;
use leptos::prelude::*;

use crate::store::{Library, Theme};
use crate::words;

/// Keeps the attribute that the style sheet matches in step with the choice.
pub fn follow_theme() {
    let record = Library::in_scope().record();
    let theme = Memo::new(move |_| record.with(|record| record.theme.value));
    Effect::new(move |_| {
        let Some(root) = document().document_element() else { return };
        // Setting an attribute of the root element cannot fail.
        let _ = match theme.get().attribute() {
            Some(value) => root.set_attribute("data-theme", value),
            None => root.remove_attribute("data-theme"),
        };
    });
}

/// Three choices of light.
#[component]
pub fn ThemeSwitch() -> impl IntoView {
    let library = Library::in_scope();
    let choice = move |theme: Theme| {
        let (label, path) = look(theme);
        let on = flag(move || library.record().with(|record| record.theme.value == theme));
        view! {
            <label class="theme-choice" title=label>
                <input
                    class="hidden-input"
                    type="radio"
                    name="theme"
                    aria-label=label
                    prop:checked=on
                    on:change=move |_| library.set_theme(theme)
                />
                <svg class="icon" viewBox="0 0 24 24" aria-hidden="true">
                    <path d=path />
                </svg>
            </label>
        }
    };
    view! {
        <fieldset class="theme-switch">
            <legend class="hidden">{words::theme::label()}</legend>
            {[Theme::System, Theme::Light, Theme::Dark].map(choice).collect_view()}
        </fieldset>
    }
}

fn look(theme: Theme) -> (&'static str, &'static str) {
    match theme {
        Theme::System => (words::theme::system(), "M4 5h16v11H4zM9 20h6"),
        Theme::Light => (
            words::theme::light(),
            "M12 8a4 4 0 1 1 0 8a4 4 0 0 1 0-8zM12 2v3M12 19v3M2 12h3M19 12h3M5 5l2 2M17 17l2 2M19 5l-2 2M7 17l-2 2",
        ),
        Theme::Dark => {
            (words::theme::dark(), "M20 14.500A8.500 8.500 0 1 1 9.500 4a7 7 0 0 0 10.500 10.500z")
        }
    }
}
