//! The way around: a bar under the thumb on a phone, a rail at the side of a wide screen.

use leptos::prelude::*;

use super::icon::Icon;
use super::language::LanguageSwitch;
use super::profiles::ProfileSwitch;
use super::shortcut_list::ShortcutsButton;
use super::shortcuts::focus;
use super::theme::ThemeSwitch;
use super::turns::in_turn;
use crate::address::Page;
use crate::router::Router;
use crate::words;

/// Links to the pages.
#[component]
pub fn Navigation() -> impl IntoView {
    let current = Router::in_scope().page();
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
            <a class="wordmark" href=Page::Home.href()>{words::app::name()}</a>
            <nav class="nav" aria-label=words::nav::label()>{Page::BAR.map(link).collect_view()}</nav>
            <div class="rail-choices">{in_turn(choices)}</div>
        </header>
    }
}

fn choices() -> AnyView {
    view! {
        <LanguageSwitch />
        <ProfileSwitch />
        <ThemeSwitch />
        <ShortcutsButton />
    }
    .into_any()
}

/// What the bar calls a page.
pub fn label(page: Page) -> &'static str {
    match page {
        Page::Home => words::nav::home(),
        Page::Browse | Page::Film => words::nav::browse(),
        Page::Night => words::nav::night(),
        Page::Compare => words::nav::compare(),
        Page::Library | Page::Import => words::nav::library(),
        Page::Insights => words::nav::insights(),
        Page::Privacy => words::nav::privacy(),
        Page::Data => words::nav::data(),
    }
}

/// First stop of the tab key. A plain `#main` link would lead to the base of the site, so the focus is moved by hand.
#[component]
pub fn SkipLink() -> impl IntoView {
    let skip = move |_| {
        focus("main");
    };
    view! { <button class="skip" type="button" on:click=skip>{words::nav::skip()}</button> }
}
