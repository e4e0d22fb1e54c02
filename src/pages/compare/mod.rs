//! The models side by side, over the person's own ratings.

mod column;
mod lists;

use bijou_engine::FilmIx;
use leptos::ev::{FocusEvent, MouseEvent};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, EventTarget};

use crate::components::WhenUsable;
use crate::lean::text;
use crate::taste::TasteState;
use crate::words;
use column::column;
use lists::{MODELS, lists};

/// The page of the models.
#[component]
pub fn ComparePage() -> impl IntoView {
    let taste = TasteState::in_scope();
    let lead = text(move || {
        let any = taste.ratings().with(|ratings| !ratings.is_empty());
        if any { words::compare::lead() } else { words::compare::lead_without() }.to_owned()
    });
    let in_use = text(move || words::compare::picks_by(words::model(taste.picking().get().model)));
    view! {
        <div class="page compare">
            <header class="compare-head">
                <h1>{words::compare::title()}</h1>
                <p class="lead">{lead}</p>
                <p class="quiet" role="status">{in_use}</p>
            </header>
            <WhenUsable>{columns()}</WhenUsable>
        </div>
    }
}

fn columns() -> AnyView {
    let taste = TasteState::in_scope();
    let found = Memo::new(move |_| {
        let knobs = taste.picking().get().knobs();
        let out = taste.left_out().get();
        taste
            .with(|engine, _| taste.ratings().with(|ratings| lists(engine, ratings, &knobs, &out)))
            .unwrap_or_default()
    });
    // The film that the mouse or the keyboard points at, if any.
    let pointed = RwSignal::new(Vec::<FilmIx>::new());
    let point = move |at: Option<EventTarget>| {
        let film = at.and_then(film_at);
        if pointed.with_untracked(|before| before.first().copied() != film) {
            pointed.set(film.into_iter().collect());
        }
    };
    view! {
        <div
            class="models"
            on:mouseover=move |event: MouseEvent| point(event.target())
            on:focusin=move |event: FocusEvent| point(event.target())
        >
            {MODELS.into_iter().enumerate().map(|(place, model)| column(place, model, found, pointed)).collect_view()}
        </div>
    }
    .into_any()
}

/// The film of the row that holds an element.
fn film_at(target: EventTarget) -> Option<FilmIx> {
    let row = target.dyn_into::<Element>().ok()?.closest("[data-key]").ok()??;
    row.get_attribute("data-key")?.parse().ok().map(FilmIx)
}
