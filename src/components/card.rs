//! A film on a shelf or in a grid.

use bijou_engine::FilmIx;
use leptos::prelude::*;

use super::actions::QuickActions;
use crate::address::film_href;
use crate::cover::view::{CoverArt, cover_of};
use crate::load::CatalogState;

/// A cover with title and year, leading to the film's page; the children stand below.
#[component]
pub fn FilmCard(
    /// The film.
    film: FilmIx,
    /// Whether it is only looked at: without the row of buttons.
    #[prop(optional)]
    plain: bool,
    /// What stands below the title.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let card = CatalogState::in_scope().with_untracked(|engine| {
        let facts = engine.catalog().film(film);
        let year = facts.year().map(|year| view! { <span class="card-year">{year}</span> });
        view! {
            <a class="card-link" href=film_href(facts.id())>
                <CoverArt cover=cover_of(engine, film) />
                <span class="card-title">{facts.title().to_owned()}</span>
            </a>
            <div class="card-line">{year} {(!plain).then(|| view! { <QuickActions film=film /> })}</div>
        }
    });
    view! { <article class="card">{card} {children.map(|children| children())}</article> }.into_any()
}

/// A cover alone, small, beside words that name the film.
#[component]
pub fn MiniCover(
    /// The film.
    film: FilmIx,
) -> impl IntoView {
    CatalogState::in_scope()
        .with_untracked(|engine| view! { <CoverArt cover=cover_of(engine, film) /> })
        .into_any()
}
