//! The way around: a bar under the thumb on a phone, a rail at the side of a wide screen.

use leptos::prelude::*;
use leptos_router::hooks::use_location;

use super::icon::Icon;
use super::shortcuts::focus;
use super::theme::ThemeSwitch;
use crate::address::{Page, base_path};
use crate::words;

/// Links to the pages.
#[component]
pub fn Navigation() -> impl IntoView {
    let path = use_location().pathname;
    let base = base_path();
    let current = Memo::new(move |_| page_at(&path.get(), &base));
    let link = move |page: Page| {
        let here = Signal::derive(move || (current.get() == Some(page)).then_some("page"));
        view! {
            <a class="nav-link" href=page.href() aria-current=here>
                <Icon page=page />
                <span>{label(page)}</span>
            </a>
        }
    };
    view! {
        <header class="rail">
            <a class="wordmark" href=Page::Home.href()>{words::NAME}</a>
            <nav class="nav" aria-label=words::nav::LABEL>{Page::ALL.map(link).collect_view()}</nav>
            <ThemeSwitch />
        </header>
    }
}

fn label(page: Page) -> &'static str {
    match page {
        Page::Home => words::nav::HOME,
        Page::Browse => words::nav::BROWSE,
        Page::Library => words::nav::LIBRARY,
        Page::Privacy => words::nav::PRIVACY,
    }
}

/// The page of the bar that a path belongs to.
fn page_at(path: &str, base: &str) -> Option<Page> {
    let inner = path.strip_prefix(base)?.trim_matches('/');
    let inner = inner.trim_end_matches("index.html").trim_end_matches('/');
    Page::ALL.into_iter().find(|page| page.href().trim_matches(['.', '/']) == inner)
}

/// First stop of the tab key. A plain `#main` link would lead to the base of the site, so the focus is moved by hand.
#[component]
pub fn SkipLink() -> impl IntoView {
    let skip = move |_| {
        focus("main");
    };
    view! { <button class="skip" type="button" on:click=skip>{words::nav::SKIP}</button> }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_are_found_under_any_base() {
        assert_eq!(page_at("/", ""), Some(Page::Home));
        assert_eq!(page_at("/films/", "/films"), Some(Page::Home));
        assert_eq!(page_at("/films/browse/", "/films"), Some(Page::Browse));
        assert_eq!(page_at("/browse", ""), Some(Page::Browse));
        assert_eq!(page_at("/film/", ""), None);
    }
}
