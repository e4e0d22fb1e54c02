//! Every step can be taken back: by the message that tells it, and by the keys that people know.

use leptos::ev;
use leptos::ev::KeyboardEvent;
use leptos::prelude::*;

use super::shortcuts::is_typing;
use super::toast::Toasts;
use crate::load::CatalogState;
use crate::store::{Deed, Library, Subject};
use crate::words;

/// Tells each step with a way back, and listens for Ctrl+Z (⌘Z), with Shift for taking it again.
pub fn follow_steps() {
    let (library, toasts) = (Library::in_scope(), Toasts::in_scope());
    let catalog = CatalogState::in_scope();
    library.tell_with(move |deed, number| {
        // Stars are given in a row and show by themselves.
        if !matches!(deed, Deed::Rated(_, Some(_))) {
            let undo = move || drop(library.undo_step(number));
            toasts.show(sentence(library, catalog, &deed), undo);
        }
    });
    let listener = window_event_listener(ev::keydown, move |event| {
        let Some(again) = asks(&event).filter(|_| !is_typing()) else { return };
        event.prevent_default();
        let deed = if again { library.redo() } else { library.undo() };
        let said = match deed {
            Some(deed) if again => words::actions::redone(&sentence(library, catalog, &deed)),
            Some(deed) => words::actions::undone(&sentence(library, catalog, &deed)),
            None => words::actions::nothing_to_undo().to_owned(),
        };
        toasts.say(said);
    });
    on_cleanup(move || listener.remove());
}

/// Whether a key asks to take the last step back (`false`) or again (`true`).
fn asks(event: &KeyboardEvent) -> Option<bool> {
    let command = (event.ctrl_key() || event.meta_key()) && !event.alt_key();
    match event.key().as_str() {
        "z" | "Z" if command => Some(event.shift_key()),
        "y" if event.ctrl_key() && !event.shift_key() => Some(true),
        _ => None,
    }
}

fn sentence(library: Library, catalog: CatalogState, deed: &Deed) -> String {
    let title = |subject: &Subject| {
        let title = match subject {
            Subject::Film(id) => catalog.with_untracked(|engine| {
                let film = engine.catalog().by_id(id)?;
                Some(engine.catalog().film(film).title().to_owned())
            }),
            Subject::Stranger(key) => library.record().with_untracked(|record| {
                Some(record.strangers.get(key).map(|stranger| stranger.title.clone()))
            }),
        };
        title.flatten().unwrap_or_else(|| words::actions::some_film().to_owned())
    };
    let say = |yes: bool, done: fn(&str) -> String, undone: fn(&str) -> String, film: &Subject| {
        if yes { done(&title(film)) } else { undone(&title(film)) }
    };
    match deed {
        Deed::Rated(film, stars) => match stars {
            Some(stars) => words::actions::rated(&title(film), &words::stars(*stars)),
            None => words::actions::unrated(&title(film)),
        },
        Deed::Seen(film, yes) => say(*yes, words::actions::marked, words::actions::unmarked, film),
        Deed::Listed(film, yes) => say(*yes, words::actions::listed, words::actions::unlisted, film),
        Deed::Hidden(film, yes) => say(*yes, words::actions::hidden, words::actions::unhidden, film),
        Deed::Noted(film) => words::actions::noted(&title(film)),
        Deed::Other(sentence) => sentence.clone(),
    }
}
