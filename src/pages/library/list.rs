//! The rows of a part, drawn as far as they are near the screen.

use std::sync::Arc;

use bijou_engine::{Engine, FilmIx};
use leptos::prelude::*;

use super::Choose;
use super::bulk::BulkBar;
use super::edit::EditSheet;
use super::predictions::predictions;
use super::row::row;
use super::rows::{Numbers, Row, arranged, members, stays};
use super::selection::Selection;
use super::state::{LibraryState, Tab};
use crate::components::{DrawItem, LongList};
use crate::lean::{flag, maybe, part, text};
use crate::load::CatalogState;
use crate::router::Step;
use crate::store::{Library, Subject};
use crate::words;

/// What the rows share.
#[derive(Clone, Copy)]
pub struct Shared {
    /// What is shown.
    pub state: Memo<LibraryState>,
    /// Their numbers.
    pub numbers: StoredValue<Numbers>,
    /// Their numbers in order.
    pub order: Memo<Arc<Vec<u32>>>,
    /// Those that are selected.
    pub selection: RwSignal<Selection>,
    /// The film whose sheet is open.
    pub editing: RwSignal<Option<Subject>>,
}

/// The rows, with what can be done to many of them.
#[component]
pub fn Rows(
    /// What is shown.
    state: Memo<LibraryState>,
    /// Called with another choice.
    choose: Choose,
) -> impl IntoView {
    let (catalog, library) = (CatalogState::in_scope(), Library::in_scope());
    let record = library.record();
    let tab = Memo::new(move |_| state.with(|state| state.tab));
    // A row that is being rated must not leave from under the finger, so it stays until another part is looked at.
    let found = Memo::new(move |before: Option<&(Tab, Vec<Subject>)>| {
        let tab = tab.get();
        let before = before.filter(|(other, _)| *other == tab).map_or(&[][..], |(_, before)| before);
        (tab, record.with(|record| stays(record, tab, before, members(record, tab))))
    });
    let films = Memo::new(move |_| {
        let needed = state.with(|state| state.order.needs_predictions());
        let films = |engine: &Engine| found.with(|(_, found)| known(engine, found));
        if needed { catalog.with(films).unwrap_or_default() } else { Vec::new() }
    });
    let predicted = predictions(films);
    // Nor does it move while it is being rated: stars order the rows only when the person sorts or filters anew.
    let rows = Memo::new(move |_| {
        let (state, predicted) = (state.get(), predicted.get());
        let predicted = move |film: FilmIx| predicted.as_ref().and_then(|known| known.get(&film)).copied();
        let arrange = |engine: &Engine| {
            let record = |found: &[Subject]| {
                record.with_untracked(|record| arranged(record, engine, found, &state, &predicted))
            };
            found.with(|(_, found)| record(found))
        };
        catalog.with(arrange).unwrap_or_default()
    });
    let numbers = StoredValue::new(Numbers::default());
    let order = Memo::new(move |_| rows.with(|rows| numbered(numbers, rows)));
    let shared = Shared {
        state,
        numbers,
        order,
        selection: RwSignal::new(Selection::default()),
        editing: RwSignal::new(None),
    };
    let selecting = RwSignal::new(false);
    // What was selected in one part is not meant in another.
    Effect::new(move |_| {
        tab.track();
        shared.selection.set(Selection::default());
    });

    let said = text(move || {
        let count = order.with(|order| order.len());
        let waits = state.with(|state| state.order.needs_predictions()) && predicted.with(Option::is_none);
        let working = if waits { words::library::working_out() } else { "" };
        format!("{} {working}", words::browse::count(count))
    });
    let none = Memo::new(move |_| order.with(|order| order.is_empty()));
    let clear = move |_| choose.run((state.get_untracked().unfiltered(), Step::New));
    let nothing = move || {
        view! {
            <div class="empty">
                <p>{words::library::nothing()}</p>
                <button class="button" type="button" on:click=clear>{words::browse::clear()}</button>
            </div>
        }
    };
    let draw: DrawItem = Arc::new(move |number| row(number, shared));
    let subjects = Callback::new(move |rows: Vec<u32>| {
        numbers.with_value(|numbers| {
            rows.into_iter().filter_map(|row| numbers.subject(row).cloned()).collect::<Vec<_>>()
        })
    });
    let bar = move || {
        view! {
            <BulkBar
                tab=tab.into()
                rows=order.into()
                selection=shared.selection
                films=subjects
                on_done=move || {
                    selecting.set(false);
                    shared.selection.set(Selection::default());
                }
            />
        }
    };
    let begin = move |_| {
        shared.selection.set(Selection::default());
        selecting.set(true);
    };
    let idle = flag(move || selecting.get());
    view! {
        <div class="rows-head" class:gone=idle>
            <p class="quiet" role="status">{said}</p>
            <button class="button-quiet" type="button" on:click=begin>{words::library::select()}</button>
        </div>
        {part(move || maybe(selecting.get().then(bar)))}
        {part(move || maybe(none.get().then(nothing)))}
        <div class:selecting=idle>
            <LongList items=order.into() draw=draw class="rows" />
        </div>
        <EditSheet editing=shared.editing />
    }
    .into_any()
}

fn known(engine: &Engine, subjects: &[Subject]) -> Vec<FilmIx> {
    let film = |subject: &Subject| match subject {
        Subject::Film(id) => engine.catalog().by_id(id),
        Subject::Stranger(_) => None,
    };
    subjects.iter().filter_map(film).collect()
}

fn numbered(numbers: StoredValue<Numbers>, rows: &[Row]) -> Arc<Vec<u32>> {
    let all = numbers.try_update_value(|numbers| rows.iter().map(|row| numbers.of(&row.subject)).collect());
    Arc::new(all.unwrap_or_default())
}
