//! All films: search, filters, order. Every choice stands in the fragment, so that back, reload and sharing work.

mod active;
mod all_stars;
mod browsing;
mod filters;
mod find;
mod query;
mod results;
mod search_box;

pub use all_stars::PREDICT_ALL;
pub use browsing::BROWSE;

use leptos::html::Dialog;
use leptos::prelude::*;

use crate::components::WhenUsable;
use crate::lean::{part, text};
use crate::words;
use browsing::Browsing;
use filters::filters;
use query::Part;
use results::results;
use search_box::search_box;

/// From this width on, filters stand beside the films.
const WIDE: &str = "(min-width: 900px)";

/// The browse page.
#[component]
pub fn BrowsePage() -> impl IntoView {
    let wide = follow_width();
    view! {
        <div class="page browse">
            <h1 class="hidden">{words::browse::title()}</h1>
            <WhenUsable>{page(wide)}</WhenUsable>
        </div>
    }
}

fn page(wide: RwSignal<bool>) -> AnyView {
    Browsing::provide();
    let beside = part(move || {
        if !wide.get() {
            return ().into_any();
        }
        view! { <aside class="browse-filters" aria-label=words::browse::filters()>{filters()}</aside> }
            .into_any()
    });
    let sheet = part(move || if wide.get() { ().into_any() } else { sheet() });
    view! {
        <div class="browse-top">{search_box()} {sheet}</div>
        <div class="browse-body">{beside} {results()}</div>
    }
    .into_any()
}

/// The filters of a phone: a button that says how many are on, and the sheet that it opens, whose own button says how many
/// films there are.
fn sheet() -> AnyView {
    let browsing = Browsing::in_scope();
    let dialog = NodeRef::<Dialog>::new();
    let open = move |_| {
        if let Some(dialog) = dialog.get_untracked() {
            let _ = dialog.show_modal();
        }
    };
    let close = move |_| {
        if let Some(dialog) = dialog.get_untracked() {
            dialog.close();
        }
    };
    let on = Memo::new(move |_| {
        let parts = browsing.query.with(|query| query.parts());
        parts.iter().filter(|part| !matches!(part, Part::Text(_))).count()
    });
    let opens = text(move || words::browse::filters_on(on.get()));
    let shows = text(move || match browsing.films.with(|films| films.as_ref().map(|films| films.len())) {
        Some(films) => words::browse::show(films),
        None => words::browse::working().to_owned(),
    });
    view! {
        <button class="button-quiet filters-open" type="button" aria-haspopup="dialog" on:click=open>{opens}</button>
        <dialog class="filters-sheet" node_ref=dialog aria-label=words::browse::filters()>
            <div class="filters-body">{filters()}</div>
            <div class="filters-foot">
                <button class="button" type="button" on:click=close>{shows}</button>
            </div>
        </dialog>
    }
    .into_any()
}

/// Whether the screen is wide, now and whenever it is turned.
fn follow_width() -> RwSignal<bool> {
    let is_wide = || window().match_media(WIDE).ok().flatten().is_some_and(|query| query.matches());
    let wide = RwSignal::new(is_wide());
    let turned = window_event_listener_untyped("resize", move |_| {
        if wide.get_untracked() != is_wide() {
            wide.set(is_wide());
        }
    });
    on_cleanup(move || turned.remove());
    wide
}
