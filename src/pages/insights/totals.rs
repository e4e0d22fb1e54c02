use bijou_engine::{Engine, FilmIx};
use leptos::prelude::*;

use crate::address::film_href;
use crate::insight::{Totals, totals};
use crate::lean::part;
use crate::load::CatalogState;
use crate::taste::TasteState;
use crate::words;

/// What there is, at a glance.
#[component]
pub fn TotalsSection() -> impl IntoView {
    let (catalog, taste) = (CatalogState::in_scope(), TasteState::in_scope());
    let found = Memo::new(move |_| {
        let of = |ratings: &Vec<_>| catalog.with(|engine| totals(engine.catalog(), ratings));
        taste.ratings().with(of).unwrap_or_default()
    });
    part(move || {
        let totals = found.get();
        let drawn = catalog.with_untracked(|engine| drawn(engine, &totals));
        view! { <dl class="totals">{drawn}</dl> }.into_any()
    })
}

fn drawn(engine: &Engine, totals: &Totals) -> AnyView {
    let number = |label: &'static str, count: usize| {
        view! { <div class="total"><dt>{label}</dt><dd class="total-number">{words::thousands(count)}</dd></div> }
    };
    let film = |label: &'static str, film: Option<FilmIx>| {
        film.map(|film| {
            let facts = engine.catalog().film(film);
            let year = facts.year().map(|year| format!(" ({year})"));
            view! {
                <div class="total">
                    <dt>{label}</dt>
                    <dd><a href=film_href(facts.id())>{facts.title().to_owned()}</a>{year}</dd>
                </div>
            }
        })
    };
    view! {
        {number(words::insights::total_films(), totals.films)}
        {number(words::insights::total_directors(), totals.directors)}
        {number(words::insights::total_full(), totals.full)}
        {film(words::insights::total_oldest(), totals.oldest)}
        {film(words::insights::total_rarest(), totals.rarest)}
    }
    .into_any()
}
