//! One's own taste as a code, for a friend's movie night. What it holds is said before it can be copied.

use bijou_engine::Engine;
use bijou_tastecode::TasteCode;
use leptos::ev;
use leptos::html::Textarea;
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

use crate::address::Page;
use crate::components::name_field;
use crate::lean::{maybe, part, text};
use crate::load::CatalogState;
use crate::night::{Viewer, taste_code};
use crate::store::{Library, Profiles};
use crate::words;

/// The part of the page that makes codes; the code is worked out when it is opened.
pub fn sharing() -> AnyView {
    let (library, profiles, catalog) = (Library::in_scope(), Profiles::in_scope(), CatalogState::in_scope());
    let open = RwSignal::new(false);
    let current = profiles.current();
    let own_name = move || {
        let number = current.get();
        profiles
            .people()
            .with(|people| people.profile(number))
            .map(|profile| profile.name)
            .unwrap_or_default()
    };
    // Nothing until the person typed: then the code says what they typed, even if that is nothing.
    let typed = RwSignal::new(None::<(u32, String)>);
    let name = Memo::new(move |_| match typed.get() {
        Some((by, name)) if by == current.get() => name,
        _ => own_name(),
    });
    let viewer = Memo::new(move |_| {
        let viewer = |engine: &_| library.record().with(|record| Viewer::of_record(engine, record));
        catalog.with(viewer).unwrap_or_default()
    });
    // Worked out once for all names.
    let films = Memo::new(move |_| {
        let made = |engine: &Engine| {
            viewer.with(|viewer| taste_code(engine, &engine.fold_in(&viewer.ratings), viewer))
        };
        open.get().then(|| catalog.with_untracked(made)).flatten()
    });
    let code = Memo::new(move |_| films.get().map(|films| TasteCode { name: name.get(), films }));
    let total = Memo::new(move |_| viewer.with(|viewer| viewer.ratings.len()));
    let body = move || {
        if total.get() == 0 {
            return view! { <p class="quiet">{words::night::nothing_to_share()}</p> }.into_any();
        }
        let typing = move |name| typed.set(Some((current.get_untracked(), name)));
        view! {
            {name_field(words::night::share_name(), name.into(), typing)}
            <p class="code-holds">
                {text(move || code.get().map(|code| holds(&code, total.get())).unwrap_or_default())}
            </p>
            {copying(code)}
        }
        .into_any()
    };
    let toggled = move |event: ev::Event| {
        let details = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
        open.set(details.is_some_and(|details| details.has_attribute("open")));
    };
    view! {
        <details class="sharing" on:toggle=toggled>
            <summary><h2>{words::night::share()}</h2></summary>
            <p class="quiet">{words::night::share_note()}</p>
            {part(move || maybe(open.get().then(|| view! { <div class="sharing-body">{part(body)}</div> })))}
        </details>
    }
    .into_any()
}

/// The code, and two ways to take it along.
fn copying(code: Memo<Option<TasteCode>>) -> AnyView {
    let field = NodeRef::<Textarea>::new();
    let said = RwSignal::new("");
    let written = Memo::new(move |_| code.get().map(|code| code.encode()).unwrap_or_default());
    // What the field shows: the code, or the link once that was asked for.
    let as_link = RwSignal::new(false);
    let shown = text(move || if as_link.get() { link(&written.get()) } else { written.get() });
    let copy = move |whole_link: bool| {
        as_link.set(whole_link);
        let what = if whole_link { link(&written.get_untracked()) } else { written.get_untracked() };
        spawn_local(async move {
            let copied = write_to_clipboard(&what).await;
            if let Some(field) = field.try_get_untracked().flatten().filter(|_| !copied) {
                let _ = field.focus();
                field.select();
            }
            said.try_set(if copied { words::night::copied() } else { words::night::copy_by_hand() });
        });
    };
    view! {
        <textarea
            class="input code-output"
            readonly
            rows="4"
            node_ref=field
            aria-label=words::night::code()
            prop:value=shown
        ></textarea>
        <p class="copy">
            <button class="button" type="button" on:click=move |_| copy(false)>{words::night::copy_code()}</button>
            <button class="button-quiet" type="button" on:click=move |_| copy(true)>{words::night::copy_link()}</button>
            <span role="status">{move || said.get()}</span>
        </p>
    }
    .into_any()
}

/// What a code holds, in a sentence.
fn holds(code: &TasteCode, all: usize) -> String {
    let rated = code.films.iter().filter(|seen| seen.half_stars > 0).count();
    let seen = code.films.len() - rated;
    let ratings =
        if rated == all { words::night::holds_all(rated) } else { words::night::holds_strongest(rated) };
    let mut parts = vec![ratings];
    if seen > 0 {
        parts.push(words::night::holds_seen(seen));
    }
    let name = bijou_tastecode::clean_name(&code.name);
    if !name.is_empty() {
        parts.push(words::night::holds_name(&name));
    }
    let last = parts.pop().unwrap_or_default();
    let parts = if parts.is_empty() { last } else { words::night::and(&parts.join(", "), &last) };
    words::night::holds(&parts)
}

/// A link to this page that brings the code. What stands behind the # is never sent to the host.
fn link(code: &str) -> String {
    let base = document().base_uri().ok().flatten().unwrap_or_default();
    let page = web_sys::Url::new_with_base(Page::Night.href(), &base).map(|url| url.href());
    format!("{}#code={code}", page.unwrap_or_default())
}

/// Whether the browser let us copy: it may have no clipboard, as on plain http, or refuse.
async fn write_to_clipboard(text: &str) -> bool {
    let navigator = window().navigator();
    let clipboard = js_sys::Reflect::get(&navigator, &JsValue::from_str("clipboard")).unwrap_or_default();
    let Ok(clipboard) = clipboard.dyn_into::<web_sys::Clipboard>() else { return false };
    JsFuture::from(clipboard.write_text(text)).await.is_ok()
}
