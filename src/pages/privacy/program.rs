use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::lean::{maybe, part, text};
use crate::offline::{self, Kept};
use crate::words::privacy;

/// What of the program this device keeps, and the way out of it.
#[component]
pub fn Program() -> impl IntoView {
    let kept = RwSignal::new(None::<Kept>);
    let look = move || {
        spawn_local(async move {
            kept.try_set(Some(offline::kept().await));
        });
    };
    look();
    let state = text(move || match kept.get() {
        Some(Kept::Files(0)) => privacy::program_coming().to_owned(),
        Some(Kept::Files(files)) => privacy::program_kept(files),
        Some(Kept::Refused) => privacy::program_refused().to_owned(),
        Some(Kept::Impossible) => privacy::program_impossible().to_owned(),
        None => String::new(),
    });
    let turn = move |on: bool| {
        spawn_local(async move {
            if on {
                offline::allow().await
            } else {
                offline::refuse().await
            }
            // Counted anew, not concluded.
            kept.try_set(Some(offline::kept().await));
        });
    };
    let button = part(move || {
        let button = |on: bool, label: &'static str| {
            view! { <button class="button-quiet" type="button" on:click=move |_| turn(on)>{label}</button> }
        };
        maybe(match kept.get() {
            Some(Kept::Files(_)) => Some(button(false, privacy::program_refuse())),
            Some(Kept::Refused) => Some(button(true, privacy::program_allow())),
            _ => None,
        })
    });
    view! {
        <section>
            <h2>{privacy::program()}</h2>
            <p role="status">{state}</p>
            <p class="act">{button}</p>
        </section>
    }
    .into_any()
}
