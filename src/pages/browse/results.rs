use crate::lean::{maybe, part, text};
use bijou_engine::{Engine, Film, FilmIx, Prediction, Taste, sorted};
use leptos::prelude::*;

use super::state::{BrowseState, Sort};
use crate::components::stars::PredictedStars;
use crate::components::{DrawFilm, FilmCard, Films, sentinel};
use crate::load::{CatalogState, Stage};
use crate::router::Step;
use crate::taste::TasteState;
use crate::words;

/// Cards drawn at first, and added whenever the end comes near. Cards out of sight cost nothing (`content-visibility`).
const BATCH: usize = 60;
/// Most films that a search returns.
const MATCHES: usize = 500;

/// The films that match, drawn as far as the person scrolls.
#[component]
pub fn Results(
    /// What is chosen.
    state: Memo<BrowseState>,
    /// Called with a new choice.
    change: Callback<(BrowseState, Step)>,
) -> impl IntoView {
    let (catalog, taste) = (CatalogState::in_scope(), TasteState::in_scope());
    let films = Memo::new(move |_| {
        let state = state.get();
        let personal = state.sort == Sort::Prediction;
        // Only the personal order follows the taste: the others would be sorted anew after each rating for nothing.
        let found = if personal {
            taste.with(|engine, taste| found(engine, Some(taste), &state))
        } else {
            catalog.with(|engine| found(engine, None, &state))
        };
        found.unwrap_or_default()
    });
    let drawn = RwSignal::new(BATCH);
    Effect::new(move |_| {
        state.track();
        drawn.set(BATCH);
    });
    let visible = Signal::derive(move || {
        films.with(|films| films.iter().take(drawn.get()).copied().collect::<Vec<_>>())
    });
    let draw: DrawFilm = std::sync::Arc::new(move |film| {
        view! { <FilmCard film=film><ForMe film=film state=state /></FilmCard> }.into_any()
    });
    let count = text(move || {
        let arriving = if catalog.stage().get() == Stage::Arriving { words::browse::arriving() } else { "" };
        format!("{}. {arriving}", words::browse::count(films.with(Vec::len)))
    });
    let end = sentinel(move || {
        if drawn.get_untracked() < films.with_untracked(Vec::len) {
            drawn.update(|drawn| *drawn += BATCH);
        }
    });
    let clear = move |_| change.run((BrowseState::default(), Step::New));
    let none = Memo::new(move |_| films.with(Vec::is_empty));
    let nothing = move || {
        view! {
            <div class="empty">
                <p>{words::browse::nothing()}</p>
                <p class="quiet">{words::browse::nothing_hint()}</p>
                <button class="button" type="button" on:click=clear>{words::browse::clear()}</button>
            </div>
        }
    };
    let nothing = part(move || maybe(none.get().then(nothing)));
    view! {
        <section class="results" aria-label=words::browse::title()>
            <p class="quiet results-count" role="status">{count}</p>
            {nothing}
            <Films films=visible class="grid grid-long" draw=draw />
            <div class="sentinel" node_ref=end />
        </section>
    }
    .into_any()
}

/// The predicted stars, where films are ordered by them.
#[component]
fn ForMe(
    /// The film.
    film: FilmIx,
    /// What is chosen.
    state: Memo<BrowseState>,
) -> impl IntoView {
    let taste = TasteState::in_scope();
    let personal = Memo::new(move |_| state.with(|state| state.sort == Sort::Prediction));
    let shown = move |prediction: Prediction| {
        view! {
            <div class="card-prediction">
                <PredictedStars prediction=prediction />
                <span aria-hidden="true">{words::decimal(prediction.stars)}</span>
            </div>
        }
    };
    part(move || {
        let predicted = || taste.with(|engine, taste| engine.predict(taste, film));
        maybe(personal.get().then(predicted).flatten().map(shown))
    })
}

/// The films that match, in order.
fn found(engine: &Engine, taste: Option<&Taste>, state: &BrowseState) -> Vec<FilmIx> {
    let catalog = engine.catalog();
    let genres: Vec<usize> = state
        .genres
        .iter()
        .filter_map(|name| catalog.genres().iter().position(|genre| genre == name))
        .collect();
    let fits = |film: Film<'_>| {
        let decade = state.decade.is_none_or(|start| film.year().is_some_and(|year| year / 10 == start / 10));
        decade && genres.iter().all(|genre| film.has_genre(*genre))
    };
    let query = state.query.trim();
    let matching = if query.is_empty() { catalog.all().collect() } else { engine.search(query, MATCHES) };
    let mut films: Vec<FilmIx> = matching.into_iter().filter(|film| fits(catalog.film(*film))).collect();
    match (state.sort, taste) {
        (Sort::Prediction, Some(taste)) => order_by(&mut films, &|film| engine.predict(taste, film).stars),
        (Sort::Year, _) => order_by(&mut films, &|film| catalog.film(film).year().map_or(0.0, f32::from)),
        _ => {}
    }
    films
}

/// Largest first; equal ones stay as they were. Each value is computed once.
fn order_by(films: &mut Vec<FilmIx>, value: &dyn Fn(FilmIx) -> f32) {
    let values: Vec<f32> = films.iter().map(|film| value(*film)).collect();
    let order = sorted(films.len(), &|a, b| values[b].total_cmp(&values[a]));
    *films = order.into_iter().map(|place| films[place]).collect();
}
