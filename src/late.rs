//! The late part of the program: every page but home, and what home shows once there is a taste. On the published site its
//! code and its styles (`style/late/`) are files of their own, which everybody fetches once the first films are there:
//! nobody waits for a page before looking at it.
//!
//! Everything that is called from here and from nowhere else goes into that code, the engine's own functions too.

use bijou_catalog::Plan;
use js_sys::Promise;
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, future_to_promise};
use web_sys::HtmlElement;

use crate::address::Page;
use crate::components::{
    ConsentBar, ImportDrop, LockScreen, ToastBar, TroubleBar, UpdateBar, draw_shortcuts, lock_when_idle,
    profile_panel,
};
use crate::lean::{Part, part};
use crate::load::{CatalogState, LoadError, fetch_text};
use crate::pages::{
    BrowsePage, ComparePage, DataPage, Discover, FilmPage, Groups, HomeView, ImportPage, InsightsPage,
    LibraryPage, NightPage, PrivacyPage,
};
use crate::recognize::recognize_strangers;
use crate::store::keep_from_now_on;
use crate::words::{LANGUAGES, Spoken, add_late};

/// What the late part draws.
#[derive(Clone, Copy)]
pub enum Late {
    /// A page.
    Page(Page),
    /// The list of the keyboard's shortcuts.
    Shortcuts,
    /// The shelves of the home page.
    Shelves(HomeView),
    /// Groups of films to spread points over.
    Groups,
    /// The list of profiles, while it is open.
    Profiles(RwSignal<bool>),
    /// A place to drop files on.
    Drop,
    /// What is wrong with storage.
    Trouble,
    /// The question for the passphrase.
    LockScreen,
    /// Nothing that is seen: what keeps the library.
    Keeper,
    /// Messages at the lower edge, and the question whether to keep.
    Bars,
}

fn view(late: Late) -> AnyView {
    match late {
        Late::Page(Page::Browse) => BrowsePage().into_any(),
        Late::Page(Page::Film) => FilmPage().into_any(),
        Late::Page(Page::Night) => NightPage().into_any(),
        Late::Page(Page::Compare) => ComparePage().into_any(),
        Late::Page(Page::Library) => LibraryPage().into_any(),
        Late::Page(Page::Import) => ImportPage().into_any(),
        Late::Page(Page::Insights) => InsightsPage().into_any(),
        Late::Page(Page::Privacy) => PrivacyPage().into_any(),
        Late::Page(Page::Data) => DataPage().into_any(),
        Late::Page(Page::Home) => ().into_any(),
        Late::Shortcuts => draw_shortcuts(),
        Late::Shelves(home) => view! { <Discover home=home /> }.into_any(),
        Late::Groups => Groups().into_any(),
        Late::Profiles(open) => profile_panel(open),
        Late::Drop => view! { <ImportDrop /> }.into_any(),
        Late::Trouble => view! { <TroubleBar /> }.into_any(),
        Late::Keeper => {
            keep_from_now_on();
            ().into_any()
        }
        Late::LockScreen => view! { <LockScreen /> }.into_any(),
        Late::Bars => {
            recognize_strangers();
            lock_when_idle();
            view! { <ToastBar /> <UpdateBar /> <ConsentBar /> }.into_any()
        }
    }
}

fn plan(manifest: &[u8]) -> Result<Plan, bijou_catalog::Error> {
    Plan::from_json(manifest)
}

pub use in_parts::{draw, planned};

/// Something of the late part in its place: nothing of it before it has arrived.
pub fn when_here(late: Late) -> Part {
    let here = CatalogState::in_scope().late();
    part(move || if here.get() { untrack(|| draw(late)) } else { ().into_any() })
}

/// What the late part of the program is called where it did not arrive.
pub const LATE: &str = "late.wasm";

/// Id of the link to the styles of what the late part draws.
const STYLE: &str = "late-style";

/// Something of the late part did not arrive.
#[derive(Debug)]
pub struct Missing;

/// Fetches the late part: its code, and beside it its styles and what it says, in every language.
///
/// # Errors
/// When one of them does not arrive; both can be asked for again.
pub async fn arrive() -> Result<(), Missing> {
    // All of them are on their way before any is waited for.
    let styles = styles();
    let fetched = |language: &Spoken| {
        let file = fetch_text("words", language.late);
        future_to_promise(async move { file.await.map(JsValue::from).map_err(|_| JsValue::UNDEFINED) })
    };
    let texts: Vec<Promise> = LANGUAGES.iter().map(fetched).collect();
    in_parts::arrive().await.map_err(|_| Missing)?;
    let mut said = Vec::new();
    for text in texts {
        said.push(JsFuture::from(text).await.ok().and_then(|text| text.as_string()).ok_or(Missing)?);
    }
    add_late(said);
    match styles {
        Some(styles) => JsFuture::from(styles).await.map(drop).map_err(|_| Missing),
        None => Ok(()),
    }
}

/// Lets the browser fetch the styles; nothing where the page names none, as in tests of components.
fn styles() -> Option<Promise> {
    let link: HtmlElement = document().get_element_by_id(STYLE)?.unchecked_into();
    // Taken back first, or a link that failed would not be tried again.
    link.set_attribute("rel", "alternate").ok()?;
    let arrived = Promise::new(&mut |arrived, failed| {
        link.set_onload(Some(&arrived));
        link.set_onerror(Some(&failed));
    });
    link.set_attribute("rel", "stylesheet").ok()?;
    Some(arrived)
}

/// The program in two parts.
#[cfg(feature = "split")]
mod in_parts {
    use std::pin::pin;
    use std::task::{Context, Poll, Waker};

    use wasm_split_helpers::{SplitLoaderError, wasm_split};

    use super::*;

    /// Fetches the late part, once.
    pub async fn arrive() -> Result<(), SplitLoaderError> {
        fetch().await
    }

    /// Draws something of the late part; nothing before it has arrived.
    pub fn draw(late: Late) -> AnyView {
        // Drawing waits for nothing but the part's arrival.
        match pin!(drawn(late)).poll(&mut Context::from_waker(Waker::noop())) {
            Poll::Ready(Ok(view)) => view,
            _ => ().into_any(),
        }
    }

    /// Which shards a manifest names.
    ///
    /// # Errors
    /// When it cannot be read, or the late part has not arrived.
    pub async fn planned(manifest: Vec<u8>) -> Result<Plan, LoadError> {
        Ok(read(manifest).await.map_err(|_| LoadError::Unreachable(LATE.to_owned()))??)
    }

    #[wasm_split(late, fallible, preload(fetch))]
    fn drawn(late: Late) -> Result<AnyView, SplitLoaderError> {
        Ok(view(late))
    }

    #[wasm_split(late, fallible)]
    fn read(manifest: Vec<u8>) -> Result<Result<Plan, bijou_catalog::Error>, SplitLoaderError> {
        Ok(plan(&manifest))
    }
}

/// The program in one piece: drafts and tests.
#[cfg(not(feature = "split"))]
mod in_parts {
    use std::convert::Infallible;

    use super::*;

    /// It is there already.
    pub async fn arrive() -> Result<(), Infallible> {
        Ok(())
    }

    /// Draws something of the late part.
    pub fn draw(late: Late) -> AnyView {
        view(late)
    }

    /// Which shards a manifest names.
    ///
    /// # Errors
    /// When it cannot be read.
    pub async fn planned(manifest: Vec<u8>) -> Result<Plan, LoadError> {
        Ok(plan(&manifest)?)
    }
}
