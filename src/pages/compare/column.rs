use std::sync::Arc;

use bijou_engine::{FilmIx, ModelKind};
use leptos::prelude::*;

use super::lists::also_in;
use crate::address::film_href;
use crate::components::{DrawFilm, Films, MiniCover};
use crate::lean::{flag, text};
use crate::load::{CatalogState, Stage};
use crate::store::Library;
use crate::taste::TasteState;
use crate::words;

/// One model: what it is good at, what it recommends, and a way to use it.
pub fn column(
    place: usize,
    model: ModelKind,
    lists: Memo<Vec<Vec<FilmIx>>>,
    pointed: RwSignal<Vec<FilmIx>>,
) -> AnyView {
    let (library, catalog, taste) = (Library::in_scope(), CatalogState::in_scope(), TasteState::in_scope());
    let used = flag(move || taste.picking().get().model == model);
    let pressed = text(move || used.get().to_string());
    let choose = move |_| {
        let mut picking = taste.picking().get_untracked();
        picking.model = model;
        library.set_picking(picking);
    };
    let films = Signal::derive(move || lists.with(|lists| lists.get(place).cloned().unwrap_or_default()));
    let nothing = text(move || {
        let ready = catalog.with(|engine| engine.has_model(model)).unwrap_or_default();
        match () {
            () if films.with(|films| !films.is_empty()) => "",
            () if !ready && catalog.stage().get() == Stage::Arriving => words::compare::arriving(),
            () => words::compare::silent(),
        }
        .to_owned()
    });
    let draw: DrawFilm = Arc::new(move |film| {
        let also = text(move || lists.with(|lists| also_said(&also_in(lists, place, film))));
        let lit = flag(move || pointed.with(|films| films.contains(&film)));
        let facts = catalog.with_untracked(|engine| {
            let facts = engine.catalog().film(film);
            (film_href(facts.id()), facts.title().to_owned(), facts.year())
        });
        let (href, title, year) = facts.unwrap_or_default();
        view! {
            <a class="ranked" class:ranked-lit=lit href=href>
                <span class="ranked-cover"><MiniCover film=film /></span>
                <span class="ranked-title">{title}</span>
                <span class="ranked-note">{year}{also}</span>
            </a>
        }
        .into_any()
    });
    view! {
        <section class="model" class:model-used=used aria-label=words::model(model)>
            <h2>{words::model(model)} <span class="model-mark" aria-hidden="true">{words::compare::in_use()}</span></h2>
            <p class="model-about">{words::model_about(model)}</p>
            <button
                class="button-quiet model-use"
                type="button"
                aria-pressed=pressed
                on:click=choose
            >
                {words::compare::use_model(words::model(model))}
            </button>
            <p class="quiet model-nothing">{nothing}</p>
            <Films films=films class="ranking" draw=draw />
        </section>
    }
    .into_any()
}

/// Says in which other lists a film stands, behind its year.
fn also_said(models: &[ModelKind]) -> String {
    if models.is_empty() {
        return String::new();
    }
    let names: Vec<String> = models.iter().map(|model| words::model(*model).to_owned()).collect();
    format!(" · {}", words::compare::also_in(&names.join(", ")))
}
