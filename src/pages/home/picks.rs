use leptos::prelude::*;

use crate::components::stars::PredictedStars;
use crate::components::{FilmCard, glide};
use crate::load::CatalogState;
use crate::taste::{Choice, TasteState, choices};
use crate::words;
use bijou_engine::FilmIx;

/// Picks in view at first, and added at a time.
const BATCH: usize = 18;
/// Picks that a screen reader hears about.
const SPOKEN: usize = 3;

/// The picks. They follow every rating within the frame.
#[component]
pub fn Picks(
    /// Films that stand on the shelf above.
    asked: RwSignal<Vec<FilmIx>>,
) -> impl IntoView {
    let (taste, catalog) = (TasteState::in_scope(), CatalogState::in_scope());
    let top = RwSignal::new(BATCH);
    let picks = Memo::new(move |_| {
        let (top, asked) = (top.get(), asked.get());
        taste.with(|engine, taste| choices(engine, taste, &asked, top)).unwrap_or_default()
    });
    let personal = Memo::new(move |_| taste.ratings().with(|ratings| !ratings.is_empty()));
    let heading = move || if personal.get() { words::home::PICKS } else { words::home::PICKS_FOR_ANYONE };
    let spoken = Memo::new(move |_| {
        let first: Vec<FilmIx> =
            picks.with(|picks| picks.iter().take(SPOKEN).map(|pick| pick.film).collect());
        personal.get().then_some(first)
    });
    let announcement = move || {
        let films = spoken.get()?;
        catalog.with_untracked(|engine| {
            let titles: Vec<&str> = films.iter().map(|film| engine.catalog().film(*film).title()).collect();
            words::home::picks_changed(&titles)
        })
    };
    let list = NodeRef::new();
    glide(list, move || picks.track());

    view! {
        <section class="picks" aria-labelledby="picks-heading">
            <h2 id="picks-heading">{heading}</h2>
            <p class="hidden" role="status" aria-live="polite">{announcement}</p>
            <ul class="grid" node_ref=list>
                <For each=move || picks.get() key=|pick| pick.film let:pick>
                    <li data-key=pick.film.0><PickCard first=pick picks=picks /></li>
                </For>
            </ul>
            <button class="button-quiet more" type="button" on:click=move |_| top.update(|top| *top += BATCH)>
                {words::home::MORE_PICKS}
            </button>
        </section>
    }
}

/// One pick; what it says follows the taste while the card itself stays.
#[component]
fn PickCard(
    /// The pick as it was when it appeared.
    first: Choice,
    /// All picks as they are.
    picks: Memo<Vec<Choice>>,
) -> impl IntoView {
    let catalog = CatalogState::in_scope();
    let film = first.film;
    let choice = Memo::new(move |before: Option<&Choice>| {
        let now = picks.with(|picks| picks.iter().find(|pick| pick.film == film).cloned());
        now.or(before.copied()).unwrap_or(first)
    });
    let reason = move || match choice.get().because {
        Some(rated) => catalog.with_untracked(|e| words::home::because(e.catalog().film(rated).title())),
        None => Some(words::home::WIDELY_LOVED.to_owned()),
    };
    view! {
        <FilmCard film=film>
            <div class="card-prediction">
                <PredictedStars prediction=Signal::derive(move || choice.get().prediction) />
                <span aria-hidden="true">{move || words::decimal(choice.get().prediction.stars)}</span>
            </div>
            <p class="card-reason">{reason}</p>
        </FilmCard>
    }
}
