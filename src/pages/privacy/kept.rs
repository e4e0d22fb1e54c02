use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::address::Page;
use crate::components::{Toasts, download};
use crate::lean::{flag, maybe, part, text};
use crate::night::profile_name;
use crate::store::{Consent, Library, PEOPLE, Profiles, Slot, is_aside, persisted};
use crate::words;

/// What this device keeps: record by record and byte by byte, with the choice.
#[component]
pub fn Kept() -> impl IntoView {
    let (library, profiles, toasts) = (Library::in_scope(), Profiles::in_scope(), Toasts::in_scope());
    // The storage itself is read, not what the program believes to be there.
    let kept = Memo::new(move |_| profiles.kept_texts());
    let summary = text(move || match (kept.get(), library.consent().get()) {
        (texts, Consent::VisitOnly) if !texts.is_empty() => words::privacy::locked().to_owned(),
        (texts, _) if !texts.is_empty() => {
            let bytes = texts.iter().map(|(key, text)| key.len() + text.len()).sum();
            words::privacy::bytes(bytes, &words::thousands(texts.len()))
        }
        (_, Consent::Undecided) => words::privacy::undecided().to_owned(),
        _ => words::privacy::nothing_kept().to_owned(),
    });
    let promised = RwSignal::new(None);
    // Asked again when the choice changes: the browser is asked for its promise then.
    Effect::new(move |_| {
        library.consent().track();
        spawn_local(async move {
            let _ = promised.try_set(persisted().await);
        });
    });
    let promise = text(move || match promised.get() {
        Some(promised) if kept.with(|texts| !texts.is_empty()) => {
            if promised { words::privacy::promised() } else { words::privacy::may_clear() }.to_owned()
        }
        _ => String::new(),
    });
    let choose = move |consent: Consent| {
        let before = library.consent().get_untracked();
        profiles.choose(consent);
        if before == Consent::Keep && consent == Consent::VisitOnly {
            toasts.show(words::privacy::forgotten().to_owned(), move || profiles.keep_again());
        }
    };
    let choice = move |consent: Consent, label: &'static str| {
        view! {
            <label class="segment">
                <input
                    class="hidden-input"
                    type="radio"
                    name="consent"
                    prop:checked=flag(move || library.consent().get() == consent)
                    on:change=move |_| choose(consent)
                />
                <span>{label}</span>
            </label>
        }
    };
    let table = part(move || {
        let rows: Vec<AnyView> =
            kept.get().into_iter().map(|(key, text)| row(profiles, toasts, key, text.len())).collect();
        maybe((!rows.is_empty()).then(|| view! { <table class="figures"><tbody>{rows}</tbody></table> }))
    });
    let records = part(move || {
        let texts = kept.get();
        let one = |(key, text): (String, String)| {
            view! { <p class="quiet">{key}</p> <pre tabindex="0">{text}</pre> }
        };
        maybe((!texts.is_empty()).then(|| {
            view! {
                <details class="record">
                    <summary>{words::privacy::record()}</summary>
                    {texts.into_iter().map(one).collect_view()}
                </details>
            }
        }))
    });
    view! {
        <section>
            <h2>{words::privacy::kept()}</h2>
            <p>{words::privacy::list()}</p>
            <fieldset class="segments">
                <legend class="hidden">{words::consent::question()}</legend>
                {choice(Consent::Keep, words::consent::keep())} {choice(Consent::VisitOnly, words::consent::visit())}
            </fieldset>
            <p>{summary}</p>
            {table}
            <p>{promise}</p>
            {records}
            <p><a class="button-quiet" href=Page::Import.href()>{words::import::link()}</a></p>
        </section>
    }
    .into_any()
}

/// What a record is, and how large. One that was set aside can be saved and removed.
fn row(profiles: Profiles, toasts: Toasts, key: String, bytes: usize) -> AnyView {
    let name = match Slot::of_key(&key) {
        Some(slot) => {
            let profile = profiles.people().with(|people| people.profile(slot.number())).unwrap_or_default();
            words::privacy::of_profile(&profile_name(&profile.name, slot.number()))
        }
        None if key == PEOPLE => words::privacy::of_people().to_owned(),
        None if is_aside(&key) => words::privacy::of_aside().to_owned(),
        None => key.clone(),
    };
    let acts = is_aside(&key).then(|| {
        let (kept, gone) = (key.clone(), key);
        let save = move |_| {
            let key = kept.clone();
            spawn_local(async move {
                if let Some(text) = profiles.aside(key).await {
                    download("bijou-set-aside.txt", &text);
                }
            });
        };
        let remove = move |_| {
            let key = gone.clone();
            if let Some(text) = profiles.remove_aside(&key) {
                let undo = move || profiles.bring_aside_back(&key, &text);
                toasts.show(words::privacy::removed_aside().to_owned(), undo);
            }
        };
        view! {
            <button class="button-quiet" type="button" on:click=save>{words::privacy::save_aside()}</button>
            <button class="button-quiet" type="button" on:click=remove>{words::privacy::remove_aside()}</button>
        }
    });
    view! {
        <tr>
            <th scope="row">{name} " " {acts}</th>
            <td>{words::privacy::row_bytes(bytes)}</td>
        </tr>
    }
    .into_any()
}
