use bijou_catalog::{Link, Manifest};
use bijou_engine::{Film, FilmIx};
use leptos::prelude::*;

use super::elsewhere::link_to;
use super::shape::OthersShape;
use crate::address::{Page, encode};
use crate::components::name_page;
use crate::load::CatalogState;
use crate::store::Library;
use crate::words;

/// Tags in view.
const TAGS: usize = 12;

/// Where most films are known, if the site says nothing else.
const FILM_SITES: [(&str, &str); 2] =
    [("IMDb", "https://www.imdb.com/title/tt{imdb}/"), ("TMDB", "https://www.themoviedb.org/movie/{tmdb}")];

/// Title, year and genres.
#[component]
pub fn Title(
    /// The film.
    film: FilmIx,
) -> impl IntoView {
    CatalogState::in_scope().with_untracked(|engine| {
        let facts = engine.catalog().film(film);
        let genre = |name: &str| {
            let href = format!("{}#genre={}", Page::Browse.href(), encode(name));
            view! { <a class="genre" href=href>{words::genre(name)}</a> }
        };
        let genres = facts.genres().map(genre).collect_view();
        let year = facts.year().map(|year| view! { <span>{year}</span> });
        name_page(facts.title());
        let directors: Vec<&str> = facts.directors().collect();
        view! {
            <h1>{facts.title().to_owned()}</h1>
            <p class="film-line">{year} {genres}</p>
            {(!directors.is_empty()).then(|| view! {
                <p class="film-by">{words::film::directed()} " " {directors.join(", ")}</p>
            })}
        }
        .into_any()
    })
}

/// Everything else that is known.
#[component]
pub fn Facts(
    /// The film.
    film: FilmIx,
) -> impl IntoView {
    let library = Library::in_scope();
    CatalogState::in_scope().with_untracked(|engine| {
        let facts = engine.catalog().film(film);
        let id = facts.id().to_owned();
        let own = Memo::new(move |_| library.record().with(|record| record.stars(&id)));
        let tags: Vec<_> =
            facts.tags().take(TAGS).map(|tag| view! { <li class="tag">{tag.to_owned()}</li> }).collect();
        let others = match facts.mean_rating() {
            Some(mean) => words::film::others(mean, facts.rating_count() as usize),
            None => words::film::no_others().to_owned(),
        };
        view! {
            <section class="film-facts">
                <p>{others}</p>
                <OthersShape film=film own=own />
                <dl>
                    {fact(words::film::cast(), facts.cast().collect::<Vec<_>>().join(", "))}
                    {fact(words::film::also(), facts.other_titles().collect::<Vec<_>>().join(" · "))}
                </dl>
                {(!tags.is_empty()).then(|| view! {
                    <h3>{words::film::tags()}</h3>
                    <ul class="tags">{tags}</ul>
                })}
                {links(facts, CatalogState::in_scope().manifest())}
            </section>
        }
        .into_any()
    })
}

fn fact(name: &'static str, value: String) -> Option<impl IntoView> {
    (!value.is_empty()).then(|| view! { <div class="fact"><dt>{name}</dt><dd>{value}</dd></div> })
}

/// Links out: the site's own, or those that fit films. They are addresses only: nothing is fetched from there unless the person
/// goes there.
fn links(film: Film<'_>, manifest: Option<Manifest>) -> impl IntoView + use<> {
    let own = manifest.and_then(|manifest| manifest.site?.links);
    let links = own.unwrap_or_else(|| {
        FILM_SITES.map(|(name, url)| Link { name: name.into(), url: url.into() }).to_vec()
    });
    let link = |Link { name, url }: Link| {
        let href = link_to(&film, &url)?;
        Some(view! {
            <a class="outside" href=href target="_blank" rel="noopener noreferrer">
                {name} <span class="hidden">" (" {words::film::leaves()} ")"</span>
            </a>
        })
    };
    let all: Vec<_> = links.into_iter().filter_map(link).collect();
    (!all.is_empty()).then(|| view! { <p class="outsides">{words::film::elsewhere()} " " {all}</p> })
}
