//! Films that are like this one, as they are or wished different.

use std::sync::Arc;

use bijou_engine::{Critique, Engine, FilmIx, Taste, Toward, sorted};
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
/// Critiques that wishes are chosen from: the catalog names first what most people look for in a film.
const CRITIQUES: usize = 12;
/// Wishes on offer besides age and fame.
const WISHES: usize = 8;
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
    let offered = StoredValue::new(catalog.with_untracked(|engine| wishes(engine, film)).unwrap_or_default());
    let names: Vec<String> =
        offered.with_value(|wishes| wishes.iter().map(name).map(str::to_owned).collect());
    let similar = Memo::new(move |_| {
        let found = match wish.get() {
            NONE => catalog.with(|engine| alike(engine, film)),
            wish => taste.with(|engine, taste| {
                offered.with_value(|wishes| {
                    wishes.get(wish - 1).map(|wish| wished(engine, taste, film, wish)).unwrap_or_default()
                })
            }),
        };
        found.unwrap_or_default()
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
            match &titles[..] {
                [] => words::film::nothing_wished().to_owned(),
                titles => words::film::wished(&title, wish, &titles.join(", ")),
            }
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
        text(move || if similar.with(Vec::is_empty) { words::film::nothing_wished() } else { "" }.to_owned());
    let shelf = move || {
        view! {
            <section class="shelf alike" aria-labelledby="similar-heading">
                <h2 id="similar-heading">{words::film::similar()}</h2>
                <div class="chips wishes" role="group" aria-label=words::film::but()>
                    <span class="wishes-but" aria-hidden="true">{words::film::but()}</span>
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

/// What this film can be wished to be. Nothing where too little is known of it.
fn wishes(engine: &Engine, film: FilmIx) -> Vec<(Critique, Toward)> {
    let (learned, facts): (Vec<&Critique>, Vec<_>) = engine
        .critiques()
        .iter()
        .filter(|_| engine.is_learned(film))
        .partition(|critique| critique.is_learned());
    let place = |critique: &&Critique| engine.place_on(critique, film).unwrap_or_default();
    let places: Vec<f32> = learned.iter().take(CRITIQUES).map(place).collect();
    let away = away_from(&places).into_iter().take(WISHES).map(|(at, toward)| (learned[at].clone(), toward));
    let both =
        facts.into_iter().flat_map(|fact| [Toward::Less, Toward::More].map(|toward| (fact.clone(), toward)));
    away.chain(both).collect()
}

/// Away from what a film has most of, or least of, the most striking first: a dark film is wished lighter.
fn away_from(places: &[f32]) -> Vec<(usize, Toward)> {
    let striking = sorted(places.len(), &|a, b| places[b].abs().total_cmp(&places[a].abs()));
    striking.into_iter().map(|at| (at, if places[at] > 0.0 { Toward::Less } else { Toward::More })).collect()
}

fn name((critique, toward): &(Critique, Toward)) -> &str {
    if *toward == Toward::More { &critique.more } else { &critique.less }
}

/// Films like this one that are as wished.
fn wished(
    engine: &Engine,
    taste: &Taste,
    film: FilmIx,
    (critique, toward): &(Critique, Toward),
) -> Vec<FilmIx> {
    let films = engine.critique(film, critique, *toward, STRENGTH, Some(taste), SHELF);
    films.into_iter().map(|similar| similar.film).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_most_striking_about_a_film_is_wished_away_first() {
        let wishes = away_from(&[0.4, -2.5, 1.1]);
        assert_eq!(wishes, [(1, Toward::More), (2, Toward::Less), (0, Toward::Less)]);
        assert_eq!(away_from(&[]), []);
    }
}
