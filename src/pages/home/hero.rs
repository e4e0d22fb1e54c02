//! Tonight's pick: the first of all, large.

use bijou_engine::FilmIx;
use leptos::prelude::*;

use super::card::{prediction_of, reason_of};
use crate::address::film_href;
use crate::components::stars::PredictedStars;
use crate::components::{MiniCover, QuickActions};
use crate::lean::text;
use crate::load::CatalogState;
use crate::words;

/// One film with everything that helps to decide.
#[component]
pub fn Hero(
    /// The film.
    film: FilmIx,
    /// What stands over its title.
    eyebrow: &'static str,
    /// Id of the title, to name a part of the page by.
    id: &'static str,
) -> impl IntoView {
    let facts = CatalogState::in_scope().with_untracked(|engine| {
        let facts = engine.catalog().film(film);
        let year = facts.year().map(|year| year.to_string());
        let directors: Vec<&str> = facts.directors().take(2).collect();
        let genres: Vec<String> = facts.genres().take(3).map(words::genre).collect();
        let line = year.into_iter().chain(Some(directors.join(", "))).chain(Some(genres.join(", ")));
        let line: Vec<String> = line.filter(|part| !part.is_empty()).collect();
        (film_href(facts.id()), facts.title().to_owned(), line.join(" · "))
    });
    let (href, title, line) = facts.unwrap_or_default();
    let prediction = prediction_of(film);
    let said = text(move || {
        let prediction = prediction.get();
        words::film::prediction_is(prediction.stars, prediction.low, prediction.high)
    });
    view! {
        <article class="hero">
            <a class="hero-cover" href=href.clone() tabindex="-1" aria-hidden="true">
                <MiniCover film=film />
            </a>
            <div class="hero-about">
                <p class="hero-eyebrow">{eyebrow}</p>
                <h2 class="hero-title" id=id><a href=href>{title}</a></h2>
                <p class="hero-line">{line}</p>
                <div class="hero-stars">
                    <PredictedStars prediction=prediction band=true />
                    <p>{said}</p>
                </div>
                <p class="hero-reason">{reason_of(film)}</p>
            </div>
            <QuickActions film=film wide=true />
        </article>
    }
    .into_any()
}
