use bijou_engine::sorted;
use leptos::prelude::*;

use super::section;
use crate::address::{Page, encode};
use crate::components::charts::{Leaning, diverging};
use crate::insight::{Group, groups};
use crate::lean::{flag, part};
use crate::load::CatalogState;
use crate::taste::TasteState;
use crate::words;

/// Genres and eras against the average viewer: what is watched more, and what is liked more.
#[component]
pub fn GroupsSection() -> impl IntoView {
    let (catalog, taste) = (CatalogState::in_scope(), TasteState::in_scope());
    let found = Memo::new(move |_| {
        let of = |ratings: &Vec<_>| catalog.with(|engine| groups(engine.catalog(), ratings));
        taste.ratings().with(of).unwrap_or_default()
    });
    let liking = RwSignal::new(false);
    let genres = part(move || found.with(|found| rows(&found.genres, liking.get(), true)));
    let decades = part(move || found.with(|found| rows(&found.decades, liking.get(), false)));
    let choice = move |label: &'static str, wanted: bool| {
        let checked = flag(move || liking.get() == wanted);
        view! {
            <label class="segment">
                <input class="hidden-input" type="radio" name="insight-side" prop:checked=checked on:change=move |_| liking.set(wanted) />
                <span>{label}</span>
            </label>
        }
    };
    let note = part(move || {
        let note = if liking.get() { words::insights::liked_note() } else { words::insights::watched_note() };
        view! { <p class="quiet">{note}</p> }.into_any()
    });
    let body = view! {
        <fieldset class="segments">
            <legend class="hidden">{words::insights::side()}</legend>
            {choice(words::insights::watched(), false)}
            {choice(words::insights::liked(), true)}
        </fieldset>
        {note}
        <div class="insight-pair">
            <div>
                <h3>{words::insights::genres()}</h3>
                {genres}
            </div>
            <div>
                <h3>{words::insights::decades()}</h3>
                {decades}
            </div>
        </div>
    };
    view! { <div class="insight-wide">{section(words::insights::groups(), words::insights::groups_note(), body)}</div> }
}

fn rows(groups: &[Group], liking: bool, genres: bool) -> AnyView {
    let mut rows: Vec<Leaning> = groups
        .iter()
        .filter(|group| !liking || group.films > 0)
        .map(|group| row(group, liking, genres))
        .collect();
    if genres {
        let order = sorted(rows.len(), &|a, b| rows[b].value.total_cmp(&rows[a].value));
        rows = order.into_iter().map(|at| rows[at].clone()).collect();
    }
    diverging(&rows, "leanings")
}

fn row(group: &Group, liking: bool, genre: bool) -> Leaning {
    let (label, href) = if genre {
        (words::genre(&group.name), format!("{}#genre={}", Page::Browse.href(), encode(&group.name)))
    } else {
        (words::insights::decade(&group.name), String::new())
    };
    let percent = |share: f32| (100.0 * share).round() as i32;
    let (value, said) = if liking {
        let stars = group.liking;
        let said = match stars {
            more if more >= 0.05 => words::insights::stars_more(more, group.films),
            less if less <= -0.05 => words::insights::stars_less(-less, group.films),
            _ => words::insights::stars_same(group.films),
        };
        (stars, said)
    } else {
        (group.surplus(), words::insights::shares(percent(group.share), percent(group.usual)))
    };
    Leaning { label, href, said, value }
}
