//! What can be done with a film at once: watchlist, seen, hide.

use bijou_engine::FilmIx;
use leptos::ev::MouseEvent;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

use crate::lean::{flag, text};
use crate::load::CatalogState;
use crate::store::{Action, Library, Subject};
use crate::words;

/// The word on a button, and what it says of a film to somebody who sees no cover beside it.
fn words_of(action: Action, title: &str) -> (&'static str, String) {
    match action {
        Action::List => (words::actions::list(), words::actions::list_of(title)),
        Action::Seen => (words::actions::seen(), words::actions::seen_of(title)),
        Action::Hide => (words::actions::hide(), words::actions::hide_of(title)),
    }
}

/// Drawn on a 24 unit grid: a bookmark, an eye, and a circle that is crossed out.
fn path(action: Action) -> &'static str {
    match action {
        Action::List => "M7 4h10v16l-5-4-5 4z",
        Action::Seen => {
            "M2.500 12q4-6.500 9.500-6.500t9.500 6.500q-4 6.500-9.500 6.500t-9.500-6.500zM12 9a3 3 0 1 1 0 6a3 3 0 0 1 0-6z"
        }
        Action::Hide => "M12 3.500a8.500 8.500 0 1 1 0 17a8.500 8.500 0 0 1 0-17zM6 6l12 12",
    }
}

/// The row of buttons for a film of the catalog.
#[component]
pub fn QuickActions(
    /// The film.
    film: FilmIx,
    /// Whether the words show.
    #[prop(optional)]
    wide: bool,
) -> impl IntoView {
    let facts = CatalogState::in_scope().with_untracked(|engine| {
        let facts = engine.catalog().film(film);
        (facts.id().to_owned(), facts.title().to_owned())
    });
    let (id, title) = facts.unwrap_or_default();
    view! { <ActionRow subject=Subject::Film(id) title=title wide=wide /> }
}

/// The row of buttons: icons on a card, with their words beside them where `wide`.
#[component]
pub fn ActionRow(
    /// The film.
    subject: Subject,
    /// Its title.
    title: String,
    /// Whether the words show.
    wide: bool,
) -> impl IntoView {
    let library = Library::in_scope();
    let said = library.said_about(&subject);
    let subject = StoredValue::new(subject);
    let button = |action: Action| {
        let (word, label) = words_of(action, &title);
        let on = flag(move || said.with(|said| action.is_on(said)));
        let pressed = text(move || on.get().to_string());
        let act = move |event: MouseEvent| {
            let on = !on.get_untracked();
            // The row may be gone when the card has left.
            let film = subject.get_value();
            let say = move || library.say(&film, action, on);
            match card_of(&event).filter(|_| action == Action::Hide && on && !wide) {
                Some(card) => leave(&card, say),
                None => say(),
            }
        };
        view! {
            <button class="action" type="button" title=word aria-label=label aria-pressed=pressed on:click=act>
                <svg class="icon" viewBox="0 0 24 24" aria-hidden="true">
                    <path d=path(action) />
                </svg>
                {wide.then_some(word)}
            </button>
        }
    };
    let buttons = Action::ALL.map(button).collect_view();
    view! {
        <div class="actions" class:actions-wide=wide role="group" aria-label=words::actions::label(&title)>
            {buttons}
        </div>
    }
    .into_any()
}

/// The list item or card in which a button was pressed.
fn card_of(event: &MouseEvent) -> Option<HtmlElement> {
    let target = event.current_target()?.dyn_into::<Element>().ok()?;
    target.closest("li").ok()?.map(JsCast::unchecked_into)
}

/// Lets a card fade, then does what makes it leave its list. The keyboard goes on at the same button of the card that
/// follows. Where the card stays after all, it comes back.
fn leave(card: &HtmlElement, then: impl FnOnce() + 'static) {
    let next = card.next_element_sibling().or_else(|| card.previous_element_sibling());
    let had_focus = card.contains(document().active_element().as_deref());
    let _ = card.class_list().add_1("leaving");
    let card = card.clone();
    set_timeout(
        move || {
            then();
            request_animation_frame(move || {
                let _ = card.class_list().remove_1("leaving");
                let button = next.and_then(|next| next.query_selector(".action:last-child").ok().flatten());
                if let Some(button) = button.filter(|_| had_focus && !card.is_connected()) {
                    let _ = button.unchecked_into::<HtmlElement>().focus();
                }
            });
        },
        calm(),
    );
}

/// How long things take to leave, by the style sheet: not at all with reduced motion.
fn calm() -> std::time::Duration {
    let style =
        document().document_element().and_then(|root| window().get_computed_style(&root).ok().flatten());
    let value = style.and_then(|style| style.get_property_value("--calm").ok()).unwrap_or_default();
    std::time::Duration::from_millis(milliseconds(&value))
}

/// A duration of the style sheet; a minifier may have written seconds.
fn milliseconds(value: &str) -> u64 {
    let value = value.trim();
    let number = |text: &str, scale: f32| text.parse::<f32>().map(|number| number * scale).ok();
    let found = match (value.strip_suffix("ms"), value.strip_suffix('s')) {
        (Some(text), _) => number(text, 1.0),
        (None, Some(text)) => number(text, 1000.0),
        (None, None) => None,
    };
    found.unwrap_or(0.0) as u64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn durations_are_read_as_a_style_sheet_writes_them() {
        let values = ["200ms", " .2s", "0ms", "0s", "", "fast"].map(milliseconds);
        assert_eq!(values, [200, 200, 0, 0, 0, 0]);
    }
}
