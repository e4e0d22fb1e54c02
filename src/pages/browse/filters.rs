//! All filters, for the column of a desktop and the sheet of a phone alike.

use std::sync::Arc;

use leptos::ev;
use leptos::prelude::*;

use super::browsing::Browsing;
use super::query::{Mine, Query, Span};
use crate::lean::{flag, text};
use crate::load::CatalogState;
use crate::words;

/// Steps of ratings: from "anybody" to what nearly everybody has seen.
const RATINGS: [u32; 8] = [1, 10, 100, 1_000, 5_000, 10_000, 50_000, 100_000];
/// Half-stars that can be asked for.
const HALF_STARS: std::ops::RangeInclusive<u32> = 2..=10;
/// The first film's year, and one that no film's is beyond.
const YEARS: (u32, u32) = (1874, 2099);

/// One of the spans of a query.
type Side = fn(&mut Query) -> &mut u32;

/// The filters. Each acts at once.
pub fn filters() -> AnyView {
    view! {
        <div class="filters">
            {mine()}
            {genres()}
            {group(words::browse::years(), vec![
                year(words::browse::years_from(), |query| &mut query.years.from),
                year(words::browse::years_to(), |query| &mut query.years.to),
            ])}
            {group(words::browse::ratings(), vec![
                steps(words::browse::ratings_from(), RATINGS.into(), words_of_ratings, |query| &mut query.ratings.from),
                steps(words::browse::ratings_to(), RATINGS.into(), words_of_ratings, |query| &mut query.ratings.to),
            ])}
            {group(words::browse::stars(), vec![
                steps(words::browse::stars_from(), HALF_STARS.collect(), words_of_stars, |query| &mut query.stars.from),
                steps(words::browse::stars_to(), HALF_STARS.collect(), words_of_stars, |query| &mut query.stars.to),
            ])}
        </div>
    }
    .into_any()
}

/// A title over two fields.
fn group(title: &'static str, fields: Vec<AnyView>) -> AnyView {
    view! {
        <fieldset class="filter">
            <legend class="filter-title">{title}</legend>
            <div class="filter-sides">{fields}</div>
        </fieldset>
    }
    .into_any()
}

/// What the person said about the films.
fn mine() -> AnyView {
    let browsing = Browsing::in_scope();
    let choice = move |mine: Mine| {
        let on = flag(move || browsing.query.with(|query| query.mine == mine));
        view! {
            <label class="segment">
                <input
                    class="hidden-input"
                    type="radio"
                    name="mine"
                    prop:checked=on
                    on:change=move |_| browsing.choose(Query { mine, ..browsing.query.get_untracked() })
                />
                <span>{mine_name(mine)}</span>
            </label>
        }
        .into_any()
    };
    view! {
        <fieldset class="filter">
            <legend class="filter-title">{words::browse::mine()}</legend>
            <div class="segments">{Mine::ALL.map(choice).into_iter().collect::<Vec<_>>()}</div>
        </fieldset>
    }
    .into_any()
}

/// What a choice is called.
pub fn mine_name(mine: Mine) -> &'static str {
    words::browse::mine_name(mine.word()).unwrap_or_default()
}

/// A button per genre: wanted, unwanted, or neither; and whether one of the wanted is enough.
fn genres() -> AnyView {
    let (browsing, catalog) = (Browsing::in_scope(), CatalogState::in_scope());
    let all = catalog.with_untracked(|engine| engine.catalog().genres().to_vec()).unwrap_or_default();
    let button = move |genre: String| {
        let (wanted, unwanted) = (genre.clone(), genre.clone());
        let name = words::genre(&genre);
        let wanted = flag(move || browsing.query.with(|query| query.genres.contains(&wanted)));
        let unwanted = flag(move || browsing.query.with(|query| query.without.contains(&unwanted)));
        let pressed = text(move || {
            if unwanted.get() {
                "mixed"
            } else if wanted.get() {
                "true"
            } else {
                "false"
            }
            .to_owned()
        });
        let (said, label) = (name.clone(), name);
        let said = text(move || if unwanted.get() { words::browse::without(&said) } else { said.clone() });
        view! {
            <button
                class="chip genre"
                type="button"
                aria-pressed=pressed
                aria-label=said
                on:click=move |_| browsing.choose(browsing.query.get_untracked().turned(&genre))
            >
                {label}
            </button>
        }
        .into_any()
    };
    let any = flag(move || browsing.query.with(|query| query.any_genre));
    let few = flag(move || browsing.query.with(|query| query.genres.len() < 2));
    let turn = move |event: ev::Event| {
        browsing.choose(Query { any_genre: event_target_checked(&event), ..browsing.query.get_untracked() });
    };
    view! {
        <fieldset class="filter">
            <legend class="filter-title">{words::browse::genres()}</legend>
            <p class="filter-hint quiet">{words::browse::genres_hint()}</p>
            <div class="filter-genres">{all.into_iter().map(button).collect::<Vec<_>>()}</div>
            <label class="filter-check">
                <input type="checkbox" prop:checked=any disabled=few on:change=turn />
                {words::browse::any_genre()}
            </label>
        </fieldset>
    }
    .into_any()
}

/// A year that is typed.
fn year(label: &'static str, side: Side) -> AnyView {
    let browsing = Browsing::in_scope();
    let value = text(move || match *side(&mut browsing.query.get()) {
        0 => String::new(),
        year => year.to_string(),
    });
    let change = move |event: ev::Event| {
        let mut query = browsing.query.get_untracked();
        let typed: u32 = event_target_value(&event).parse().unwrap_or(0);
        *side(&mut query) = if typed == 0 { 0 } else { typed.clamp(YEARS.0, YEARS.1) };
        browsing.choose(query);
    };
    view! {
        <label class="filter-side">
            <span>{label}</span>
            <input
                class="input"
                type="number"
                inputmode="numeric"
                min=YEARS.0
                max=YEARS.1
                placeholder=words::browse::any()
                prop:value=value
                on:change=change
            />
        </label>
    }
    .into_any()
}

/// One of some steps, or none. A number between them, from somebody's address, is a step of its own.
fn steps(label: &'static str, steps: Vec<u32>, name: fn(u32) -> String, side: Side) -> AnyView {
    let browsing = Browsing::in_scope();
    let value = Memo::new(move |_| *side(&mut browsing.query.get()));
    let change = move |event: ev::Event| {
        let mut query = browsing.query.get_untracked();
        *side(&mut query) = event_target_value(&event).parse().unwrap_or(0);
        browsing.choose(query);
    };
    let option = move |step: u32, name: String| {
        view! { <option value=step prop:selected=flag(move || value.get() == step)>{name}</option> }
            .into_any()
    };
    let steps: Arc<[u32]> = steps.into();
    let other = crate::lean::part(move || {
        let other = Some(value.get()).filter(|value| *value != 0 && !steps.contains(value));
        let others = other.map(|other| option(other, name(other)));
        let usual: Vec<AnyView> = steps.iter().map(|step| option(*step, name(*step))).collect();
        (others, usual).into_any()
    });
    view! {
        <label class="filter-side">
            <span>{label}</span>
            <select class="input" on:change=change>
                {option(0, words::browse::any().to_owned())}
                {other}
            </select>
        </label>
    }
    .into_any()
}

fn words_of_ratings(ratings: u32) -> String {
    words::thousands(ratings as usize)
}

fn words_of_stars(half_stars: u32) -> String {
    words::decimal(half_stars as f32 / 2.0)
}

/// A span in words: "1970 to 1989", "from 1970", "up to 1989".
pub fn span(span: Span, name: fn(u32) -> String) -> String {
    let (from, to) = (name(*span.range().start()), name(*span.range().end()));
    match (span.from, span.to) {
        (0, _) => words::browse::up_to(&to),
        (_, 0) => words::browse::from(&from),
        (a, b) if a == b => from,
        _ => words::browse::from_to(&from, &to),
    }
}

/// What a filter of the query says.
pub fn part_name(part: &super::query::Part) -> String {
    use super::query::Part;
    match part {
        Part::Text(text) => words::browse::quoted(text),
        Part::Genre(genre) => words::genre(genre),
        Part::Without(genre) => words::browse::without(&words::genre(genre)),
        Part::Years(years) => span(*years, |year| year.to_string()),
        Part::Ratings(ratings) => words::browse::rated_by(&span(*ratings, words_of_ratings)),
        Part::Stars(stars) => words::browse::predicted(&span(*stars, words_of_stars)),
        Part::Person(name) => name.clone(),
        Part::Tag(name) => words::browse::tagged(name),
        Part::Mine(mine) => mine_name(*mine).to_owned(),
    }
}
