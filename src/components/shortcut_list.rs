//! The list of shortcuts.

use std::sync::Arc;

use leptos::ev;
use leptos::prelude::*;

use super::dialog::dialog;
use super::keys::letters;
use super::navigation::label;
use crate::late::{self, Late};
use crate::lean::{flag, part};
use crate::load::CatalogState;
use crate::store::Library;
use crate::words;

/// Opens the list.
#[derive(Clone, Copy)]
pub struct Opener(pub RwSignal<bool>);

impl Opener {
    /// Makes opening possible from anywhere.
    pub fn provide() {
        provide_context(Self(RwSignal::new(false)));
    }

    /// The opener in scope.
    pub fn in_scope() -> Self {
        use_context().unwrap_or_else(|| Self(RwSignal::new(false)))
    }
}

/// The list, as a window over the page.
pub fn shortcut_list(open: RwSignal<bool>) -> AnyView {
    let catalog = CatalogState::in_scope();
    let draw = move || {
        let list = move || if catalog.late().get() { late::draw(Late::Shortcuts) } else { ().into_any() };
        part(list).into_any()
    };
    dialog(open, words::shortcuts::title, Arc::new(draw))
}

/// A button that opens the list, for those who do not know its key.
#[component]
pub fn ShortcutsButton() -> impl IntoView {
    let Opener(open) = Opener::in_scope();
    view! {
        <button
            class="shortcuts-open"
            type="button"
            aria-haspopup="dialog"
            aria-label=words::shortcuts::title()
            title=words::shortcuts::title()
            on:click=move |_| open.set(true)
        >
            "?"
        </button>
    }
    .into_any()
}

/// What stands in the list.
pub fn draw_shortcuts() -> AnyView {
    let library = Library::in_scope();
    let pages = letters()
        .into_iter()
        .map(|(page, letter)| row(&["g", &letter.to_string()], words::shortcuts::go(label(page))));
    let others = [
        row(&["/"], words::shortcuts::search().to_owned()),
        row(&["?"], words::shortcuts::list().to_owned()),
        row(&["←", "→"], words::shortcuts::shelf().to_owned()),
        row(&["1", "…", "5"], words::shortcuts::stars().to_owned()),
        row(&["⌫"], words::shortcuts::clear().to_owned()),
        row(&["Ctrl", "Z"], words::shortcuts::undo().to_owned()),
        row(&["Esc"], words::shortcuts::close().to_owned()),
    ];
    let on = flag(move || library.record().with(|record| !record.without_keys.value));
    let turn = move |event: ev::Event| library.set_without_keys(!event_target_checked(&event));
    view! {
        <dl class="shortcuts">{others.into_iter().chain(pages).collect_view()}</dl>
        <label class="tune-check">
            <input type="checkbox" prop:checked=on on:change=turn />
            {words::shortcuts::single()}
        </label>
    }
    .into_any()
}

fn row(keys: &[&str], does: String) -> AnyView {
    let keys = keys.iter().map(|key| view! { <kbd>{(*key).to_owned()}</kbd> }).collect_view();
    view! { <div class="shortcut"><dt>{keys}</dt><dd>{does}</dd></div> }.into_any()
}
