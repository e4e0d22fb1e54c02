use leptos::prelude::*;

use super::section;
use crate::components::charts::{Column, columns};
use crate::insight::{Span, timeline};
use crate::lean::part;
use crate::store::{Day, Library};
use crate::words;

/// Labels under the columns at most.
const LABELS: usize = 6;

/// When the ratings were given.
#[component]
pub fn TimeSection() -> impl IntoView {
    let library = Library::in_scope();
    let found =
        Memo::new(move |_| library.record().with(|record| timeline(record.rated().map(|(_, _, at)| at))));
    let body = part(move || found.with(|spans| drawn(spans)));
    section(words::insights::time(), words::insights::time_note(), body)
}

fn drawn(spans: &[Span]) -> AnyView {
    let Some(most) = spans.iter().max_by_key(|span| span.ratings) else {
        return view! { <p>{words::insights::time_none()}</p> }.into_any();
    };
    let every = spans.len().div_ceil(LABELS).max(1);
    let column = |(at, span): (usize, &Span)| Column {
        label: if at % every == 0 { label(*span) } else { String::new() },
        value: span.ratings as f32,
        ..Column::default()
    };
    let bars: Vec<Column> = spans.iter().enumerate().map(column).collect();
    let said = words::insights::time_most(&label(*most), most.ratings);
    view! {
        <p class="insight-verdict">{said.clone()}</p>
        {columns(&bars, None, said)}
    }
    .into_any()
}

fn label(span: Span) -> String {
    match span.month.and_then(|month| Day::new(span.year, month, 1)) {
        Some(day) => {
            let (year, month, _) = day.parts();
            format!("{month}/{}", year % 100)
        }
        None => span.year.to_string(),
    }
}
