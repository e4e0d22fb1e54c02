use bijou_engine::FilmIx;
use leptos::prelude::*;

use crate::components::FilmCard;
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
    view! {
        <Show when=any>
            <section class="shelf" aria-labelledby="similar-heading">
                <h2 id="similar-heading">{words::film::SIMILAR}</h2>
                <ul class="shelf-track">
                    <For each=move || similar.get() key=|film| *film let:film>
                        <li><FilmCard film=film /></li>
                    </For>
                </ul>
            </section>
        </Show>
    }
}
