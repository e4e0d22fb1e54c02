use leptos::prelude::*;

use super::section;
use crate::address::film_href;
use crate::insight::{Predictable, predictable};
use crate::lean::part;
use crate::load::CatalogState;
use crate::taste::TasteState;
use crate::words;

/// Shares of hits that are drawn as dots.
const DOTS: usize = 10;

/// How close predictions come, each rating predicted from all the others.
#[component]
pub fn PredictableSection() -> impl IntoView {
    let (catalog, taste) = (CatalogState::in_scope(), TasteState::in_scope());
    let found =
        Memo::new(move |_| taste.with(|engine, taste| predictable(&engine.hindsight(taste))).flatten());
    let body = part(move || match found.get() {
        Some(found) => drawn(&found, catalog),
        None => view! { <p>{words::insights::predictable_few()}</p> }.into_any(),
    });
    section(words::insights::predictable(), words::insights::predictable_note(), body)
}

fn drawn(found: &Predictable, catalog: CatalogState) -> AnyView {
    let percent = (100.0 * found.close).round() as i32;
    let hits = (found.close * DOTS as f32).round() as usize;
    let dot = |at: usize| {
        view! { <circle class="hit" class:hit-made=at < hits cx=14 + 28 * at cy="14" r="11" /> }
    };
    let hundredths = |stars: f32| words::figure(f64::from((stars * 100.0).round() / 100.0));
    let (miss, usual) = (hundredths(found.miss), hundredths(found.usual_miss));
    let better = found.usual_miss - found.miss;
    let compared = match better {
        better if better >= 0.02 => words::insights::predictable_better(&miss, &usual),
        better if better <= -0.02 => words::insights::predictable_worse(&miss, &usual),
        _ => words::insights::predictable_same(&miss),
    };
    let surprise = catalog.with_untracked(|engine| {
        let facts = engine.catalog().film(found.surprise.rating.film);
        let (given, guessed) = (words::stars(found.surprise.rating.stars), found.surprise.predicted);
        view! {
            <p>
                {words::insights::surprise()} " "
                <a href=film_href(facts.id())>{facts.title().to_owned()}</a>
                {words::insights::surprise_stars(guessed, &given)}
            </p>
        }
    });
    view! {
        <p class="insight-verdict">{words::insights::predictable_close(percent)}</p>
        <svg class="hits" viewBox="0 0 280 28" aria-hidden="true">{(0..DOTS).map(dot).collect_view()}</svg>
        <p>{compared}</p>
        {surprise}
        <p class="quiet">{words::insights::predictable_how(found.ratings)}</p>
    }
    .into_any()
}
