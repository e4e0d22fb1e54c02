//! Guests, who come as a taste code: pasted, or with a link.

use bijou_tastecode::{CodeError, TasteCode};
use leptos::ev;
use leptos::prelude::*;

use super::state::Night;
use crate::components::{avatar, name_field};
use crate::lean::{maybe, part, text};
use crate::load::CatalogState;
use crate::night::{Evening, PersonKey, color_of, viewer_of};
use crate::router::{Router, Step};
use crate::store::Profiles;
use crate::words;

/// What a code says before its person joins.
#[derive(Clone, PartialEq, Debug)]
struct Preview {
    code: TasteCode,
    rated: usize,
    seen: usize,
    unknown: usize,
    color: u8,
}

/// A field for a code: what it says shows at once.
pub fn guest_form(night: Night) -> AnyView {
    let pasted = RwSignal::new(String::new());
    let read = Memo::new(move |_| {
        let text = pasted.get();
        (!text.trim().is_empty()).then(|| TasteCode::decode(&text))
    });
    let trouble = text(move || match read.get() {
        Some(Err(error)) => sentence(error),
        _ => String::new(),
    });
    let preview = part(move || {
        maybe(
            read.get()
                .and_then(Result::ok)
                .map(|code| preview(night, code, move || pasted.set(String::new()))),
        )
    });
    view! {
        <div class="adding-way">
            <h3>{words::night::with_code()}</h3>
            <p class="quiet">{words::night::with_code_note()}</p>
            <label class="labeled">
                <span>{words::night::code()}</span>
                <textarea
                    class="input code-input"
                    rows="3"
                    autocomplete="off"
                    autocapitalize="off"
                    spellcheck="false"
                    prop:value=pasted
                    on:input=move |event: ev::Event| pasted.set(event_target_value(&event))
                ></textarea>
            </label>
            <p class="code-trouble" role="alert">{trouble}</p>
            {preview}
        </div>
    }
    .into_any()
}

/// The taste that the page's own link brought. It is taken out of the address with the answer.
pub fn arrived_by_link(night: Night) -> AnyView {
    let router = Router::in_scope();
    let fragment = router.fragment();
    let brought =
        Memo::new(move |_| fragment.with(|fragment| Evening::code_in(fragment).map(TasteCode::decode)));
    let done = move || {
        let evening = night.evening().get_untracked();
        router.write_fragment(&evening.written(), Step::Same);
    };
    part(move || {
        maybe(brought.get().map(|read| {
            let body = match read {
                Ok(code) => preview(night, code, done),
                Err(error) => view! { <p class="code-trouble" role="alert">{sentence(error)}</p> }.into_any(),
            };
            view! {
                <section class="notice arrived" aria-labelledby="arrived-heading">
                    <h2 id="arrived-heading">{words::night::arrived()}</h2>
                    {body}
                    <button class="button-quiet" type="button" on:click=move |_| done()>
                        {words::night::not_now()}
                    </button>
                </section>
            }
        }))
    })
    .into_any()
}

fn preview(night: Night, code: TasteCode, done: impl Fn() + Copy + Send + Sync + 'static) -> AnyView {
    let (catalog, profiles) = (CatalogState::in_scope(), Profiles::in_scope());
    let taken = profiles.people().with_untracked(|people| people.colors());
    // Follows the shards: a film may be in one that is still to come.
    let shown = Memo::new(move |_| {
        let code = code.clone();
        let (viewer, color) = catalog
            .with(|engine| {
                let viewer = viewer_of(engine, &code);
                let color = color_of(engine, &viewer.ratings, &taken);
                (viewer, color)
            })
            .unwrap_or_default();
        Preview { rated: viewer.ratings.len(), seen: viewer.seen.len(), unknown: viewer.unknown, color, code }
    });
    let name = RwSignal::new(shown.with_untracked(|preview| preview.code.name.clone()));
    let unnamed = shown.with_untracked(|preview| preview.code.name.is_empty());
    let called = text(move || match name.get().trim() {
        "" => words::night::this_guest().to_owned(),
        name => name.to_owned(),
    });
    let join = move |event: ev::SubmitEvent| {
        event.prevent_default();
        let Preview { code, color, .. } = shown.get_untracked();
        let number = profiles.welcome(&code, &name.get_untracked(), color);
        done();
        night.seat_newcomer(PersonKey::Guest(number));
    };
    let field = unnamed.then(|| {
        view! {
            {name_field(words::night::guest_name(), name.into(), move |typed| name.set(typed))}
        }
    });
    let about = text(move || shown.with(|shown| words::night::code_says(shown.rated, shown.seen)));
    let skipped = part(move || {
        let unknown = shown.with(|shown| shown.unknown);
        maybe((unknown > 0).then(|| view! { <p class="quiet">{words::night::skipped(unknown)}</p> }))
    });
    let face = part(move || avatar(&called.get(), shown.with(|shown| shown.color)));
    view! {
        <form class="preview" on:submit=join>
            <p class="preview-who">{face} <span><strong>{called}</strong> <span class="quiet">{about}</span></span></p>
            {skipped} {field}
            <button class="button" type="submit">{text(move || words::night::join(&called.get()))}</button>
        </form>
    }
    .into_any()
}

/// What is wrong with a code, and what to do.
fn sentence(error: CodeError) -> String {
    match error {
        CodeError::Missing => words::night::code_missing().to_owned(),
        CodeError::Newer(_) => words::night::code_newer().to_owned(),
        CodeError::CutOff { found, needed } => words::night::code_cut(found, needed),
        CodeError::Changed => words::night::code_changed().to_owned(),
    }
}
