//! The person's ratings: sorted, found, changed and removed.

mod rows;

use crate::lean::{flag, part, text};
use bijou_engine::Engine;
use leptos::ev;
use leptos::prelude::*;

use crate::address::Page;
use crate::components::stars::StarsInput;
use crate::components::{MiniCover, Toasts, WhenUsable};
use crate::load::CatalogState;
use crate::store::{Library, Record};
use crate::words;
use rows::{Order, Row, arranged};

/// The library page.
#[component]
pub fn LibraryPage() -> impl IntoView {
    let library = Library::in_scope();
    let count = Memo::new(move |_| library.record().with(|record| record.rated().count()));
    let any = Memo::new(move |_| count.get() > 0);
    let list = move || {
        part(move || match any.get() {
            false => view! {
                <section class="empty">
                    <p>{words::library::empty()}</p>
                    <a class="button" href=Page::Home.href()>{words::library::begin()}</a>
                </section>
            }
            .into_any(),
            true => view! { <Ratings /> }.into_any(),
        })
    };
    let rated = text(move || match count.get() {
        0 => String::new(),
        rated => words::library::count(rated),
    });
    view! {
        <div class="page library">
            <header class="page-head"><h1>{words::library::title()}</h1><p class="quiet">{rated}</p></header>
            <WhenUsable>{list()}</WhenUsable>
        </div>
    }
}

#[component]
fn Ratings() -> impl IntoView {
    let (catalog, library) = (CatalogState::in_scope(), Library::in_scope());
    let order = RwSignal::new(Order::Time);
    let query = RwSignal::new(String::new());
    // The order follows the ratings only as long as their number changes or the person sorts anew: a row must not jump
    // away from under the finger that is rating it.
    let count = Memo::new(move |_| library.record().with(|record| record.rated().count()));
    let rows = Memo::new(move |_| {
        // Read, not only tracked: a memo that nobody reads never runs, and then never changes.
        count.get();
        let (order, query) = (order.get(), query.get());
        let rows = |engine: &Engine| {
            library.record().with_untracked(|record: &Record| arranged(record, engine, order, &query))
        };
        catalog.with(rows).unwrap_or_default()
    });
    let choice = move |candidate: Order| {
        view! {
            <label class="segment">
                <input
                    class="hidden-input"
                    type="radio"
                    name="order"
                    prop:checked=flag(move || order.get() == candidate)
                    on:change=move |_| order.set(candidate)
                />
                <span>{order_label(candidate)}</span>
            </label>
        }
    };
    let nothing =
        text(move || if rows.with(Vec::is_empty) { words::library::nothing() } else { "" }.to_owned());
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
                on:input=move |event: ev::Event| query.set(event_target_value(&event))
            />
            <fieldset class="segments">
                <legend class="hidden">{words::library::sort()}</legend>
                {Order::ALL.map(choice).collect_view()}
            </fieldset>
        </search>
        <p class="quiet" role="status">{nothing}</p>
        <ul class="rows">
            <For each=move || rows.get() key=|row| row.id.clone() let:row><RatedFilm row=row /></For>
        </ul>
    }
    .into_any()
}

/// One rated film.
#[component]
fn RatedFilm(
    /// The film as the record knows it.
    row: Row,
) -> impl IntoView {
    let (library, toasts) = (Library::in_scope(), Toasts::in_scope());
    let Row { id, film, title, year, href, .. } = row;
    let (stored, changed) = (id.clone(), id.clone());
    let value = Memo::new(move |_| library.record().with(|record| record.stars(&stored)));
    let label = words::library::remove_of(&title);
    let said = title.clone();
    let remove = move |_| {
        let before = value.get_untracked();
        library.rate(&id, None);
        let id = id.clone();
        toasts.show(words::library::removed(&said), move || library.rate(&id, before));
    };
    let cover = film.map(|film| view! { <MiniCover film=film /> });
    view! {
        <li class="row">
            <a class="row-film" href=href>
                <span class="row-cover">{cover}</span>
                <span class="row-title">{title.clone()}</span>
                <span class="quiet">{year}</span>
            </a>
            <StarsInput title=title value=value on_change=move |stars| library.rate(&changed, stars) />
            <button class="button-quiet row-remove" type="button" aria-label=label on:click=remove>
                {words::library::remove()}
            </button>
        </li>
    }
    .into_any()
}

fn order_label(order: Order) -> &'static str {
    match order {
        Order::Time => words::library::by_time(),
        Order::Stars => words::library::by_stars(),
        Order::Title => words::library::by_title(),
        Order::Year => words::library::by_year(),
    }
}
