use crate::lean::{maybe, part};
use bijou_engine::FilmIx;
use leptos::prelude::*;

use crate::components::{DrawFilm, FilmCard, Films};
use crate::load::CatalogState;
use crate::words;

/// Films on the shelf.
const SHELF: usize = 14;

/// Films that are like this one.
#[component]
pub fn SimilarFilms(
    /// The film.
    film: FilmIx,
) -> impl IntoView {
    let catalog = CatalogState::in_scope();
    let similar = Memo::new(move |_| {
        let similar = catalog.with(|engine| engine.similar(film, SHELF)).unwrap_or_default();
        similar.into_iter().map(|similar| similar.film).collect::<Vec<_>>()
    });
    let any = move || similar.with(|similar| !similar.is_empty());
    let draw = || -> DrawFilm { std::sync::Arc::new(|film| view! { <FilmCard film=film /> }.into_any()) };
    let shelf = move || {
        view! {
            <section class="shelf" aria-labelledby="similar-heading">
                <h2 id="similar-heading">{words::film::SIMILAR}</h2>
                <Films films=similar.into() class="shelf-track" draw=draw() />
            </section>
        }
    };
    part(move || maybe(any().then(shelf)))
}
