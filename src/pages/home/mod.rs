//! Home: for newcomers films to rate, with picks beside that follow every answer; then shelves.

mod arrivals;
mod card;
mod discover;
mod groups;
mod hero;
mod onboarding;
mod picks;
mod row;
mod shelf;
mod shelves;
mod stage;
mod surprise;
mod tune;
mod view;
mod welcome;

use leptos::prelude::*;

use crate::components::{Skeleton, WhenUsable, in_turn};
use crate::late::{self, Late};
use crate::lean::part;
use crate::load::CatalogState;
pub use discover::Discover;
pub use groups::Groups;
use onboarding::Onboarding;
pub use view::HomeView;
use welcome::Welcome;

/// The home page.
#[component]
pub fn HomePage() -> impl IntoView {
    let (home, here) = (HomeView::of_now(), CatalogState::in_scope().late());
    let body = move || {
        let questions = part(move || match home.asking.get() {
            true => view! { <Onboarding home=home /> }.into_any(),
            false => ().into_any(),
        });
        // Shelves come under the questions by themselves, and nothing that was there moves.
        let shelves = part(move || match (home.begun.get(), here.get()) {
            (true, true) => late::draw(Late::Shelves(home)),
            (true, false) => Skeleton().into_any(),
            _ => ().into_any(),
        });
        view! { {questions} {shelves} }
    };
    view! {
        <div class="page home">
            <Welcome home=home />
            <WhenUsable>{in_turn(move || body().into_any())}</WhenUsable>
        </div>
    }
}
