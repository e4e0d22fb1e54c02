//! Which page is on the screen. Links are ordinary links; those within the site change the page without loading it.
//!
//! leptos_router did the same for 26 KB more to download.

use leptos::ev;
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, HtmlAnchorElement, MouseEvent};

use crate::address::Page;
use crate::scroll::{note_place, note_places};

/// The router in scope.
#[derive(Clone, Copy)]
pub struct Router(RwSignal<Place>);

/// An address, taken apart.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
struct Place {
    /// Below the site's front page, without slashes at its ends.
    path: String,
    /// Without its `#`, as it stands in the address.
    fragment: String,
}

/// How a new fragment enters the history.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Step {
    /// As a step that "back" undoes: a chosen filter.
    New,
    /// In place of the current one: each typed letter.
    Same,
}

/// Follows links and the browser's own buttons from now on.
pub fn provide_router() -> Router {
    let router = Router(RwSignal::new(place()));
    let clicks = window_event_listener(ev::click, move |event| {
        if let Some(url) = followed(&event) {
            event.prevent_default();
            router.go(&url);
        }
    });
    let steps = window_event_listener(ev::popstate, move |_| router.read());
    note_places();
    on_cleanup(move || {
        clicks.remove();
        steps.remove();
    });
    provide_context(router);
    router
}

impl Router {
    /// The router in scope; one that stays where it is outside of the app.
    pub fn in_scope() -> Self {
        use_context().unwrap_or_else(|| Self(RwSignal::new(place())))
    }

    /// The page, where the path is one's.
    pub fn page(self) -> Memo<Option<Page>> {
        Memo::new(move |_| self.0.with(|place| Page::at(&place.path)))
    }

    /// The fragment.
    pub fn fragment(self) -> Memo<String> {
        Memo::new(move |_| self.0.with(|place| place.fragment.clone()))
    }

    /// Goes to an address of this site, given relative to its front page or whole.
    pub fn go(self, url: &str) {
        self.enter(url, Step::New);
        window().scroll_to_with_x_and_y(0.0, 0.0);
    }

    /// Writes the fragment of the page in view.
    pub fn write_fragment(self, fragment: &str, step: Step) {
        let path = window().location().pathname().unwrap_or_default();
        let mark = if fragment.is_empty() { "" } else { "#" };
        self.enter(&format!("{path}{mark}{fragment}"), step);
    }

    fn enter(self, url: &str, step: Step) {
        if step == Step::New {
            note_place();
        }
        let entered = window().history().and_then(|history| match step {
            Step::New => history.push_state_with_url(&JsValue::NULL, "", Some(url)),
            Step::Same => history.replace_state_with_url(&JsValue::NULL, "", Some(url)),
        });
        // A browser refuses a flood of steps; loading the page still gets there.
        if entered.is_err() {
            let _ = window().location().set_href(url);
        }
        self.read();
    }

    fn read(self) {
        let place = place();
        if self.0.with_untracked(|before| *before != place) {
            self.0.set(place);
        }
    }
}

/// Where the browser is.
fn place() -> Place {
    let location = window().location();
    let path = location.pathname().unwrap_or_default();
    let fragment = location.hash().unwrap_or_default();
    Place { path: below(&base_path(), &path), fragment: fragment.trim_start_matches('#').to_owned() }
}

/// A path below the base, without slashes at its ends and without the file that a folder answers with.
fn below(base: &str, path: &str) -> String {
    let inner = path.strip_prefix(base).unwrap_or(path);
    inner.trim_end_matches("index.html").trim_matches('/').to_owned()
}

/// The path of the site's front page, with its last slash.
fn base_path() -> String {
    let path = web_sys::Url::new(&base()).map(|url| url.pathname()).unwrap_or_default();
    path.rsplit_once('/').map_or_else(String::new, |(folder, _)| format!("{folder}/"))
}

/// The address of the site's front page.
fn base() -> String {
    document().base_uri().ok().flatten().unwrap_or_default()
}

/// The address within the site that a click leads to, unless it asks for a new tab or a download.
fn followed(event: &MouseEvent) -> Option<String> {
    let modified = event.ctrl_key() || event.meta_key() || event.shift_key() || event.alt_key();
    if event.default_prevented() || event.button() != 0 || modified {
        return None;
    }
    let link = event.target()?.dyn_into::<Element>().ok()?.closest("a[href]").ok()??;
    let link: HtmlAnchorElement = link.dyn_into().ok()?;
    let leaves = !link.target().is_empty() || link.has_attribute("download");
    (!leaves && link.href().starts_with(&base())).then(|| link.href())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_is_found_under_any_path() {
        for path in ["/sub/browse", "/sub/browse/", "/sub/browse/index.html"] {
            assert_eq!(Page::at(&below("/sub/", path)), Some(Page::Browse), "{path}");
        }
        for path in ["/sub/", "/sub/index.html", "/sub/"] {
            assert_eq!(Page::at(&below("/sub/", path)), Some(Page::Home), "{path}");
        }
        assert_eq!(Page::at(&below("/sub/", "/sub/no/such")), None);
    }
}
