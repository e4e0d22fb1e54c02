//! Points to spread over groups of films that feel alike.

use bijou_engine::{Catalog, FilmGroup};
use leptos::prelude::*;

use super::stage::{POINTS, with_point};
use crate::components::MiniCover;
use crate::lean::{flag, text};
use crate::load::CatalogState;
use crate::store::Library;
use crate::taste::TasteState;
use crate::words;

/// What the catalog calls a genre and is a width of film: no taste.
const FORMAT: &str = "IMAX";

/// The groups, each with its points.
#[component]
pub fn Groups() -> impl IntoView {
    let taste = TasteState::in_scope();
    let points = taste.points();
    let left = text(move || {
        let spent: u8 = points.with(|points| points.iter().sum());
        words::home::points_left(usize::from(POINTS.saturating_sub(spent)))
    });
    let groups = taste.groups().get_untracked();
    let groups = groups.iter().enumerate().map(|(place, group)| one(place, group)).collect_view();
    view! {
        <section class="groups" aria-label=words::home::way_groups()>
            <p class="groups-left" role="status">{left}</p>
            <p class="quiet groups-hint">{words::home::points_hint()}</p>
            <ul class="groups-list">{groups}</ul>
        </section>
    }
    .into_any()
}

fn one(place: usize, group: &FilmGroup) -> AnyView {
    let (catalog, library, taste) = (CatalogState::in_scope(), Library::in_scope(), TasteState::in_scope());
    let facts = catalog.with_untracked(|engine| {
        let titles: Vec<String> =
            group.faces.iter().map(|film| engine.catalog().film(*film).title().to_owned()).collect();
        (name(engine.catalog(), group), titles.join(", "))
    });
    let (name, titles) = facts.unwrap_or_default();
    let points = taste.points();
    let own = Memo::new(move |_| points.with(|points| points.get(place).copied().unwrap_or_default()));
    let give = move |more: bool| {
        let points = points.with_untracked(|points| with_point(points, place, more));
        let ids = taste.groups().with_untracked(|groups| ids_of(groups));
        let named = ids.into_iter().zip(points).filter(|(_, points)| *points > 0);
        library.set_points(named.collect());
    };
    let none_left = flag(move || points.with(|points| points.iter().sum::<u8>()) >= POINTS);
    let none_here = flag(move || own.get() == 0);
    let chosen = flag(move || own.get() > 0);
    let dots = (0..POINTS).map(|dot| {
        let on = flag(move || own.get() > dot);
        view! { <span class="point" class:point-given=on></span> }
    });
    let covers = group.faces.iter().map(|film| view! { <MiniCover film=*film /> }).collect_view();
    let said = text(move || words::home::points_of(usize::from(own.get()), usize::from(POINTS)));
    view! {
        <li class="group" class:group-chosen=chosen>
            <button
                class="group-more"
                type="button"
                aria-disabled=text(move || none_left.get().to_string())
                on:click=move |_| give(true)
            >
                <span class="group-covers" aria-hidden="true">{covers}</span>
                <span class="hidden">{words::home::points_give()}" "</span>
                <span class="group-name">{name.clone()}</span>
                " "
                <span class="group-titles">{titles}</span>
            </button>
            <div class="group-points">
                <span class="points" aria-hidden="true">{dots.collect_view()}</span>
                <span class="hidden">{said}</span>
                <button
                    class="group-less"
                    type="button"
                    aria-label=words::home::points_take(&name)
                    disabled=none_here
                    on:click=move |_| give(false)
                >
                    <svg class="icon" viewBox="0 0 24 24" aria-hidden="true">
                        <path d="M6 12h12" />
                    </svg>
                </button>
            </div>
        </li>
    }
    .into_any()
}

/// What each group is known by where points are kept: the film that shows it first. Groups may change with the catalog; a
/// point then stays with the group of that film.
fn ids_of(groups: &[FilmGroup]) -> Vec<String> {
    let id = |group: &FilmGroup| {
        let film = group.faces.first().copied();
        film.and_then(|film| {
            CatalogState::in_scope().with_untracked(|e| e.catalog().film(film).id().to_owned())
        })
    };
    groups.iter().map(|group| id(group).unwrap_or_default()).collect()
}

/// What a group is called: what marks it, in the words of genres and decades.
fn name(catalog: &Catalog, group: &FilmGroup) -> String {
    let genres = group.genres.iter().filter_map(|genre| catalog.genres().get(*genre));
    let genres = genres.filter(|genre| *genre != FORMAT);
    let mut words: Vec<String> = genres.map(|genre| words::genre(genre)).collect();
    words.extend(group.decade.map(|decade| words::browse::decade_of(&decade.to_string())));
    words.join(" · ")
}
