use leptos::ev;
use leptos::prelude::*;

use super::desk::Desk;
use crate::components::{passphrase_field, show_passphrase};
use crate::lean::flag;
use crate::words::{import as words, lock};

/// Asks for the passphrase of a backup.
pub(super) fn ask(desk: Desk, file: &str, wrong: bool) -> AnyView {
    let (passphrase, shown) = (RwSignal::new(String::new()), RwSignal::new(false));
    let submit = move |event: ev::SubmitEvent| {
        event.prevent_default();
        desk.answer(passphrase.get_untracked());
    };
    view! {
        <form class="lock-form" on:submit=submit>
            <p>{words::sealed(file)}</p>
            {passphrase_field(lock::passphrase(), "current-password", shown, passphrase)}
            {show_passphrase(shown)}
            <p class="import-actions">
                <button class="button" type="submit" disabled=flag(move || passphrase.with(String::is_empty))>{lock::open()}</button>
                <button class="button-quiet" type="button" on:click=move |_| desk.clear()>{words::cancel()}</button>
                <span role="status">{if wrong { lock::wrong() } else { "" }}</span>
            </p>
        </form>
    }
    .into_any()
}
