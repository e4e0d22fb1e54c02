//! The choice of a language.

use leptos::ev;
use leptos::prelude::*;

use super::shortcuts::focus;
use crate::lean::flag;
use crate::store::{Language, Library};
use crate::words::{self, LANGUAGES};

/// Id of the choice.
const CHOICE: &str = "language";

/// As the browser asks, or one of the languages by the name that it gives itself.
#[component]
pub fn LanguageSwitch() -> impl IntoView {
    let library = Library::in_scope();
    let chosen = move |language: Language| {
        flag(move || library.record().with(|record| record.language.value == language))
    };
    let choose = move |event: ev::Event| library.set_language(Language::of_code(&event_target_value(&event)));
    let system = Language::default();
    let languages = LANGUAGES.iter().map(|language| {
        let on = chosen(Language::of_code(language.code));
        view! { <option value=language.code lang=language.code prop:selected=on>{language.name}</option> }
    });
    view! {
        <select id=CHOICE class="select language" aria-label=words::language::label() on:change=choose>
            <option value=system.code() prop:selected=chosen(system)>{words::language::system()}</option>
            {languages.collect_view()}
        </select>
    }
    .into_any()
}

/// The page was drawn anew because of the choice: the focus goes back to it.
pub fn focus_language() {
    request_animation_frame(|| {
        focus(CHOICE);
    });
}
