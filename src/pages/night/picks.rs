//! The list, and what each film is to each person.

use std::sync::Arc;

use bijou_engine::{FilmIx, Prediction};
use leptos::prelude::*;

use super::state::{BATCH, Night, Person};
use super::veto::veto_button;
use crate::address::film_href;
use crate::components::{DrawFilm, Films, MiniCover, avatar, glide};
use crate::lean::{maybe, part, text};
use crate::load::CatalogState;
use crate::night::{Because, Share, Standing};
use crate::words;

/// Films that a screen reader hears about.
const SPOKEN: usize = 3;
/// Stars from which a film was loved, and from which it was liked.
const LOVED: f32 = 4.5;
const LIKED: f32 = 3.0;

/// The list for everybody.
pub fn list(night: Night) -> AnyView {
    let films = Signal::derive(move || {
        night.picks().with(|picks| picks.iter().map(|pick| pick.film).collect::<Vec<_>>())
    });
    let heading = text(move || words::night::list(night.seats().with(Vec::len)));
    let spoken = text(move || {
        let first = films.with(|films| films.iter().take(SPOKEN).copied().collect::<Vec<_>>());
        let titles: Vec<String> = first.into_iter().map(|film| night.title(film)).collect();
        if titles.is_empty() { String::new() } else { words::night::list_changed(&titles.join(", ")) }
    });
    let empty = Memo::new(move |_| films.with(Vec::is_empty));
    let nothing = text(move || if empty.get() { words::night::nothing() } else { "" }.to_owned());
    let draw: DrawFilm = Arc::new(move |film| night_pick(night, film));
    let list = NodeRef::new();
    glide(list, move || films.track());
    let more = part(move || {
        let more = (!empty.get()).then(|| {
            view! {
                <button
                    class="button-quiet more"
                    type="button"
                    on:click=move |_| night.top.update(|top| *top += BATCH)
                >
                    {words::night::more()}
                </button>
            }
        });
        maybe(more)
    });
    view! {
        <section class="night-picks" aria-labelledby="list-heading">
            <h2 id="list-heading">{heading}</h2>
            <p class="quiet">{words::night::list_note()}</p>
            <p class="hidden" role="status">{spoken}</p>
            <p class="quiet">{nothing}</p>
            <Films films=films class="night-films" node_ref=list draw=draw />
            {more}
        </section>
    }
    .into_any()
}

fn night_pick(night: Night, film: FilmIx) -> AnyView {
    let facts = CatalogState::in_scope().with_untracked(|engine| {
        let facts = engine.catalog().film(film);
        (film_href(facts.id()), facts.title().to_owned(), facts.year())
    });
    let (href, title, year) = facts.unwrap_or_default();
    view! {
        <article class="night-pick" aria-label=title.clone()>
            <a class="night-film" href=href>
                <span class="night-cover"><MiniCover film=film /></span>
                <span class="night-title">{title.clone()}</span>
                <span class="night-year">{year}</span>
            </a>
            {shares(night, film)}
            {veto_button(night, film, &title)}
        </article>
    }
    .into_any()
}

/// One row per person; drawn anew when the list changes.
pub fn shares(night: Night, film: FilmIx) -> AnyView {
    // A film that is about to leave the list keeps saying what it said.
    let rows = Memo::new(move |before: Option<&Vec<(Person, Share)>>| {
        let shares = night
            .picks()
            .with(|picks| picks.iter().find(|pick| pick.film == film).map(|pick| pick.shares.clone()));
        let people = night
            .seats()
            .with_untracked(|seats| seats.iter().map(|seat| seat.person.clone()).collect::<Vec<_>>());
        match shares {
            Some(shares) => people.into_iter().zip(shares).collect(),
            None => before.cloned().unwrap_or_default(),
        }
    });
    let drawn = part(move || {
        rows.with(|rows| rows.iter().map(|(person, share)| row(night, person, share)).collect_view())
            .into_any()
    });
    view! { <ul class="shares">{drawn}</ul> }.into_any()
}

fn row(night: Night, Person { name, color, .. }: &Person, share: &Share) -> AnyView {
    let Prediction { stars, low, high } = share.prediction;
    let said = match share.given {
        Some(given) => words::night::gave(name, &words::stars(given)),
        None => words::night::expected(name, stars, low, high),
    };
    let shown = match share.given {
        Some(given) => words::halves(given),
        None => words::decimal(stars),
    };
    let range = share.given.is_none().then(|| {
        view! { <span class="share-range">{words::night::interval(low, high)}</span> }
    });
    let standing = match share.standing {
        Standing::Happiest => Some(words::night::happiest()),
        Standing::LeastHappy => Some(words::night::least_happy()),
        Standing::Between => None,
    };
    let mark = standing.map(|standing| view! { <span class="share-mark">{standing}</span> });
    let place = share.place.map(|place| words::night::place(place as usize)).unwrap_or_default();
    let because = share.because.map(|because| reason(night, name, because));
    let because = because.unwrap_or_else(|| words::home::widely_loved().to_owned());
    // A bar of nothing would look like a missing one.
    let width = (100.0 * share.wish).clamp(3.0, 100.0);
    let class = match share.standing {
        Standing::Happiest => "share share-happiest",
        Standing::LeastHappy => "share share-least",
        Standing::Between => "share",
    };
    view! {
        <li class=class>
            {avatar(name, *color)}
            <span class="hidden">{said}". "{place.clone()}</span>
            <span class="share-name" aria-hidden="true">{name.clone()}</span>
            <span class="share-stars" aria-hidden="true">{shown}" ★ "{range}</span>
            {mark}
            <svg class="share-bar" viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true">
                <title>{place}</title>
                <rect class="share-track" width="100" height="4" />
                <rect class=format!("share-fill fill-{color}") width=width height="4" />
            </svg>
            <span class="share-reason">{because}</span>
        </li>
    }
    .into_any()
}

fn reason(night: Night, name: &str, Because { film, stars }: Because) -> String {
    let title = night.title(film);
    match stars.value() {
        LOVED.. => words::night::because_loved(name, &title),
        LIKED.. => words::night::because_liked(name, &title),
        _ => words::night::because_disliked(name, &title),
    }
}
