//! The first draw in turns: one part in a task of the browser, so that it answers and draws between them, also on a slow
//! phone. Once the whole program is there everything is drawn at once, so that who comes back to a page finds their place.

use bijou_engine::FilmIx;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::lean::part;
use crate::load::CatalogState;
use crate::pause::pause;

/// Cards that are drawn in a task.
const CARDS: usize = 3;

/// Draws something when its turn comes: after what was to be drawn in turns before.
pub fn in_turn(draw: impl Fn() -> AnyView + Send + 'static) -> AnyView {
    if is_all_there() {
        return draw();
    }
    let come = RwSignal::new(false);
    spawn_local(async move {
        pause().await;
        // The page may be gone by then.
        come.try_set(true);
    });
    part(move || if come.get() { untrack(&draw) } else { ().into_any() }).into_any()
}

/// A list of films of which first a few are there, then more with each task, and in the end whatever it holds.
pub fn films_in_turns(films: Signal<Vec<FilmIx>>) -> Signal<Vec<FilmIx>> {
    if is_all_there() {
        return films;
    }
    let room = RwSignal::new(CARDS);
    spawn_local(async move {
        while let (Some(now), Some(all)) = (room.try_get_untracked(), films.try_with_untracked(Vec::len)) {
            if now >= all {
                room.try_set(usize::MAX);
                return;
            }
            pause().await;
            room.try_update(|room| *room += CARDS);
        }
    });
    Signal::derive(move || films.with(|films| films.iter().take(room.get()).copied().collect()))
}

fn is_all_there() -> bool {
    CatalogState::in_scope().late().get_untracked()
}
