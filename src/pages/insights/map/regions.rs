use leptos::prelude::*;

use super::look::marks;
use crate::lean::part;
use crate::load::CatalogState;
use crate::map::{Part, parts};
use crate::pages::insights::section;
use crate::taste::TasteState;
use crate::words;

/// The regions of the map with the person's share of each: the map in words.
#[component]
pub fn RegionsSection() -> impl IntoView {
    let (catalog, taste) = (CatalogState::in_scope(), TasteState::in_scope());
    let found = Memo::new(move |_| {
        let of = |ratings: &Vec<_>| catalog.with(|engine| engine.taste_map().map(|map| parts(map, ratings)));
        taste.ratings().with(of).flatten().unwrap_or_default()
    });
    let body = part(move || {
        let rows = found.with(|parts| parts.iter().map(row).collect_view());
        view! { <ul class="regions">{rows}</ul> }.into_any()
    });
    section(words::insights::regions(), words::insights::regions_note(), body)
}

fn row(part: &Part) -> impl IntoView + use<> {
    let percent = (100.0 * part.share).round() as i32;
    let said = match part.mean {
        Some(mean) => words::insights::region_share(percent, part.films, mean),
        None => words::insights::region_untouched().to_owned(),
    };
    let (own, usual) = (100.0 * part.share, (100.0 * part.usual).clamp(0.0, 99.0));
    view! {
        <li class="region" class:region-untouched=part.films == 0>
            <span class="region-name">{marks(&part.marks)}</span>
            <span class="region-said">{said}</span>
            <svg class="region-bar" viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true">
                <rect class="leaning-track" width="100" height="4" />
                <rect class="reason-fill" width=own height="4" />
                <rect class="region-usual" x=usual width="0.7" height="4" />
            </svg>
        </li>
    }
}
