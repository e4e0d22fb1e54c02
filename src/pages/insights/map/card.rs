use bijou_engine::FilmIx;
use leptos::prelude::*;

use super::look::{Look, marks};
use crate::address::film_href;
use crate::components::MiniCover;
use crate::lean::part;
use crate::load::CatalogState;
use crate::map::region_at;
use crate::taste::TasteState;
use crate::words;

/// The film that is pointed at, with a link to its page. Its room is kept, so that nothing moves when it comes.
#[component]
pub fn PointedFilm(
    /// What points.
    look: Look,
) -> impl IntoView {
    let film = Memo::new(move |_| look.pointed.get().map(|dot| dot.film));
    let card = part(move || match film.get() {
        Some(film) => card(film),
        None => view! { <p class="quiet">{words::insights::map_nothing()}</p> }.into_any(),
    });
    view! { <div class="map-card" role="status">{card}</div> }
}

fn card(film: FilmIx) -> AnyView {
    let (catalog, taste) = (CatalogState::in_scope(), TasteState::in_scope());
    let drawn = catalog.with_untracked(|engine| {
        let facts = engine.catalog().film(film);
        let region = engine.taste_map().and_then(|map| region_at(map, map.place(film.index())?));
        let among = region.map(|region| words::insights::map_among(&marks(&region.marks)));
        let given = taste
            .ratings()
            .with(|ratings| ratings.iter().find(|rating| rating.film == film).map(|rating| rating.stars));
        let stars = match given {
            Some(stars) => words::insights::map_given(&words::stars(stars)),
            None => {
                let predicted = taste.with(|engine, taste| engine.predict(taste, film).stars).unwrap_or(0.0);
                words::insights::map_predicted(predicted)
            }
        };
        let year = facts.year().map(|year| view! { " " <span class="quiet">{year}</span> });
        view! {
            <span class="map-cover"><MiniCover film=film /></span>
            <p class="map-film">
                <a href=film_href(facts.id())>{facts.title().to_owned()}</a>
                {year}
            </p>
            <p class="map-note">{stars}</p>
            <p class="map-note quiet">{among}</p>
        }
        .into_any()
    });
    drawn.unwrap_or_else(|| ().into_any())
}
