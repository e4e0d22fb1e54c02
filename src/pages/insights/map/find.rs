use bijou_engine::{Engine, FilmIx, SearchIndex};
use leptos::prelude::*;

use super::look::Look;
use crate::lean::{flag, part, text};
use crate::load::CatalogState;
use crate::map::Camera;
use crate::search::SearchState;
use crate::words;

/// Films on offer.
const OFFERED: usize = 6;

/// Films that are looked through for some that are on the map.
const LOOKED_AT: usize = 40;

/// Finds a film on the map by its title.
#[component]
pub fn FindFilm(
    /// The map.
    look: Look,
    /// Whether the film that is pointed at stays.
    pinned: RwSignal<bool>,
) -> impl IntoView {
    let (catalog, search) = (CatalogState::in_scope(), SearchState::in_scope());
    search.follow_catalog();
    let query = RwSignal::new(String::new());
    let found = Memo::new(move |_| {
        let query = query.get();
        catalog
            .with(|engine| search.with(|index| on_map(engine, index, &query)))
            .flatten()
            .unwrap_or_default()
    });
    let choose = move |film: FilmIx| {
        query.set(String::new());
        if let Some(dot) = look.dot(film) {
            pinned.set(true);
            look.pointed.set(Some(dot));
            look.fly(Camera::around(dot.place));
        }
    };
    let offer = move |film: FilmIx| {
        let label = catalog.with_untracked(|engine| {
            let facts = engine.catalog().film(film);
            let year = facts.year().map(|year| format!(" ({year})")).unwrap_or_default();
            format!("{}{year}", facts.title())
        });
        view! {
            <li>
                <button class="map-found" type="button" on:click=move |_| choose(film)>{label}</button>
            </li>
        }
    };
    let offers = part(move || found.get().into_iter().map(offer).collect_view().into_any());
    let none = flag(move || found.with(Vec::is_empty));
    let said = text(move || match found.with(Vec::len) {
        0 if query.with(|query| !query.trim().is_empty()) => words::insights::map_not_found().to_owned(),
        0 => String::new(),
        count => words::insights::map_found(count),
    });
    let keyed = move |event: leptos::ev::KeyboardEvent| match event.key().as_str() {
        "Enter" => found.with_untracked(|found| found.first().copied()).into_iter().for_each(choose),
        "Escape" => query.set(String::new()),
        _ => {}
    };
    view! {
        <div class="map-find">
            <input
                class="search"
                type="search"
                autocomplete="off"
                placeholder=words::insights::map_find()
                aria-label=words::insights::map_find()
                prop:value=query
                on:input=move |event| query.set(event_target_value(&event))
                on:keydown=keyed
            />
            <ul class="map-offers" prop:hidden=none>{offers}</ul>
            <p class="map-said quiet" role="status">{said}</p>
        </div>
    }
}

fn on_map(engine: &Engine, index: &SearchIndex, query: &str) -> Vec<FilmIx> {
    let Some(map) = engine.taste_map().filter(|_| !query.trim().is_empty()) else { return Vec::new() };
    let found = index.search(engine.catalog(), query).into_iter().take(LOOKED_AT);
    found.filter(|film| film.index() < map.len()).take(OFFERED).collect()
}
