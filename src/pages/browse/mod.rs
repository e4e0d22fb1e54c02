//! All films: search, filters, order. Every choice stands in the fragment, so that back, reload and sharing work.

mod controls;
mod results;
mod state;

use leptos::prelude::*;

use crate::address::{Step, fragment, use_fragment_writer};
use crate::components::WhenUsable;
use crate::words;
use controls::Controls;
use results::Results;
use state::BrowseState;

/// The browse page.
#[component]
pub fn BrowsePage() -> impl IntoView {
    let address = fragment();
    let state = Memo::new(move |_| BrowseState::read(&address.get()));
    let write = use_fragment_writer();
    let change = Callback::new(move |(state, step): (BrowseState, Step)| write(&state.written(), step));
    view! {
        <div class="page browse">
            <h1 class="hidden">{words::browse::TITLE}</h1>
            <WhenUsable>
                <Controls state=state change=change />
                <Results state=state change=change />
            </WhenUsable>
        </div>
    }
}
