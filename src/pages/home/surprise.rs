//! A film that nobody asked for: drawn from the better part of the list.

use bijou_engine::{Engine, FilmIx, Taste, draw};
use leptos::html::Dialog;
use leptos::prelude::*;

use super::hero::Hero;
use crate::lean::{maybe, part};
use crate::taste::TasteState;
use crate::words;

/// Films among which one is drawn.
const AMONG: usize = 120;

/// The button, and the card that it opens.
pub fn surprise() -> AnyView {
    let taste = TasteState::in_scope();
    let drawn = RwSignal::new(Vec::<FilmIx>::new());
    let dialog = NodeRef::<Dialog>::new();
    let another = move || {
        let seed = js_sys::Date::now() as u64;
        let before = drawn.get_untracked();
        let knobs = taste.picking().get_untracked().knobs();
        let choose = |engine: &Engine, person: &Taste| {
            let out =
                |film| before.contains(&film) || taste.left_out().with_untracked(|out| out.contains(film));
            let films = engine.recommend(person, &knobs, out, AMONG);
            draw(films.len(), seed).and_then(|place| Some(films.get(place)?.film))
        };
        match taste.with_untracked(choose).flatten() {
            Some(film) => drawn.update(|drawn| drawn.push(film)),
            // Everything has been drawn once.
            None => drawn.set(Vec::new()),
        }
    };
    let open = move |_| {
        another();
        if let Some(dialog) = dialog.get_untracked() {
            let _ = dialog.show_modal();
        }
    };
    let close = move || dialog.get_untracked().iter().for_each(|dialog| dialog.close());
    let card = part(move || {
        let film = drawn.with(|drawn| drawn.last().copied());
        maybe(film.map(|film| view! { <Hero film=film eyebrow=words::discover::drawn() id="surprise" /> }))
    });
    view! {
        <button class="button" type="button" on:click=open>{words::discover::surprise()}</button>
        <dialog class="surprise" node_ref=dialog aria-labelledby="surprise">
            <div aria-live="polite">{card}</div>
            <div class="surprise-ends">
                <button class="button" type="button" on:click=move |_| another()>
                    {words::discover::another()}
                </button>
                <button class="button-quiet" type="button" on:click=move |_| close()>
                    {words::discover::close()}
                </button>
            </div>
        </dialog>
    }
    .into_any()
}
