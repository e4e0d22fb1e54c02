//! One row: the film, what was said about it, and the ways to change that in place.

use bijou_engine::Prediction;
use leptos::ev::MouseEvent;
use leptos::prelude::*;

use super::bulk::{Bulk, apply};
use super::list::Shared;
use super::rows::{described, said_at};
use super::state::Order;
use crate::address::film_href;
use crate::components::MiniCover;
use crate::components::stars::StarsInput;
use crate::lean::{flag, text};
use crate::load::CatalogState;
use crate::store::{Deed, FilmEntry, Library, Subject};
use crate::taste::TasteState;
use crate::words;

/// A row by its number.
pub fn row(number: u32, shared: Shared) -> AnyView {
    let (catalog, library) = (CatalogState::in_scope(), Library::in_scope());
    let subject = shared.numbers.with_value(|numbers| numbers.subject(number).cloned());
    let Some(subject) = subject else { return ().into_any() };
    let Shared { state, order, selection, editing, .. } = shared;
    let facts = catalog.with_untracked(|engine| {
        library.record().with_untracked(|record| described(record, engine, &subject))
    });
    let Some((film, title, year)) = facts.flatten() else { return ().into_any() };
    let said = library.said_about(&subject);
    let about = StoredValue::new(subject.clone());

    let value = Memo::new(move |_| said.with(FilmEntry::stars));
    let rate = move |stars| library.rate_about(&about.get_value(), stars);
    let edit = move |_| editing.set(Some(about.get_value()));
    let name = title.clone();
    let remove = move |_| {
        let tab = state.with_untracked(|state| state.tab);
        let label = words::library::removed(&name);
        library.change_about(&about.get_value(), Deed::Other(label), |said, now| {
            apply(Bulk::Remove(tab), said, now)
        });
    };
    let selected = flag(move || selection.with(|selection| selection.has(number)));
    let select = move |event: MouseEvent| {
        let on = event_target_checked(&event);
        order.with_untracked(|order| selection.update(|all| all.set(number, on, event.shift_key(), order)));
    };
    let line = text(move || said.with(|said| line(said, state.with(|state| said_at(said, state.tab)))));
    let taste = TasteState::in_scope();
    let expected = text(move || {
        let asked = state.with(|state| state.order.needs_predictions() || !state.tab.has_stars());
        let film = film.filter(|_| asked);
        let predicted = film.and_then(|film| taste.with(|engine, taste| engine.predict(taste, film)));
        let difference = state.with(|state| state.order == Order::Difference);
        predicted.map_or_else(String::new, |Prediction { stars, .. }| {
            if difference { words::library::expected(stars) } else { words::library::might(stars) }
        })
    });
    let cover = film.map(|film| view! { <MiniCover film=film /> });
    let year = year.map(|year| view! { " " <span class="quiet">{year}</span> });
    let heading = view! {
        <span class="row-cover">{cover}</span>
        <span class="row-title">{title.clone()} {year}</span>
    };
    let link = match &subject {
        Subject::Film(id) => view! { <a class="row-film" href=film_href(id)>{heading}</a> }.into_any(),
        Subject::Stranger(_) => view! { <span class="row-film">{heading}</span> }.into_any(),
    };
    view! {
        <div class="row" class:row-selected=selected>
            <label class="row-check">
                <input
                    type="checkbox"
                    aria-label=words::library::select_one(&title)
                    prop:checked=selected
                    on:click=select
                />
            </label>
            {link}
            <p class="row-line quiet">{line} " " <span class="row-expected">{expected}</span></p>
            <StarsInput title=title.clone() value=value on_change=rate />
            <div class="row-acts">
                <button class="row-act" type="button" aria-label=words::library::edit(&title) on:click=edit>
                    <svg class="icon" viewBox="0 0 24 24" aria-hidden="true">
                        <path d="M5 19h3.500L19 8.500 15.500 5 5 15.500zM13 7.500l3.500 3.500" />
                    </svg>
                </button>
                <button class="row-act" type="button" aria-label=words::library::remove_of(&title) on:click=remove>
                    <svg class="icon" viewBox="0 0 24 24" aria-hidden="true">
                        <path d="M7 7l10 10M17 7L7 17" />
                    </svg>
                </button>
            </div>
        </div>
    }
    .into_any()
}

/// The day, the tags and the note, as far as there are any.
fn line(said: &FilmEntry, at: u64) -> String {
    let day = if at > 0 { words::date(at) } else { String::new() };
    let again = if said.times() > 1 { words::library::times(said.times() as usize) } else { String::new() };
    let parts = [day, again, said.tags().join(", "), said.note().replace('\n', " ")];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
}
