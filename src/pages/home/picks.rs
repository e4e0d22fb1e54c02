use crate::lean::text;
use leptos::prelude::*;

use super::tune::tuning;
use crate::components::stars::PredictedStars;
use crate::components::{DrawFilm, FilmCard, Films, glide};
use crate::load::CatalogState;
use crate::taste::{Choice, TasteState, choices};
use crate::words;
use bijou_engine::{FilmIx, Prediction};

/// Picks in view at first, and added at a time.
const BATCH: usize = 18;
/// Before there is one.
const NONE: Prediction = Prediction { stars: 0.0, low: 0.0, high: 0.0 };
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
        let (top, asked, knobs) = (top.get(), asked.get(), taste.picking().get().knobs());
        let out = taste.left_out();
        let out = move |film| asked.contains(&film) || out.with(|out| out.contains(film));
        taste.with(|engine, taste| choices(engine, taste, &knobs, &out, top)).unwrap_or_default()
    });
    let personal = Memo::new(move |_| taste.ratings().with(|ratings| !ratings.is_empty()));
    let heading = text(move || {
        if personal.get() { words::home::picks() } else { words::home::picks_for_anyone() }.to_owned()
    });
    let spoken = Memo::new(move |_| {
        let first: Vec<FilmIx> =
            picks.with(|picks| picks.iter().take(SPOKEN).map(|pick| pick.film).collect());
        personal.get().then_some(first)
    });
    let announcement = text(move || {
        let films = spoken.get().unwrap_or_default();
        let said = catalog.with_untracked(|engine| {
            let titles: Vec<&str> = films.iter().map(|film| engine.catalog().film(*film).title()).collect();
            words::home::picks_changed(&titles.join(", "))
        });
        said.filter(|_| !films.is_empty()).unwrap_or_default()
    });
    let films =
        Signal::derive(move || picks.with(|picks| picks.iter().map(|pick| pick.film).collect::<Vec<_>>()));
    let draw: DrawFilm =
        std::sync::Arc::new(move |film| view! { <PickCard film=film picks=picks /> }.into_any());
    let list = NodeRef::new();
    glide(list, move || picks.track());

    view! {
        <section class="picks" aria-labelledby="picks-heading">
            <div class="picks-head">
                <h2 id="picks-heading">{heading}</h2>
                {tuning()}
            </div>
            <p class="hidden" role="status" aria-live="polite">{announcement}</p>
            <Films films=films class="grid" node_ref=list draw=draw />
            <button class="button-quiet more" type="button" on:click=move |_| top.update(|top| *top += BATCH)>
                {words::home::more_picks()}
            </button>
        </section>
    }
}

/// One pick; what it says follows the taste while the card itself stays.
#[component]
fn PickCard(
    /// The film.
    film: FilmIx,
    /// All picks as they are.
    picks: Memo<Vec<Choice>>,
) -> impl IntoView {
    let catalog = CatalogState::in_scope();
    // A card that is about to leave keeps saying what it said.
    let choice = Memo::new(move |before: Option<&Option<Choice>>| {
        let now = picks.with(|picks| picks.iter().find(|pick| pick.film == film).copied());
        now.or(before.copied().flatten())
    });
    let prediction = Signal::derive(move || choice.get().map_or(NONE, |choice| choice.prediction));
    let reason = text(move || {
        let because =
            |rated| catalog.with_untracked(|e| words::home::because(e.catalog().film(rated).title()));
        let because = choice.get().and_then(|choice| choice.because).and_then(because);
        because.unwrap_or_else(|| words::home::widely_loved().to_owned())
    });
    view! {
        <FilmCard film=film>
            <div class="card-prediction">
                <PredictedStars prediction=prediction />
                <span aria-hidden="true">{text(move || words::decimal(prediction.get().stars))}</span>
            </div>
            <p class="card-reason">{reason}</p>
        </FilmCard>
    }
}
