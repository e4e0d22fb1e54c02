use std::sync::Arc;

use bijou_engine::{FilmIx, Prediction};
use leptos::ev;
use leptos::prelude::*;

use super::active::{active_filters, nothing_left};
use super::browsing::Browsing;
use super::query::{Query, Sort};
use crate::components::stars::PredictedStars;
use crate::components::{DrawItem, FilmCard, LongList};
use crate::lean::{flag, maybe, part, text};
use crate::taste::TasteState;
use crate::words;

/// The films that a query is about: how many, in which order, and all of them.
pub fn results() -> AnyView {
    let browsing = Browsing::in_scope();
    let films = browsing.films;
    let items = Signal::derive(move || films.get().unwrap_or_default());
    let count = Memo::new(move |_| films.with(|films| films.as_ref().map(|films| films.len())));
    let said =
        text(move || count.get().map_or_else(|| words::browse::working().to_owned(), words::browse::count));
    // Dots for the eye: a sentence that comes and goes would push the films up and down.
    let arriving = part(move || {
        maybe((!browsing.complete.get()).then(|| {
            view! { <span aria-hidden="true">" …"</span> <span class="hidden">" "{words::browse::arriving()}</span> }
        }))
    });
    let none = Memo::new(move |_| count.get() == Some(0) && browsing.complete.get());
    let nothing = part(move || if none.get() { nothing_left() } else { ().into_any() });
    let personal =
        Memo::new(move |_| browsing.query.with(|query| query.asks_for_stars() || query.sort == Sort::ForMe));
    let draw: DrawItem = Arc::new(move |film| {
        let film = FilmIx(film);
        view! { <FilmCard film=film>{for_me(film, personal)}</FilmCard> }.into_any()
    });
    view! {
        <section class="results" aria-label=words::browse::title()>
            <div class="results-head">
                <p class="quiet results-count" role="status">{said} {arriving}</p>
                {order()}
            </div>
            {active_filters()}
            {nothing}
            <LongList items=items class="grid" draw=draw />
        </section>
    }
    .into_any()
}

/// The order of the films.
fn order() -> AnyView {
    let browsing = Browsing::in_scope();
    let sort = Memo::new(move |_| browsing.query.with(|query| query.sort));
    let has_text = Memo::new(move |_| browsing.query.with(|query| !query.text.trim().is_empty()));
    let option = move |sort_of: Sort| {
        let selected = flag(move || sort.get() == sort_of);
        let name = text(move || {
            let word = if sort_of == Sort::Fit && has_text.get() { "match" } else { sort_of.word() };
            words::browse::order(word).unwrap_or_default().to_owned()
        });
        // Without a text, popularity is what the first order says.
        let spare = flag(move || sort_of == Sort::Popularity && !has_text.get() && sort.get() != sort_of);
        view! { <option value=sort_of.word() hidden=spare prop:selected=selected>{name}</option> }.into_any()
    };
    let change = move |event: ev::Event| {
        let sort = Sort::of(&event_target_value(&event));
        browsing.choose(Query { sort, ..browsing.query.get_untracked() });
    };
    view! {
        <label class="order">
            <span class="quiet">{words::browse::sort()}</span>
            <select class="select" on:change=change>{Sort::ALL.map(option).into_iter().collect::<Vec<_>>()}</select>
        </label>
    }
    .into_any()
}

/// The predicted stars of a film in view, where the query is about them.
fn for_me(film: FilmIx, personal: Memo<bool>) -> AnyView {
    let taste = TasteState::in_scope();
    let shown = move |prediction: Prediction| {
        view! {
            <div class="card-prediction">
                <PredictedStars prediction=prediction />
                <span aria-hidden="true">{words::decimal(prediction.stars)}</span>
            </div>
        }
    };
    let shown = part(move || {
        let predicted = || taste.with(|engine, taste| engine.predict(taste, film));
        maybe(personal.get().then(predicted).flatten().map(shown))
    });
    shown.into_any()
}
