//! The late part of the program: every page but home, and what home shows once there is a taste. On the published site it is a file of its own, which everybody
//! fetches once the first films are there: nobody waits for a page before looking at it.
//!
//! Everything that is called from here and from nowhere else goes into that file, the engine's own functions too.

use leptos::prelude::*;

use crate::address::Page;
use crate::components::{draw_shortcuts, profile_panel};
use crate::pages::{
    BrowsePage, ComparePage, Discover, FilmPage, Groups, HomeView, ImportPage, InsightsPage, LibraryPage,
    NightPage, PrivacyPage,
};

/// What the late part draws.
#[derive(Clone, Copy)]
pub enum Late {
    /// A page.
    Page(Page),
    /// The list of the keyboard's shortcuts.
    Shortcuts,
    /// The shelves of the home page.
    Shelves(HomeView),
    /// Groups of films to spread points over.
    Groups,
    /// The list of profiles, while it is open.
    Profiles(RwSignal<bool>),
}

fn view(late: Late) -> AnyView {
    match late {
        Late::Page(Page::Browse) => BrowsePage().into_any(),
        Late::Page(Page::Film) => FilmPage().into_any(),
        Late::Page(Page::Night) => NightPage().into_any(),
        Late::Page(Page::Compare) => ComparePage().into_any(),
        Late::Page(Page::Library) => LibraryPage().into_any(),
        Late::Page(Page::Import) => ImportPage().into_any(),
        Late::Page(Page::Insights) => InsightsPage().into_any(),
        Late::Page(Page::Privacy) => PrivacyPage().into_any(),
        Late::Page(Page::Home) => ().into_any(),
        Late::Shortcuts => draw_shortcuts(),
        Late::Shelves(home) => view! { <Discover home=home /> }.into_any(),
        Late::Groups => Groups().into_any(),
        Late::Profiles(open) => profile_panel(open),
    }
}

pub use part::{arrive, draw};

/// The program in two parts.
#[cfg(feature = "split")]
mod part {
    use std::pin::pin;
    use std::task::{Context, Poll, Waker};

    use wasm_split_helpers::{SplitLoaderError, wasm_split};

    use super::*;

    /// Fetches the late part, once.
    pub async fn arrive() -> Result<(), SplitLoaderError> {
        fetch().await
    }

    /// Draws something of the late part; nothing before it has arrived.
    pub fn draw(late: Late) -> AnyView {
        // Drawing waits for nothing but the part's arrival.
        match pin!(drawn(late)).poll(&mut Context::from_waker(Waker::noop())) {
            Poll::Ready(Ok(view)) => view,
            _ => ().into_any(),
        }
    }

    #[wasm_split(late, fallible, preload(fetch))]
    fn drawn(late: Late) -> Result<AnyView, SplitLoaderError> {
        Ok(view(late))
    }
}

/// The program in one piece: drafts and tests.
#[cfg(not(feature = "split"))]
mod part {
    use std::convert::Infallible;

    use super::*;

    /// It is there already.
    pub async fn arrive() -> Result<(), Infallible> {
        Ok(())
    }

    /// Draws something of the late part.
    pub fn draw(late: Late) -> AnyView {
        view(late)
    }
}
