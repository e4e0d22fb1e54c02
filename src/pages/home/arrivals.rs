//! What came to the catalog with its last update.

use bijou_engine::FilmIx;
use leptos::prelude::*;

use super::row::Reel;
use crate::lean::{maybe, part};
use crate::load::CatalogState;
use crate::taste::TasteState;
use crate::words;

/// A shelf of films that the catalog before this one lacked, without those that the person has dealt with; nothing where there
/// are none.
#[component]
pub fn Arrivals() -> impl IntoView {
    let (catalog, taste) = (CatalogState::in_scope(), TasteState::in_scope());
    let added = Memo::new(move |_| catalog.manifest().and_then(|manifest| manifest.added));
    let films = Signal::derive(move || {
        let ids = added.with(|added| added.as_ref().map(|added| added.films.clone()).unwrap_or_default());
        let known = |engine: &bijou_engine::Engine| {
            ids.iter().filter_map(|id| engine.catalog().by_id(id)).collect::<Vec<FilmIx>>()
        };
        let mut films = catalog.with(known).unwrap_or_default();
        taste.left_out().with(|out| films.retain(|film| !out.contains(*film)));
        films
    });
    // The shelf stays as it is while films leave it.
    let any = Memo::new(move |_| films.with(|films| !films.is_empty()));
    part(move || {
        let count = added.with(|added| added.as_ref().map_or(0, |added| added.count as usize));
        maybe(any.get().then(|| {
            let title = words::discover::added().to_owned();
            view! {
                <Reel title=title note=words::discover::added_note() films=films />
                <p class="quiet shelf-count">{words::discover::added_count(count)}</p>
            }
        }))
    })
}
