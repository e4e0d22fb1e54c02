//! What a change of pages means to somebody who does not see it: the document's title tells where they are, and the focus
//! goes to the heading, so that reading goes on from there.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{FocusOptions, HtmlElement};

use super::navigation::label;
use crate::address::Page;
use crate::load::CatalogState;
use crate::router::Router;
use crate::words;

/// Tells every change of pages from now on. A film's page gives its title itself, once the film is there.
pub fn follow_page() {
    let router = Router::in_scope();
    let (page, fragment) = (router.page(), router.fragment());
    let to_come = StoredValue::new(false);
    // On the other pages the fragment says what is filtered, and the focus stays with the filters.
    let place = Memo::new(move |_| {
        let page = page.get();
        (page, if page == Some(Page::Film) { fragment.get() } else { String::new() })
    });
    Effect::new(move |before: Option<(Option<Page>, String)>| {
        let place = place.get();
        match place.0 {
            Some(Page::Film) => {}
            Some(page) => name_page(label(page)),
            None => name_page(words::missing::title()),
        }
        if before.is_some_and(|before| before != place) {
            request_animation_frame(move || {
                let _ = to_come.try_set_value(!focus_heading());
            });
        }
        place
    });
    // A page that comes with the late part of the program has its heading when that is there.
    let late = CatalogState::in_scope().late();
    Effect::new(move |_| {
        if late.get() && to_come.get_value() {
            request_animation_frame(|| {
                let active = document().active_element();
                // Whoever has gone on meanwhile stays where they are.
                if active.is_some_and(|active| active.local_name() == "main") {
                    focus_heading();
                }
            });
        }
    });
}

/// Puts the name of the page into the document's title.
pub fn name_page(name: &str) {
    document().set_title(&format!("{name} · {}", words::app::name()));
}

/// The page was just drawn; where its heading is still to come, its whole content takes the focus. Whether the heading is there.
fn focus_heading() -> bool {
    let find = |selector| document().query_selector(selector).ok().flatten();
    let found = find("main h1");
    let is_there = found.is_some();
    let Some(heading) = found.or_else(|| find("main")) else { return is_there };
    let _ = heading.set_attribute("tabindex", "-1");
    // The router and the browser know where to scroll.
    let options = FocusOptions::new();
    options.set_prevent_scroll(true);
    let _ = heading.unchecked_into::<HtmlElement>().focus_with_options(&options);
    is_there
}
