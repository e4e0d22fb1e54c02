//! Home: films to rate above, picks below, from the first second on.

mod picks;
mod shelf;
mod tune;
mod welcome;

use bijou_engine::FilmIx;
use leptos::prelude::*;

use crate::components::WhenUsable;
use picks::Picks;
use shelf::QuestionShelf;
use welcome::Welcome;

/// The home page.
#[component]
pub fn HomePage() -> impl IntoView {
    // Films on the shelf: no film stands twice on the page, so the picks leave them out until the person says that they
    // have not seen them.
    let asked = RwSignal::new(Vec::<FilmIx>::new());
    view! {
        <div class="page home">
            <Welcome />
            <WhenUsable>
                <QuestionShelf asked=asked />
                <Picks asked=asked />
            </WhenUsable>
        </div>
    }
}
