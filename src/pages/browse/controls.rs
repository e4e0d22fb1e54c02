use std::sync::Arc;

use crate::lean::flag;
use leptos::ev;
use leptos::prelude::*;

use super::state::{BrowseState, Sort};
use crate::components::{chip, decade_select};
use crate::load::CatalogState;
use crate::router::Step;
use crate::words;

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
        let (label, own) = (words::genre(&genre), genre.clone());
        let on = flag(move || state.with(|state| state.genres.contains(&own)));
        chip(label, on, Arc::new(move || choose(state.get_untracked().toggled(&genre))))
    };
    let decade = Signal::derive(move || state.with(|state| state.decade.unwrap_or(0)));
    let choose_decade = move |decade: u16| {
        let decade = (decade > 0).then_some(decade);
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
                placeholder=words::browse::search()
                aria-label=words::browse::search()
                aria-keyshortcuts="/"
                prop:value=query
                on:input=typed
            />
            <div class="chips" role="group" aria-label=words::browse::genres()>
                {genres.into_iter().map(chip).collect_view()}
            </div>
            <div class="orders">
                <fieldset class="segments">
                    <legend class="hidden">{words::browse::sort()}</legend>
                    {Sort::ALL.map(order).collect_view()}
                </fieldset>
                {decade_select(words::browse::decade(), words::browse::any_decade(), decade, Arc::new(choose_decade))}
            </div>
        </search>
    }
    .into_any()
}

fn sort_label(sort: Sort) -> &'static str {
    match sort {
        Sort::Popularity => words::browse::by_popularity(),
        Sort::Prediction => words::browse::by_prediction(),
        Sort::Year => words::browse::by_year(),
    }
}
