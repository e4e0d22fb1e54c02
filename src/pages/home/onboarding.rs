//! The ways to begin, one of them open, with picks beside that follow every answer.

use leptos::prelude::*;

use super::picks::Picks;
use super::shelf::QuestionShelf;
use super::view::HomeView;
use crate::components::{Skeleton, in_turn};
use crate::late::{self, Late};
use crate::lean::{maybe, part, text};
use crate::load::CatalogState;
use crate::words;

/// A way to tell Bijou what one likes.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Way {
    /// Film by film.
    Films,
    /// Points over groups of films.
    Groups,
    /// A file from another service.
    File,
}

impl Way {
    const ALL: [Self; 3] = [Self::Films, Self::Groups, Self::File];

    fn words(self) -> (&'static str, &'static str) {
        match self {
            Self::Films => (words::home::way_films(), words::home::way_films_note()),
            Self::Groups => (words::home::way_groups(), words::home::way_groups_note()),
            Self::File => (words::home::way_file(), words::home::way_file_note()),
        }
    }

    /// Drawn on a 24 unit grid: a star, circles that stand together, and an arrow into a tray.
    fn path(self) -> &'static str {
        match self {
            Self::Films => {
                "M12 3.500l2.600 5.500 6 .800-4.400 4.200 1.100 6L12 17.100 6.700 20l1.100-6-4.400-4.200 6-.800z"
            }
            Self::Groups => {
                "M8 4.500a3.500 3.500 0 1 1 0 7a3.500 3.500 0 0 1 0-7zM17 7.500a2.500 2.500 0 1 1 0 5a2.500 2.500 0 0 1 0-5zM12.500 14a3 3 0 1 1 0 6a3 3 0 0 1 0-6z"
            }
            Self::File => "M12 4v11M8 11l4 4l4-4M4 15v5h16v-5",
        }
    }
}

/// Questions on one side, picks on the other.
#[component]
pub fn Onboarding(
    /// The page.
    home: HomeView,
) -> impl IntoView {
    let way = RwSignal::new(Way::Films);
    let choice = move |which: Way| {
        let (name, note) = which.words();
        let pressed = text(move || (way.get() == which).to_string());
        view! {
            <button class="way" type="button" aria-pressed=pressed on:click=move |_| way.set(which)>
                <svg class="icon" viewBox="0 0 24 24" aria-hidden="true">
                    <path d=which.path() />
                </svg>
                <span class="way-name">{name}</span>
                <span class="way-note">{note}</span>
            </button>
        }
    };
    let here = CatalogState::in_scope().late();
    let panel = move || {
        let panel = part(move || match way.get() {
            Way::Films => view! { <QuestionShelf asked=home.asked /> }.into_any(),
            Way::Groups | Way::File if !here.get() => Skeleton().into_any(),
            Way::Groups => late::draw(Late::Groups),
            Way::File => late::draw(Late::Drop),
        });
        panel.into_any()
    };
    let done = part(move || {
        maybe(home.begun.get().then(|| {
            let close = move |_| {
                home.asking.set(false);
                window().scroll_to_with_x_and_y(0.0, 0.0);
                crate::components::focus("main");
            };
            view! { <button class="button done" type="button" on:click=close>{words::home::done()}</button> }
        }))
    });
    view! {
        <div class="begin">
            <div class="ways" role="group" aria-label=words::home::ways()>
                {Way::ALL.map(choice).collect_view()}
            </div>
            <div class="begin-panel">{in_turn(panel)} {done}</div>
            {in_turn(move || view! { <Picks home=home /> }.into_any())}
        </div>
    }
    .into_any()
}
