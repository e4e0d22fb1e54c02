//! Films that are like this one, as they are or wished different.

use std::sync::Arc;

use bijou_engine::{Engine, FilmIx, Taste, Toward};
use leptos::prelude::*;

use crate::components::{DrawFilm, FilmCard, Films, chip};
use crate::lean::{flag, maybe, part, text};
use crate::load::CatalogState;
use crate::taste::TasteState;
use crate::words;

/// Films on the shelf.
const SHELF: usize = 14;
/// Films that a screen reader hears about.
const SPOKEN: usize = 3;
/// How far films must lie from this one: one step that people notice.
const STRENGTH: f32 = 1.0;
/// No wish.
const NONE: usize = 0;

/// Films that are like this one.
#[component]
pub fn SimilarFilms(
    /// The film.
    film: FilmIx,
) -> impl IntoView {
    let (catalog, taste) = (CatalogState::in_scope(), TasteState::in_scope());
    // The wish that is pressed, counted from 1.
    let wish = RwSignal::new(NONE);
    let names = catalog.with_untracked(|engine| wishes(engine, film)).unwrap_or_default();
    let similar = Memo::new(move |_| {
        match wish.get() {
            NONE => catalog.with(|engine| alike(engine, film)),
            wish => taste.with(|engine, taste| wished(engine, taste, film, wish)),
        }
        .unwrap_or_default()
    });
    let any = Memo::new(move |_| wish.get() != NONE || similar.with(|films| !films.is_empty()));
    let title =
        catalog.with_untracked(|engine| engine.catalog().film(film).title().to_owned()).unwrap_or_default();
    let said = names.clone();
    let announcement = text(move || {
        let Some(wish) = wish.get().checked_sub(1).and_then(|place| said.get(place)) else {
            return String::new();
        };
        let first = similar.with(|films| films.iter().take(SPOKEN).copied().collect::<Vec<_>>());
        let say = |engine: &Engine| {
            let titles: Vec<&str> = first.iter().map(|film| engine.catalog().film(*film).title()).collect();
            words::film::wished(&title, wish, &titles)
        };
        catalog.with_untracked(say).unwrap_or_default()
    });
    let draw = || -> DrawFilm { Arc::new(|film| view! { <FilmCard film=film /> }.into_any()) };
    let chips = move || {
        let names = names.iter().cloned().zip(1..);
        let one = |(name, place): (String, usize)| {
            let press = move || wish.update(|wish| *wish = if *wish == place { NONE } else { place });
            chip(name, flag(move || wish.get() == place), Arc::new(press))
        };
        names.map(one).collect_view()
    };
    let nothing =
        text(move || if similar.with(Vec::is_empty) { words::film::NOTHING_WISHED } else { "" }.to_owned());
    let shelf = move || {
        view! {
            <section class="shelf alike" aria-labelledby="similar-heading">
                <h2 id="similar-heading">{words::film::SIMILAR}</h2>
                <div class="chips wishes" role="group" aria-label=words::film::BUT>
                    <span class="wishes-but" aria-hidden="true">{words::film::BUT}</span>
                    {chips()}
                </div>
                <p class="hidden" role="status">{announcement}</p>
                <p class="quiet">{nothing}</p>
                <Films films=similar.into() class="shelf-track" draw=draw() />
            </section>
        }
    };
    part(move || maybe(any.get().then(&shelf)))
}

fn alike(engine: &Engine, film: FilmIx) -> Vec<FilmIx> {
    engine.similar(film, SHELF).into_iter().map(|similar| similar.film).collect()
}

/// What this film can be wished to be: two names for each critique. None where too little is known of it.
fn wishes(engine: &Engine, film: FilmIx) -> Vec<String> {
    let critiques = engine.critiques().iter().filter(|_| engine.is_learned(film));
    critiques.flat_map(|critique| [critique.less.clone(), critique.more.clone()]).collect()
}

/// Films like this one for the wish that is counted so, in the order of [`wishes`].
fn wished(engine: &Engine, taste: &Taste, film: FilmIx, wish: usize) -> Vec<FilmIx> {
    let place = wish.saturating_sub(1);
    let Some(critique) = engine.critiques().get(place / 2) else { return Vec::new() };
    let toward = if place % 2 == 0 { Toward::Less } else { Toward::More };
    let films = engine.critique(film, critique, toward, STRENGTH, Some(taste), SHELF);
    films.into_iter().map(|similar| similar.film).collect()
}
