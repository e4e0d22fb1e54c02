use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::components::{Toasts, saving};
use crate::lean::text;
use crate::offline;
use crate::store::{Left, Profiles, left};
use crate::words::{self, privacy};

/// Taking everything along, and erasing it with proof.
#[component]
pub fn Rights() -> impl IntoView {
    let (profiles, toasts, save) = (Profiles::in_scope(), Toasts::in_scope(), saving());
    let counted = RwSignal::new(None::<Left>);
    let erase = move |_| {
        let before = profiles.erase();
        spawn_local(async move {
            offline::clear().await;
            // Counted anew, not concluded.
            counted.try_set(Some(left().await));
        });
        toasts.show(privacy::erased().to_owned(), move || {
            counted.try_set(None);
            profiles.restore(&before);
        });
    };
    let proof = text(move || match counted.get() {
        Some(Left { records, bytes, caches, workers }) => {
            let [records, bytes, caches, workers] = [records, bytes, caches, workers].map(words::thousands);
            privacy::left(&records, &bytes, &caches, &workers)
        }
        None => String::new(),
    });
    view! {
        <section>
            <h2>{privacy::rights()}</h2>
            <p>{privacy::rights_text()}</p>
            <p class="act">
                <button class="button-quiet" type="button" on:click=move |_| save()>{privacy::export()}</button>
                <span class="quiet">{privacy::export_hint()}</span>
            </p>
            <p class="act">
                <button class="button-quiet" type="button" on:click=erase>{privacy::erase()}</button>
                <span class="quiet">{privacy::erase_hint()}</span>
            </p>
            <p id="erased" role="status">{proof}</p>
        </section>
    }
    .into_any()
}
