use crate::lean::{flag, maybe, part, text};
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::address::Page;
use crate::components::Toasts;
use crate::store::{Consent, Library, Profiles, persisted};
use crate::words;

/// What this device keeps: byte by byte, with the choice and the way to erase it.
#[component]
pub fn Kept() -> impl IntoView {
    let (library, profiles, toasts) = (Library::in_scope(), Profiles::in_scope(), Toasts::in_scope());
    let kept = Memo::new(move |_| {
        // The storage itself is read, not what the program believes to be there.
        profiles.kept_texts()
    });
    let summary = text(move || match (kept.get(), library.consent().get()) {
        (texts, _) if !texts.is_empty() => {
            words::privacy::bytes(texts.iter().map(|(_, text)| text.len()).sum())
        }
        (_, Consent::Undecided) => words::privacy::undecided().to_owned(),
        _ => words::privacy::nothing_kept().to_owned(),
    });
    let promised = RwSignal::new(None);
    spawn_local(async move { promised.set(persisted().await) });
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
            toasts.show(words::privacy::forgotten().to_owned(), move || profiles.choose(Consent::Keep));
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
    let erase = move |_| {
        let before = profiles.erase();
        toasts.show(words::privacy::erased().to_owned(), move || profiles.restore(&before));
    };
    let record = part(move || {
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
            <p>{summary} " " {promise}</p>
            <fieldset class="segments">
                <legend class="hidden">{words::consent::question()}</legend>
                {choice(Consent::Keep, words::consent::keep())} {choice(Consent::VisitOnly, words::consent::visit())}
            </fieldset>
            {record}
            <p class="import-actions">
                <a class="button-quiet" href=Page::Import.href()>{words::import::link()}</a>
                <button class="button-quiet" type="button" on:click=erase>{words::privacy::erase()}</button>
            </p>
        </section>
    }
    .into_any()
}
