//! What is said while the catalog arrives, or fails to.

use crate::lean::part;
use leptos::prelude::*;

use crate::load::{CatalogState, Stage};
use crate::words;

/// Says that a part did not arrive, and offers to try again.
#[component]
pub fn LoadNotice() -> impl IntoView {
    let catalog = CatalogState::in_scope();
    let usable = catalog.usable();
    part(move || match catalog.stage().get() {
        Stage::Failed(error) => {
            let kept = if usable.get() { words::load::rest_failed() } else { words::load::head_failed() };
            view! {
                <div class="notice" role="alert">
                    <p>{kept} " " {error.to_string()}</p>
                    <button class="button" type="button" on:click=move |_| catalog.load()>{words::load::retry()}</button>
                </div>
            }
            .into_any()
        }
        Stage::Arriving | Stage::Complete => ().into_any(),
    })
}

/// Shows its children once the first films are there, and the outlines of cards until then.
#[component]
pub fn WhenUsable(
    /// What needs films.
    children: ChildrenFn,
) -> impl IntoView {
    let usable = CatalogState::in_scope().usable();
    part(move || if usable.get() { untrack(|| children().into_any()) } else { Skeleton().into_any() })
}

/// The outlines of cards.
#[component]
pub fn Skeleton() -> impl IntoView {
    view! {
        <div class="shelf-track" aria-label=words::load::opening()>
            {(0..8).map(|_| view! { <div class="skeleton" /> }).collect_view()}
        </div>
    }
}
