use bijou_engine::Stars;
use leptos::prelude::*;

use super::section;
use crate::components::charts::{Column, columns};
use crate::insight::{Given, given};
use crate::lean::part;
use crate::load::CatalogState;
use crate::taste::TasteState;
use crate::words;

/// How a person gives stars, against what others give the same films.
#[component]
pub fn StarsSection() -> impl IntoView {
    let (catalog, taste) = (CatalogState::in_scope(), TasteState::in_scope());
    let found = Memo::new(move |_| {
        let of = |ratings: &Vec<_>| catalog.with(|engine| given(engine, ratings));
        taste.ratings().with(of).unwrap_or_default()
    });
    let body = part(move || found.with(drawn));
    section(words::insights::stars(), words::insights::stars_note(), body)
}

fn drawn(given: &Given) -> AnyView {
    let label = |step: usize| {
        let stars = Stars::from_half_stars(step as u8 + 1);
        stars.map(words::halves).unwrap_or_default()
    };
    let steps = given.own.iter().enumerate().map(|(step, own)| Column {
        label: label(step),
        value: *own,
        other: given.others.and_then(|others| others.get(step).copied()),
        marked: false,
    });
    let steps: Vec<Column> = steps.collect();
    let most = (0..given.counts.len()).max_by_key(|step| given.counts[*step]).unwrap_or_default();
    let said = words::insights::stars_said(&label(most), given.mean);
    let difference = given.others_mean.map(|others| given.mean - others);
    let verdict = match difference {
        Some(more) if more >= 0.15 => words::insights::stars_kind(given.mean, more),
        Some(less) if less <= -0.15 => words::insights::stars_strict(given.mean, -less),
        Some(_) => words::insights::stars_alike(given.mean),
        None => words::insights::stars_mean(given.mean),
    };
    let legend = match given.others {
        Some(_) => words::insights::stars_legend(given.compared),
        None => words::insights::stars_no_others().to_owned(),
    };
    view! {
        <p class="insight-verdict">{verdict}</p>
        {columns(&steps, None, said)}
        <p class="legend">
            <span class="legend-own">{words::insights::you()}</span>
            <span class=given.others.map(|_| "legend-others")>{legend}</span>
        </p>
    }
    .into_any()
}
