//! How the library is searched, filtered and sorted.

use std::sync::Arc;

use bijou_engine::Stars;
use leptos::ev;
use leptos::prelude::*;

use super::Choose;
use super::state::{LibraryState, Order};
use crate::components::decade_select;
use crate::lean::{flag, maybe, part};
use crate::load::CatalogState;
use crate::router::Step;
use crate::words;

/// Search box and filters.
#[component]
pub fn Controls(
    /// What is chosen.
    state: Memo<LibraryState>,
    /// Called with a new choice.
    choose: Choose,
) -> impl IntoView {
    let change = move |change: &dyn Fn(&mut LibraryState), step: Step| {
        let mut next = state.get_untracked();
        change(&mut next);
        choose.run((next, step));
    };
    let typed = move |event: ev::Event| {
        let query = event_target_value(&event);
        change(&|state| state.query.clone_from(&query), Step::Same);
    };
    let tab = Memo::new(move |_| state.with(|state| state.tab));
    let orders = move || {
        let options = tab.get().orders().iter().map(|order| {
            let order = *order;
            (order.word().to_owned(), words::library::order(order.word()).unwrap_or_default().to_owned())
        });
        let chosen = Signal::derive(move || state.with(|state| state.order.word().to_owned()));
        let sort = move |word: String| {
            change(&|state| state.order = Order::of(&word).unwrap_or_default(), Step::New);
        };
        select(words::library::sort(), options.collect(), chosen, Arc::new(sort))
    };
    let genres = CatalogState::in_scope().with_untracked(|engine| {
        engine.catalog().genres().iter().map(|name| (name.clone(), words::genre(name))).collect::<Vec<_>>()
    });
    let any_genre = (String::new(), words::library::any_genre().to_owned());
    let genres = std::iter::once(any_genre).chain(genres.unwrap_or_default()).collect();
    let genre = Signal::derive(move || state.with(|state| state.genre.clone()));
    let set_genre = move |genre: String| change(&|state| state.genre.clone_from(&genre), Step::New);
    let decade = Signal::derive(move || state.with(|state| state.decade));
    let set_decade = move |decade| change(&|state| state.decade = decade, Step::New);
    let stars = move || {
        let any = (String::new(), words::library::any_stars().to_owned());
        let options = (1..=10).rev().filter_map(Stars::from_half_stars);
        let options = options.map(|stars| (stars.half_stars().to_string(), words::stars(stars)));
        let chosen = Signal::derive(move || {
            state.with(|state| state.stars.map_or_else(String::new, |stars| stars.half_stars().to_string()))
        });
        let set = move |value: String| {
            let stars = value.parse().ok().and_then(Stars::from_half_stars);
            change(&|state| state.stars = stars, Step::New);
        };
        select(words::library::stars(), std::iter::once(any).chain(options).collect(), chosen, Arc::new(set))
    };
    view! {
        <search class="controls">
            <input
                id="search"
                class="search"
                type="search"
                autocomplete="off"
                placeholder=words::library::filter()
                aria-label=words::library::filter()
                aria-keyshortcuts="/"
                prop:value=move || state.with(|state| state.query.clone())
                on:input=typed
            />
            <div class="orders">
                {part(orders)} {select(words::browse::genres(), genres, genre, Arc::new(set_genre))}
                {decade_select(words::browse::decade(), words::browse::any_decade(), decade, Arc::new(set_decade))}
                {part(move || maybe(tab.get().has_stars().then(stars)))}
            </div>
        </search>
    }
    .into_any()
}

/// A choice among values that have a name each.
fn select(
    label: &'static str,
    options: Vec<(String, String)>,
    chosen: Signal<String>,
    choose: Arc<dyn Fn(String)>,
) -> AnyView {
    let options = options.into_iter().map(|(value, name)| {
        let own = value.clone();
        let selected = flag(move || chosen.with(|chosen| *chosen == own));
        view! { <option value=value prop:selected=selected>{name}</option> }
    });
    let change = move |event: ev::Event| choose(event_target_value(&event));
    view! {
        <select class="select" aria-label=label on:change=change>
            {options.collect_view()}
        </select>
    }
    .into_any()
}
