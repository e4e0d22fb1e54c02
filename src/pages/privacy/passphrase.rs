use leptos::ev;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::components::{lock_after, passphrase_field, show_passphrase, why_locked};
use crate::lean::{flag, maybe, part, text};
use crate::store::{Consent, Library, Lock, NotUnlocked, Profiles};
use crate::words::passphrase as words;

/// Fewest characters of a new passphrase.
const SHORTEST: usize = 10;
/// Minutes to choose from until the library is locked; 0 for never.
const MINUTES: [u16; 5] = [1, 5, 15, 60, 0];

/// What is to be done with the passphrase.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Deed {
    Set,
    Change,
    Remove,
}

/// Sets, changes and removes the passphrase, and locks.
#[component]
pub fn Passphrase() -> impl IntoView {
    let library = Library::in_scope();
    let said = RwSignal::new("");
    let keeps = Memo::new(move |_| library.consent().get() == Consent::Keep);
    let lock = library.lock();
    let shown = part(move || match (keeps.get(), lock.get()) {
        (true, Lock::None) => choosing(said),
        (true, Lock::Open) => chosen(said),
        _ => ().into_any(),
    });
    view! {
        <section>
            <h2>{words::title()}</h2>
            <p>{words::about()}</p>
            <p>{words::limits()}</p>
            <p role="status">{text(move || said.get().to_owned())}</p>
            {shown}
        </section>
    }
    .into_any()
}

/// Where there is no passphrase yet.
fn choosing(said: RwSignal<&'static str>) -> AnyView {
    view! {
        <details class="passphrase">
            <summary>{words::choose()}</summary>
            {form(Deed::Set, words::set(), said)}
        </details>
    }
    .into_any()
}

/// Where there is one.
fn chosen(said: RwSignal<&'static str>) -> AnyView {
    let (library, profiles) = (Library::in_scope(), Profiles::in_scope());
    let options = MINUTES.map(|minutes| {
        let label = if minutes == 0 { words::never().to_owned() } else { words::minutes(usize::from(minutes)) };
        view! {
            <option value=minutes.to_string() prop:selected=flag(move || lock_after(library) == minutes)>{label}</option>
        }
    });
    let choose = move |event: ev::Event| {
        if let Ok(minutes) = event_target_value(&event).parse() {
            library.set_lock_after(minutes);
        }
    };
    view! {
        <p>{words::is_set()}</p>
        <p class="act">
            <button class="button" type="button" on:click=move |_| spawn_local(profiles.lock())>{words::lock_now()}</button>
            <label class="act">
                <span>{words::lock_after()}</span>
                <select class="select" on:change=choose>{options.collect_view()}</select>
            </label>
        </p>
        <details class="passphrase">
            <summary>{words::change()}</summary>
            {form(Deed::Change, words::change(), said)}
        </details>
        <details class="passphrase">
            <summary>{words::remove()}</summary>
            {form(Deed::Remove, words::remove(), said)}
        </details>
    }
    .into_any()
}

fn form(deed: Deed, label: &'static str, said: RwSignal<&'static str>) -> AnyView {
    let profiles = Profiles::in_scope();
    let [old, new, again] = [(); 3].map(|()| RwSignal::new(String::new()));
    let (shown, busy) = (RwSignal::new(false), RwSignal::new(false));
    let problem = RwSignal::new(String::new());
    let submit = move |event: ev::SubmitEvent| {
        event.prevent_default();
        if busy.get_untracked() {
            return;
        }
        if deed != Deed::Remove
            && let Some(found) = wrong_with(&new.get_untracked(), &again.get_untracked())
        {
            return problem.set(found);
        }
        busy.set(true);
        problem.set(words::working().to_owned());
        spawn_local(async move {
            let (old, new) = (old.get_untracked(), new.get_untracked());
            let done = carry_out(profiles, deed, &old, &new).await;
            // Where it worked, the form has gone.
            busy.try_set(false);
            match done {
                Ok(sentence) => said.set(sentence),
                Err(why) => drop(problem.try_set(why_locked(&why).to_owned())),
            }
        });
    };
    let before =
        (deed != Deed::Set).then(|| passphrase_field(words::current(), "current-password", shown, old));
    let after = (deed != Deed::Remove).then(|| {
        view! {
            {passphrase_field(words::new(), "new-password", shown, new)}
            {passphrase_field(words::again(), "new-password", shown, again)}
        }
    });
    view! {
        <form class="lock-form" on:submit=submit>
            {maybe(before)}
            {maybe(after)}
            {show_passphrase(shown)}
            <p class="import-actions">
                <button class="button" type="submit" disabled=flag(move || busy.get())>{label}</button>
                <span role="status">{text(move || problem.get())}</span>
            </p>
        </form>
    }
    .into_any()
}

/// Why a new passphrase will not do.
fn wrong_with(new: &str, again: &str) -> Option<String> {
    match new.chars().count() {
        0..SHORTEST => Some(words::short(SHORTEST)),
        _ if new != again => Some(words::differ().to_owned()),
        _ => None,
    }
}

async fn carry_out(
    profiles: Profiles,
    deed: Deed,
    old: &str,
    new: &str,
) -> Result<&'static str, NotUnlocked> {
    match deed {
        Deed::Set => profiles.set_passphrase(new).await.map(|()| words::done_set()),
        Deed::Change => profiles.change_passphrase(old, new).await.map(|()| words::done_changed()),
        Deed::Remove => profiles.remove_passphrase(old).await.map(|()| words::done_removed()),
    }
}
