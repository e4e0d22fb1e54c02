//! Messages that stay until they are answered: the one question, and troubles with what is kept.

use crate::lean::{maybe, part};
use leptos::prelude::*;

use super::backup::saving;
use super::download::download;
use crate::store::{Consent, Library, Profiles, Trouble};
use crate::words;

/// Asks once whether to keep ratings, after the first of them.
#[component]
pub fn ConsentBar() -> impl IntoView {
    let (library, profiles) = (Library::in_scope(), Profiles::in_scope());
    let asked = Memo::new(move |_| {
        library.consent().get() == Consent::Undecided
            && (library.record().with(|record| record.says_anything())
                || profiles.people().with(|people| people.says_anything()))
    });
    let answer = move |consent| move |_| profiles.choose(consent);
    let bar = move || {
        view! {
            <section class="consent" aria-label=words::consent::question()>
                <div class="consent-text">
                    <p class="consent-question">{words::consent::question()}</p>
                    <p class="quiet">{words::consent::detail()}</p>
                </div>
                <div class="consent-answers">
                    <button class="button" type="button" on:click=answer(Consent::Keep)>{words::consent::keep()}</button>
                    <button class="button-quiet" type="button" on:click=answer(Consent::VisitOnly)>
                        {words::consent::visit()}
                    </button>
                </div>
            </section>
        }
    };
    part(move || maybe(asked.get().then(bar)))
}

/// Says what is wrong with storage.
#[component]
pub fn TroubleBar() -> impl IntoView {
    let (trouble, save) = (Library::in_scope().trouble(), saving());
    part(move || {
        maybe(trouble.get().map(|found| {
            let sentence = sentence(&found);
            let download = match found {
                Trouble::Unreadable { text } => {
                    let save = move |_| download("bijou-set-aside.txt", &text);
                    Some(view! {
                        <button class="button-quiet" type="button" on:click=save>{words::trouble::download()}</button>
                    }
                    .into_any())
                }
                // What is not kept can still be saved.
                Trouble::Full | Trouble::Unsealed | Trouble::Blocked => Some(view! {
                    <button class="button-quiet" type="button" on:click=move |_| save()>{words::backup::save()}</button>
                }
                .into_any()),
                _ => None,
            };
            view! {
                <div class="notice" role="alert">
                    <p>{sentence}</p>
                    {download}
                    <button class="button-quiet" type="button" on:click=move |_| trouble.set(None)>
                        {words::trouble::close()}
                    </button>
                </div>
            }
        }))
    })
}

/// What happened, what was kept, what to do.
fn sentence(trouble: &Trouble) -> &'static str {
    match trouble {
        Trouble::Blocked => words::trouble::blocked(),
        Trouble::Full => words::trouble::full(),
        Trouble::Unreadable { .. } => words::trouble::unreadable(),
        Trouble::Newer => words::trouble::newer(),
        Trouble::Locked => words::trouble::locked(),
        Trouble::Unsealed => words::trouble::unsealed(),
    }
}
