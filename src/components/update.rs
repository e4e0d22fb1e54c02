//! Keeps the program on this device, and offers each later version.

use leptos::prelude::*;
use leptos::task::spawn_local;
use web_sys::ServiceWorker;

use crate::lean::{maybe, part, text};
use crate::load::{CatalogState, Stage};
use crate::offline;
use crate::store::{Consent, Library};
use crate::words;

/// Offers a later version of the program; it never starts by itself while a page is open.
#[component]
pub fn UpdateBar() -> impl IntoView {
    let (library, stage) = (Library::in_scope(), CatalogState::in_scope().stage());
    let waiting = RwSignal::new_local(None::<ServiceWorker>);
    let elsewhere = RwSignal::new(false);
    let begun = StoredValue::new(false);
    Effect::new(move |_| {
        // What the page itself fetches comes first, and is then at hand.
        if stage.get() == Stage::Complete && !begun.get_value() {
            begun.set_value(true);
            spawn_local(async move {
                if let Some(registration) = offline::keep(move || !library.was_forgotten()).await {
                    offline::follow_versions(&registration, move |worker| {
                        let _ = waiting.try_set(Some(worker));
                    });
                }
            });
        }
    });
    // What is said in a visit that nothing keeps would go with the page: the new version comes at the next one.
    let safe = move || {
        library.consent().get() == Consent::Keep || library.record().with(|record| !record.says_anything())
    };
    let offered = Memo::new(move |_| waiting.with(Option::is_some) && safe());
    let start = move |_| {
        library.flush();
        if let Some(worker) = waiting.get_untracked() {
            offline::start_version(&worker, move || elsewhere.set(true));
        }
    };
    let said = text(move || {
        if elsewhere.get() { words::update::other_tabs() } else { words::update::ready() }.to_owned()
    });
    let bar = move || {
        view! {
            <section class="consent update" aria-label=words::update::ready()>
                <p class="consent-text" role="status">{said}</p>
                <div class="consent-answers">
                    <button class="button" type="button" on:click=start>{words::update::start()}</button>
                    <button class="button-quiet" type="button" on:click=move |_| waiting.set(None)>
                        {words::update::later()}
                    </button>
                </div>
            </section>
        }
    };
    part(move || maybe(offered.get().then(bar)))
}
