//! A shelf: a title that is a reason, and films side by side.

use std::sync::Arc;

use bijou_engine::{FilmIx, ShelfKind};
use leptos::html::Ul;
use leptos::prelude::*;

use super::card::PickCard;
use super::shelves::Shelves;
use crate::components::{DrawFilm, Films, sentinel};
use crate::lean::part;
use crate::load::CatalogState;
use crate::words;

/// How much of what is in sight one step moves on.
const STEP: f64 = 0.8;

/// One shelf of those that were chosen for the person.
#[component]
pub fn Row(
    /// All shelves.
    shelves: Shelves,
    /// What it is about.
    kind: ShelfKind,
    /// Whether it is in sight from the start.
    near: bool,
) -> impl IntoView {
    let (title, note) = title_of(&kind);
    let films = shelves.films(kind.clone());
    view! { <Reel title=title note=note films=films reason={kind == ShelfKind::Picks} near=near /> }
}

/// Films side by side, under a title. Its cards are drawn when it comes near the screen.
#[component]
pub fn Reel(
    /// What it is called.
    title: String,
    /// What that means.
    note: &'static str,
    /// The films.
    films: Signal<Vec<FilmIx>>,
    /// Whether every film says why it is there.
    #[prop(optional)]
    reason: bool,
    /// Whether it is in sight from the start.
    #[prop(optional)]
    near: bool,
) -> impl IntoView {
    let (said, label) = (title.clone(), title.clone());
    let drawn = RwSignal::new(near);
    let approach = sentinel(move || drawn.set(true));
    let track = NodeRef::<Ul>::new();
    let step = move |toward: f64| {
        if let Some(track) = track.get_untracked() {
            let by = f64::from(track.client_width()) * STEP * toward;
            track.scroll_by_with_x_and_y(by, 0.0);
        }
    };
    let draw: DrawFilm = Arc::new(move |film| view! { <PickCard film=film reason=reason /> }.into_any());
    let cards = part(move || match drawn.get() {
        true => {
            let draw = Arc::clone(&draw);
            view! { <Films films=films class="shelf-track" node_ref=track draw=draw /> }.into_any()
        }
        false => view! { <div class="shelf-blank" node_ref=approach></div> }.into_any(),
    });
    let button = move |toward: f64, label: String, path: &'static str| {
        view! {
            <button class="shelf-step" type="button" aria-label=label on:click=move |_| step(toward)>
                <svg class="icon" viewBox="0 0 24 24" aria-hidden="true">
                    <path d=path />
                </svg>
            </button>
        }
    };
    view! {
        <section class="shelf reel" class:picks=reason aria-label=label>
            <div class="shelf-head">
                <h2>{title}</h2>
                <p class="shelf-note">{note}</p>
                <div class="shelf-steps">
                    {button(-1.0, words::discover::back(&said), "M14.500 5l-7 7 7 7")}
                    {button(1.0, words::discover::forward(&said), "M9.500 5l7 7-7 7")}
                </div>
            </div>
            {cards}
        </section>
    }
    .into_any()
}

/// What a shelf is called, and what that means.
fn title_of(kind: &ShelfKind) -> (String, &'static str) {
    use crate::words::discover as say;
    let decade = |decade: u16, name: Option<&'static str>| {
        name.map_or_else(|| words::browse::decade_of(&decade.to_string()), str::to_owned)
    };
    match kind {
        ShelfKind::Picks => (say::picks().to_owned(), say::picks_note()),
        ShelfKind::Watchlist => (say::watchlist().to_owned(), say::watchlist_note()),
        ShelfKind::Loved(film) => {
            let title = CatalogState::in_scope()
                .with_untracked(|engine| say::loved(engine.catalog().film(*film).title()));
            (title.unwrap_or_default(), say::loved_note())
        }
        ShelfKind::SafeBets => (say::safe().to_owned(), say::safe_note()),
        ShelfKind::Decade(first) => (decade(*first, say::decade(&first.to_string())), say::decade_note()),
        ShelfKind::HiddenGems => (say::gems().to_owned(), say::gems_note()),
        ShelfKind::Director(name) => (say::director(name), say::director_note()),
        ShelfKind::Stretch => (say::stretch().to_owned(), say::stretch_note()),
        ShelfKind::NewDecade(first) => {
            (decade(*first, say::new_decade(&first.to_string())), say::new_decade_note())
        }
        ShelfKind::More => (say::more().to_owned(), say::more_note()),
    }
}
