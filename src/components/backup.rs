//! Saving everything as a file, and a gentle word where that has not been done.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::download::download;
use crate::lean::{maybe, part};
use crate::store::{Consent, Library, Profiles};
use crate::words;

/// Films that something was said about since, from which on a backup is worth a word.
const WORTH: usize = 40;

/// Gives what saves everything of this device as a file: sealed, where there is a passphrase.
pub fn saving() -> impl Fn() + Copy + Send + Sync + 'static {
    let (profiles, library) = (Profiles::in_scope(), Library::in_scope());
    move || {
        spawn_local(async move {
            match profiles.backup(profiles.everything()).await {
                Ok(text) => {
                    download("bijou-backup.json", &text);
                    profiles.note_backup();
                }
                Err(trouble) => library.trouble().set(Some(trouble)),
            }
        });
    }
}

/// Says how much stands in no backup, once it is worth saving; whoever puts it off is left alone until there is as much
/// again.
#[component]
pub fn BackupReminder() -> impl IntoView {
    let (library, profiles) = (Library::in_scope(), Profiles::in_scope());
    let save = saving();
    let due = Memo::new(move |_| {
        let since = library.record().with(|record| {
            let saved = usize::try_from(record.backed_up.value).unwrap_or(usize::MAX);
            (record.films.len() + record.strangers.len()).saturating_sub(saved)
        });
        (since >= WORTH && library.consent().get() == Consent::Keep).then_some(since)
    });
    part(move || {
        maybe(due.get().map(|films| {
            view! {
                <div class="reminder">
                    <p class="quiet">{words::backup::due(films)}</p>
                    <button class="button-quiet" type="button" on:click=move |_| save()>{words::backup::save()}</button>
                    <button class="button-quiet" type="button" on:click=move |_| profiles.note_backup()>
                        {words::backup::later()}
                    </button>
                </div>
            }
        }))
    })
}
