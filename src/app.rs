//! The frame around all pages, and what they share.

use leptos::prelude::*;

use crate::address::Page;
use crate::components::{
    LoadNotice, Navigation, Opener, Shortcuts, Skeleton, SkipLink, focus_language, follow_page, follow_steps,
    follow_theme, provide_picked_files, provide_toasts,
};
use crate::cover::symbols::CoverSymbols;
use crate::late::{self, Late};
use crate::lean::part;
use crate::load::{CatalogState, Stage, provide_catalog};
use crate::pages::{HomePage, MissingPage, provide_vetoes};
use crate::router::{Router, provide_router};
use crate::search::provide_search;
use crate::store::{Consent, Library, Profiles, provide_library, provide_profiles};
use crate::taste::provide_taste;
use crate::words::provide_words;

/// Id of the element that shows the frame until the app is there.
const FRAME: &str = "frame";

/// Puts the app in place of the static frame.
pub fn start() {
    // A browser shows a panic as "unreachable" only; while developing, say which. Released, this would cost 20 KB.
    #[cfg(debug_assertions)]
    std::panic::set_hook(Box::new(|panic| leptos::logging::error!("{panic}")));
    leptos::mount::mount_to_body(App);
}

/// The whole app, drawn anew when another language is chosen.
#[component]
pub fn App() -> impl IntoView {
    let library = provide_library();
    provide_profiles();
    // Before the rest of the catalog, so that everybody fetches in this order.
    let speaking = provide_words();
    let catalog = provide_catalog();
    provide_taste();
    provide_search();
    provide_toasts();
    provide_picked_files();
    provide_vetoes();
    follow_steps();
    follow_theme();
    provide_router();
    Opener::provide();
    // What is kept and the first films come before anything is shown, unless they do not come. Until then the static frame says
    // what there is to say.
    let usable = catalog.usable();
    let ready = Memo::new(move |before| {
        let failed = || matches!(catalog.stage().get(), Stage::Failed(_));
        before == Some(&true) || (library.opened().get() && usable.get()) || failed()
    });
    let drawn = StoredValue::new(false);
    let shown = part(move || {
        if !speaking.begin() || !ready.get() {
            return ().into_any();
        }
        if let Some(frame) = document().get_element_by_id(FRAME) {
            frame.remove();
        }
        if drawn.try_update_value(|drawn| std::mem::replace(drawn, true)) == Some(true) {
            focus_language();
        }
        untrack(frame)
    });
    view! { {late::when_here(Late::Keeper)} {shown} }
}

/// Everything that is seen.
fn frame() -> AnyView {
    follow_page();
    let (page, catalog) = (Router::in_scope().page(), CatalogState::in_scope());
    let (library, person) = (Library::in_scope(), Profiles::in_scope().current());
    let locked = Memo::new(move |_| library.consent().get() == Consent::Locked);
    let shown = part(move || {
        // What a page remembers while it is open, such as films that were asked about, belongs to one person.
        // Read, not only tracked: a memo that was never read counts as changed when its turn comes.
        person.get();
        match page.get() {
            _ if locked.get() && catalog.late().get() => untrack(|| late::draw(Late::LockScreen)),
            _ if locked.get() => view! { <div class="page"><Skeleton /></div> }.into_any(),
            // What a page reads while it is drawn first must not draw it anew: whoever types in it would lose the focus.
            Some(Page::Home) => untrack(|| HomePage().into_any()),
            Some(page) if catalog.late().get() => untrack(|| late::draw(Late::Page(page))),
            Some(_) => view! { <div class="page"><Skeleton /></div> }.into_any(),
            None => MissingPage().into_any(),
        }
    });
    view! {
        <SkipLink />
        <Shortcuts />
        <CoverSymbols />
        <Navigation />
        <main id="main" tabindex="-1">
            {late::when_here(Late::Trouble)}
            <LoadNotice />
            {shown}
        </main>
        <div class="bars">{late::when_here(Late::Bars)}</div>
    }
    .into_any()
}
