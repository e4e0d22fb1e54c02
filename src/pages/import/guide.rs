use leptos::prelude::*;

use crate::words::import as words;

/// The services, as the texts name them.
const SERVICES: [&str; 6] = ["letterboxd", "imdb", "trakt", "movielens", "netflix", "others"];

/// Where people find their exports.
#[component]
pub(super) fn Guide() -> impl IntoView {
    let line = |service: &str| words::guide(service).map(|text| view! { <li>{text}</li> });
    view! {
        <section>
            <h2>{words::find()}</h2>
            <ul class="import-guides quiet">{SERVICES.map(line).collect_view()}</ul>
        </section>
    }
    .into_any()
}
