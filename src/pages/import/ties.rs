//! Titles that fit several films, for the person to settle.

use std::collections::BTreeMap;
use std::sync::Arc;

use bijou_engine::FilmIx;
use bijou_exchange::Found;
use leptos::prelude::*;

use super::desk::Brought;
use super::plan::Settled;
use super::said;
use crate::components::MiniCover;
use crate::lean::{flag, maybe, part, text};
use crate::load::CatalogState;
use crate::words::import as words;

/// What has been settled, by the number of the entry.
pub(super) type Choices = RwSignal<BTreeMap<usize, Settled>>;

/// Titles that are shown at first, and with each further press.
const MORE: usize = 10;

/// A question for each title that fits several films.
#[component]
pub(super) fn Ties(
    /// What was brought.
    brought: Arc<Brought>,
    /// What has been settled.
    settled: Choices,
) -> impl IntoView {
    let open = |found: &(usize, &Found)| matches!(found.1, Found::Open(_));
    let ties: Vec<usize> = brought.found.iter().enumerate().filter(open).map(|(number, _)| number).collect();
    if ties.is_empty() {
        return ().into_any();
    }
    let count = ties.len();
    let shown = RwSignal::new(MORE);
    let hint = text(move || words::ties_hint(count - settled.with(BTreeMap::len).min(count)));
    let more = part(move || {
        let left = count.saturating_sub(shown.get());
        maybe((left > 0).then(|| {
            let press = move |_| shown.update(|shown| *shown += MORE);
            view! { <button class="button-quiet" type="button" on:click=press>{words::more_ties(left.min(MORE))}</button> }
        }))
    });
    let drawn = move || ties.iter().copied().take(shown.get()).collect::<Vec<_>>();
    view! {
        <section>
            <h2>{words::ties(count)}</h2>
            <p class="quiet" role="status">{hint}</p>
            <For each=drawn key=|number| *number let:number>{tie(&brought, number, settled)}</For>
            {more}
        </section>
    }
    .into_any()
}

fn tie(brought: &Brought, number: usize, settled: Choices) -> AnyView {
    let (Some(entry), Some(Found::Open(films))) =
        (brought.import.entries.get(number), brought.found.get(number))
    else {
        return ().into_any();
    };
    let name = format!("tie-{number}");
    let choice = |choice: Settled, inside: AnyView| {
        let choose = move |_| {
            settled.update(|settled| {
                settled.insert(number, choice);
            });
        };
        view! {
            <label class="import-choice">
                <input
                    class="hidden-input"
                    type="radio"
                    name=name.clone()
                    prop:checked=flag(move || settled.with(|settled| settled.get(&number) == Some(&choice)))
                    on:change=choose
                />
                {inside}
            </label>
        }
        .into_any()
    };
    let films: Vec<AnyView> =
        films.iter().map(|film| choice(Settled::Film(FilmIx(*film)), candidate(FilmIx(*film)))).collect();
    let none = choice(Settled::None, view! { <span class="import-none">{words::none()}</span> }.into_any());
    view! {
        <fieldset class="import-tie">
            <legend>{said::titled(&entry.title, entry.year)}</legend>
            <div class="import-choices">{films} {none}</div>
        </fieldset>
    }
    .into_any()
}

/// A film that it may be.
fn candidate(film: FilmIx) -> AnyView {
    let facts = CatalogState::in_scope().with_untracked(|engine| {
        let facts = engine.catalog().film(film);
        (said::titled(facts.title(), facts.year()), facts.directors().next().unwrap_or_default().to_owned())
    });
    let (title, director) = facts.unwrap_or_default();
    view! {
        <MiniCover film=film />
        <span>{title}</span>
        <span class="quiet">{director}</span>
    }
    .into_any()
}
