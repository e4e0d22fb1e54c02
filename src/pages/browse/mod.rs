//! All films: search, filters, order. Every choice stands in the fragment, so that back, reload and sharing work.

mod controls;
mod results;
mod state;

use leptos::prelude::*;

use crate::components::WhenUsable;
use crate::router::{Router, Step};
use crate::words;
use controls::Controls;
use results::Results;
use state::BrowseState;

/// The browse page.
#[component]
pub fn BrowsePage() -> impl IntoView {
    let router = Router::in_scope();
    let address = router.fragment();
    let state = Memo::new(move |_| BrowseState::read(&address.get()));
    let change = Callback::new(move |(state, step): (BrowseState, Step)| {
        router.write_fragment(&state.written(), step)
    });
    view! {
        <div class="page browse">
            <h1 class="hidden">{words::browse::title()}</h1>
            <WhenUsable>
                <Controls state=state change=change />
                <Results state=state change=change />
            </WhenUsable>
        </div>
    }
}
