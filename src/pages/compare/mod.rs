//! The models side by side, over the person's own ratings.

mod column;
mod lists;

use bijou_engine::{FilmIx, ModelKind};
use leptos::ev::{FocusEvent, MouseEvent};
use leptos::html::Div;
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
                <p class="quiet">{words::compare::figures()}</p>
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
    let track = NodeRef::<Div>::new();
    let view = RwSignal::new(0);
    let follow = move |_| {
        if let Some(track) = track.get_untracked() {
            view.set(column_in_view(track.scroll_left(), track.scroll_width()));
        }
    };
    let tab = move |(place, model): (usize, ModelKind)| {
        let current = text(move || (view.get() == place).to_string());
        let show = move |_| {
            if let Some(track) = track.get_untracked() {
                track.set_scroll_left(track.scroll_width() / MODELS.len() as i32 * place as i32);
            }
        };
        view! {
            <button class="chip" type="button" aria-current=current on:click=show>{words::model(model)}</button>
        }
    };
    view! {
        <div class="model-tabs" role="group" aria-label=words::compare::tabs()>
            {MODELS.into_iter().enumerate().map(tab).collect_view()}
        </div>
        <div
            class="models"
            node_ref=track
            on:scroll=follow
            on:mouseover=move |event: MouseEvent| point(event.target())
            on:focusin=move |event: FocusEvent| point(event.target())
        >
            {MODELS.into_iter().enumerate().map(|(place, model)| column(place, model, found, pointed)).collect_view()}
        </div>
    }
    .into_any()
}

/// Which column a phone shows, whose columns are swiped.
fn column_in_view(left: i32, width: i32) -> usize {
    let column = f64::from(width.max(1)) / MODELS.len() as f64;
    ((f64::from(left.max(0)) / column).round() as usize).min(MODELS.len() - 1)
}

/// The film of the row that holds an element.
fn film_at(target: EventTarget) -> Option<FilmIx> {
    let row = target.dyn_into::<Element>().ok()?.closest("[data-key]").ok()??;
    row.get_attribute("data-key")?.parse().ok().map(FilmIx)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_column_that_fills_most_of_the_screen_is_in_view() {
        assert_eq!(
            [0, 100, 200, 310, 950, 2_000].map(|left| column_in_view(left, 1_240)),
            [0, 0, 1, 1, 3, 3]
        );
        assert_eq!(column_in_view(-5, 0), 0);
    }
}
