//! Shelves, chosen for the person.

use std::sync::Arc;

use bijou_engine::ShelfKind;
use leptos::prelude::*;

use super::arrivals::Arrivals;
use super::card::PickCard;
use super::hero::Hero;
use super::row::Row;
use super::shelves::{BATCH, Shelves};
use super::surprise::surprise;
use super::tune::tuning;
use super::view::HomeView;
use crate::components::{DrawFilm, Films, sentinel};
use crate::lean::{maybe, part};
use crate::words;

/// Shelves that are drawn at once: those that the first screen may show.
const AT_ONCE: usize = 2;

/// Tonight's pick, the shelves, and everything else behind them.
#[component]
pub fn Discover(
    /// The page.
    home: HomeView,
) -> impl IntoView {
    let (asking, shelves) = (home.asking, Shelves::new(home));
    let first = shelves.first();
    // While questions are asked the picks stand beside them.
    let hero = part(move || {
        let film = first.get().filter(|_| !asking.get());
        maybe(film.map(|film| view! { <Hero film=film eyebrow=words::discover::tonight() id="tonight" /> }))
    });
    let rate_more = part(move || {
        let open = move |_| {
            asking.set(true);
            window().scroll_to_with_x_and_y(0.0, 0.0);
        };
        let button = move || {
            view! {
                <button class="button-quiet" type="button" on:click=open>{words::discover::rate_more()}</button>
            }
        };
        maybe((!asking.get()).then(button))
    });
    let kinds = Memo::new(move |_| {
        let asking = asking.get();
        let shown = |kind: &ShelfKind| *kind != ShelfKind::More && (*kind != ShelfKind::Picks || !asking);
        shelves.kinds().into_iter().filter(shown).enumerate().collect::<Vec<_>>()
    });
    view! {
        <div class="discover">
            <div class="tools">{tuning()} {surprise()} {rate_more}</div>
            {hero}
            <For each=move || kinds.get() key=|(_, kind)| kind.clone() let((place, kind))>
                <Row shelves=shelves kind=kind near={place < AT_ONCE} />
            </For>
            <Arrivals />
            <Everything shelves=shelves />
        </div>
    }
    .into_any()
}

/// What is left, in order, for as long as one scrolls and asks for more.
#[component]
fn Everything(
    /// All shelves.
    shelves: Shelves,
) -> impl IntoView {
    let films = shelves.films(ShelfKind::More);
    let drawn = RwSignal::new(false);
    let approach = sentinel(move || drawn.set(true));
    let draw: DrawFilm = Arc::new(move |film| view! { <PickCard film=film reason=true /> }.into_any());
    let grid = part(move || {
        let draw = Arc::clone(&draw);
        match drawn.get() {
            true => view! { <Films films=films class="grid" draw=draw /> }.into_any(),
            false => view! { <div class="shelf-blank" node_ref=approach></div> }.into_any(),
        }
    });
    view! {
        <section class="everything" aria-labelledby="everything-heading">
            <div class="shelf-head">
                <h2 id="everything-heading">{words::discover::more()}</h2>
                <p class="shelf-note">{words::discover::more_note()}</p>
            </div>
            {grid}
            <button class="button-quiet more" type="button" on:click=move |_| shelves.more.update(|more| *more += BATCH)>
                {words::home::more_picks()}
            </button>
        </section>
    }
    .into_any()
}
