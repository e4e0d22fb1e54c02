use crate::lean::{flag, text};
use leptos::ev;
use leptos::prelude::*;

use super::state::{BrowseState, Sort};
use crate::load::CatalogState;
use crate::router::Step;
use crate::words;

/// The decades on offer, latest first; the first films are older than anybody asks for by decade.
const DECADES: (u16, u16) = (1900, 2020);

/// Search box, genre chips, decade and order.
#[component]
pub fn Controls(
    /// What is chosen.
    state: Memo<BrowseState>,
    /// Called with a new choice.
    change: Callback<(BrowseState, Step)>,
) -> impl IntoView {
    let catalog = CatalogState::in_scope();
    let choose = move |next: BrowseState| change.run((next, Step::New));
    let query = Memo::new(move |_| state.with(|state| state.query.clone()));
    let typed = move |event: ev::Event| {
        let query = event_target_value(&event);
        change.run((BrowseState { query, ..state.get_untracked() }, Step::Same));
    };
    let genres = catalog.with_untracked(|engine| engine.catalog().genres().to_vec()).unwrap_or_default();
    let chip = move |genre: String| {
        let (label, own) = (genre.clone(), genre.clone());
        let on = Memo::new(move |_| state.with(|state| state.genres.contains(&own)));
        view! {
            <button
                class="chip"
                type="button"
                aria-pressed=text(move || on.get().to_string())
                on:click=move |_| choose(state.get_untracked().toggled(&genre))
            >
                {label}
            </button>
        }
    };
    let decades = (DECADES.0..=DECADES.1).rev().step_by(10).map(|start| {
        let chosen = flag(move || state.with(|state| state.decade == Some(start)));
        view! { <option value=start prop:selected=chosen>{words::browse::decade(start)}</option> }
    });
    let pick_decade = move |event: ev::Event| {
        let decade = event_target_value(&event).parse().ok();
        choose(BrowseState { decade, ..state.get_untracked() });
    };
    let order = move |sort: Sort| {
        let on = flag(move || state.with(|state| state.sort == sort));
        view! {
            <label class="segment">
                <input
                    class="hidden-input"
                    type="radio"
                    name="sort"
                    prop:checked=on
                    on:change=move |_| choose(BrowseState { sort, ..state.get_untracked() })
                />
                <span>{sort_label(sort)}</span>
            </label>
        }
    };
    view! {
        <search class="controls">
            <input
                id="search"
                class="search"
                type="search"
                autocomplete="off"
                spellcheck="false"
                placeholder=words::browse::SEARCH
                aria-label=words::browse::SEARCH
                aria-keyshortcuts="/"
                prop:value=query
                on:input=typed
            />
            <div class="chips" role="group" aria-label=words::browse::GENRES>
                {genres.into_iter().map(chip).collect_view()}
            </div>
            <div class="orders">
                <fieldset class="segments">
                    <legend class="hidden">{words::browse::SORT}</legend>
                    {Sort::ALL.map(order).collect_view()}
                </fieldset>
                <select class="select" aria-label=words::browse::DECADE on:change=pick_decade>
                    <option value="">{words::browse::ANY_DECADE}</option>
                    {decades.collect_view()}
                </select>
            </div>
        </search>
    }
    .into_any()
}

fn sort_label(sort: Sort) -> &'static str {
    match sort {
        Sort::Popularity => words::browse::BY_POPULARITY,
        Sort::Prediction => words::browse::BY_PREDICTION,
        Sort::Year => words::browse::BY_YEAR,
    }
}
