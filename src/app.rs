//! The frame around all pages, and what they share.

use leptos::prelude::*;
use leptos_router::components::{FlatRoutes, Route, Router};
use leptos_router::path;

use crate::address::base_path;
use crate::components::{
    ConsentBar, LoadNotice, Navigation, Shortcuts, SkipLink, ToastBar, TroubleBar, follow_theme,
    provide_toasts,
};
use crate::cover::symbols::CoverSymbols;
use crate::load::provide_catalog;
use crate::pages::{BrowsePage, FilmPage, HomePage, LibraryPage, MissingPage, PrivacyPage};
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
    follow_theme();
    view! {
        <Router base=base_path()>
            <SkipLink />
            <Shortcuts />
            <CoverSymbols />
            <Navigation />
            <main id="main" tabindex="-1">
                <TroubleBar />
                <LoadNotice />
                <FlatRoutes fallback=|| MissingPage().into_any()>
                    <Route path=path!("") view=|| HomePage().into_any() />
                    <Route path=path!("browse") view=|| BrowsePage().into_any() />
                    <Route path=path!("film") view=|| FilmPage().into_any() />
                    <Route path=path!("library") view=|| LibraryPage().into_any() />
                    <Route path=path!("privacy") view=|| PrivacyPage().into_any() />
                </FlatRoutes>
            </main>
            <ConsentBar />
            <ToastBar />
        </Router>
    }
}
