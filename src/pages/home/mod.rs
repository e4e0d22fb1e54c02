//! Home: films to rate above, picks below, from the first second on.

mod picks;
mod questions;
mod shelf;
mod welcome;

use leptos::prelude::*;

use crate::components::WhenUsable;
use picks::Picks;
use shelf::QuestionShelf;
use welcome::Welcome;

/// The home page.
#[component]
pub fn HomePage() -> impl IntoView {
    view! {
        <div class="page home">
            <Welcome />
            <WhenUsable>
                <QuestionShelf />
                <Picks />
            </WhenUsable>
        </div>
    }
}
