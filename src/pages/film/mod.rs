//! One film: facts, the person's stars, the prediction and what speaks for it.

mod around;
mod chances;
mod elsewhere;
mod facts;
mod prediction;
mod reasons;
mod shape;
mod similar;

use crate::lean::{part, text};
use bijou_engine::FilmIx;
use leptos::prelude::*;

use crate::address::decode;
use crate::components::{MiniCover, QuickActions, WhenUsable};
use crate::load::{CatalogState, Stage};
use crate::router::Router;
use crate::words;
use around::AroundIt;
use facts::{Facts, Title};
use prediction::YourStars;
use reasons::Reasons;
use similar::SimilarFilms;

/// The film page; which film stands in the fragment.
#[component]
pub fn FilmPage() -> impl IntoView {
    let catalog = CatalogState::in_scope();
    let id = Router::in_scope().fragment();
    let film = Memo::new(move |_| {
        let id = decode(&id.get());
        catalog.with(|engine| engine.catalog().by_id(&id)).flatten()
    });
    let page = move || {
        part(move || match film.get() {
            Some(film) => view! { <OneFilm film=film /> }.into_any(),
            None => view! { <NoFilm /> }.into_any(),
        })
    };
    view! { <div class="page film"><WhenUsable>{page()}</WhenUsable></div> }
}

#[component]
fn OneFilm(
    /// The film.
    film: FilmIx,
) -> impl IntoView {
    view! {
        <div class="film-top">
            <div class="film-cover"><MiniCover film=film /></div>
            <div class="film-about">
                <Title film=film />
                <YourStars film=film />
                <QuickActions film=film wide=true />
                <Facts film=film />
            </div>
        </div>
        <Reasons film=film />
        <AroundIt film=film />
        <SimilarFilms film=film />
    }
    .into_any()
}

/// The film is unknown, or has not arrived yet.
#[component]
fn NoFilm() -> impl IntoView {
    let stage = CatalogState::in_scope().stage();
    let hint = text(move || {
        let arriving = stage.get() == Stage::Arriving;
        if arriving { words::film::arriving() } else { words::film::missing_hint() }.to_owned()
    });
    view! {
        <section class="empty">
            <h1>{words::film::missing()}</h1>
            <p>{hint}</p>
            <a class="button" href=crate::address::Page::Browse.href()>{words::browse::title()}</a>
        </section>
    }
}
