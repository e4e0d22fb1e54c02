use bijou_engine::{Catalog, FilmIx};
use leptos::prelude::*;

use super::section;
use crate::address::film_href;
use crate::insight::{Favorite, Favorites, favorites};
use crate::lean::part;
use crate::load::CatalogState;
use crate::taste::TasteState;
use crate::words;

/// Films that are named with a person.
const NAMED: usize = 3;

/// Directors and actors whose films the person rates higher than others do.
#[component]
pub fn PeopleSection() -> impl IntoView {
    let (catalog, taste) = (CatalogState::in_scope(), TasteState::in_scope());
    let found = Memo::new(move |_| {
        let of = |ratings: &Vec<_>| catalog.with(|engine| favorites(engine.catalog(), ratings));
        taste.ratings().with(of).unwrap_or_default()
    });
    let body = part(move || {
        found.with(|Favorites { directors, actors }| {
            if directors.is_empty() && actors.is_empty() {
                return view! { <p>{words::insights::people_none()}</p> }.into_any();
            }
            view! {
                <div class="insight-pair">
                    {people(words::insights::directors(), directors, catalog)}
                    {people(words::insights::actors(), actors, catalog)}
                </div>
            }
            .into_any()
        })
    });
    view! { <div class="insight-wide">{section(words::insights::people(), words::insights::people_note(), body)}</div> }
}

fn people(title: &'static str, people: &[Favorite], catalog: CatalogState) -> AnyView {
    if people.is_empty() {
        return ().into_any();
    }
    let named = catalog.with_untracked(|engine| {
        let one = |favorite: &Favorite| person(favorite, engine.catalog());
        people.iter().map(one).collect_view()
    });
    view! {
        <div>
            <h3>{title}</h3>
            <ol class="favorites">{named}</ol>
        </div>
    }
    .into_any()
}

fn person(favorite: &Favorite, catalog: &Catalog) -> impl IntoView + use<> {
    let film = |(at, film): (usize, &FilmIx)| {
        let facts = catalog.film(*film);
        let between = if at > 0 { ", " } else { "" };
        view! { {between} <a href=film_href(facts.id())>{facts.title().to_owned()}</a> }
    };
    let films = favorite.films.iter().take(NAMED).enumerate().map(film).collect_view();
    let more = favorite.films.len().saturating_sub(NAMED);
    view! {
        <li class="favorite">
            <span class="favorite-name">{favorite.name.clone()}</span>
            <span class="favorite-said">{words::insights::favorite(favorite.mean, favorite.films.len())}</span>
            <span class="favorite-films quiet">{films} {(more > 0).then(|| words::insights::and_more(more))}</span>
        </li>
    }
}
