//! What stands in place of every page while the library is locked.

use leptos::ev;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::passphrase_field::{passphrase_field, show_passphrase};
use crate::lean::{flag, text};
use crate::store::{NotUnlocked, Profiles};
use crate::words::lock as words;

/// Why a passphrase did nothing, in a sentence.
pub fn sentence(why: &NotUnlocked) -> &'static str {
    match why {
        NotUnlocked::Wrong => words::wrong(),
        NotUnlocked::NoCiphers => words::no_ciphers(),
        NotUnlocked::Trouble(_) => words::not_written(),
    }
}

/// Asks for the passphrase.
#[component]
pub fn LockScreen() -> impl IntoView {
    let profiles = Profiles::in_scope();
    let (passphrase, shown) = (RwSignal::new(String::new()), RwSignal::new(false));
    let (busy, said) = (RwSignal::new(false), RwSignal::new(""));
    let unlock = move |event: ev::SubmitEvent| {
        event.prevent_default();
        if busy.get_untracked() {
            return;
        }
        busy.set(true);
        said.set(words::opening());
        spawn_local(async move {
            let unlocked = profiles.unlock(&passphrase.get_untracked()).await;
            // Unlocked, the screen is gone.
            busy.try_set(false);
            said.try_set(unlocked.as_ref().map_or_else(sentence, |()| ""));
        });
    };
    view! {
        <div class="page lock">
            <h1>{words::title()}</h1>
            <p class="lead">{words::lead()}</p>
            <form class="lock-form" on:submit=unlock>
                {passphrase_field(words::passphrase(), "current-password", shown, passphrase)}
                {show_passphrase(shown)}
                <p class="import-actions">
                    <button class="button" type="submit" disabled=flag(move || busy.get() || passphrase.with(String::is_empty))>
                        {words::open()}
                    </button>
                    <span role="status">{text(move || said.get().to_owned())}</span>
                </p>
            </form>
            <p class="act quiet">
                <button class="button-quiet" type="button" on:click=move |_| profiles.go_without()>{words::without()}</button>
                <span>{words::without_hint()}</span>
            </p>
            <p class="quiet">{words::forgot()}</p>
        </div>
    }
    .into_any()
}
