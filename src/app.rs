//! The frame around all pages, and what they share.

use leptos::prelude::*;

use crate::address::Page;
use crate::components::{
    ConsentBar, LoadNotice, Navigation, Shortcuts, SkipLink, ToastBar, TroubleBar, follow_steps,
    follow_theme, provide_toasts,
};
use crate::cover::symbols::CoverSymbols;
use crate::lean::part;
use crate::load::provide_catalog;
use crate::pages::{BrowsePage, ComparePage, FilmPage, HomePage, LibraryPage, MissingPage, PrivacyPage};
use crate::router::provide_router;
use crate::store::provide_library;
use crate::taste::provide_taste;

/// Id of the element that shows the frame until the app is there.
const FRAME: &str = "frame";

/// Puts the app in place of the static frame.
pub fn start() {
    // A browser shows a panic as "unreachable" only; while developing, say which. Released, this would cost 20 KB.
    #[cfg(debug_assertions)]
    std::panic::set_hook(Box::new(|panic| leptos::logging::error!("{panic}")));
    leptos::mount::mount_to_body(App);
    if let Some(frame) = document().get_element_by_id(FRAME) {
        frame.remove();
    }
}

/// The whole app.
#[component]
pub fn App() -> impl IntoView {
    provide_library();
    provide_catalog();
    provide_taste();
    provide_toasts();
    follow_steps();
    follow_theme();
    let page = provide_router().page();
    let shown = part(move || match page.get() {
        Some(Page::Home) => HomePage().into_any(),
        Some(Page::Browse) => BrowsePage().into_any(),
        Some(Page::Film) => FilmPage().into_any(),
        Some(Page::Compare) => ComparePage().into_any(),
        Some(Page::Library) => LibraryPage().into_any(),
        Some(Page::Privacy) => PrivacyPage().into_any(),
        None => MissingPage().into_any(),
    });
    view! {
        <SkipLink />
        <Shortcuts />
        <CoverSymbols />
        <Navigation />
        <main id="main" tabindex="-1">
            <TroubleBar />
            <LoadNotice />
            {shown}
        </main>
        <ConsentBar />
        <ToastBar />
    }
}
