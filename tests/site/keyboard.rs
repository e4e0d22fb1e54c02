//! Everything can be done by keyboard alone, and what has the focus is seen.

use bijou::words;
use fantoccini::key::Key;
use xtask::site::pages::PAGES;

use crate::harness::{Page, visit};

/// More stops than any page has before its first films.
const STOPS: usize = 400;

/// What has the focus: tag, label or text.
const FOCUSED: &str = "
    const e = document.activeElement;
    return `${e.tagName} ${e.getAttribute('aria-label') ?? e.innerText ?? ''}`.trim().slice(0, 120)";

#[tokio::test]
async fn a_film_is_rated_corrected_and_forgotten_by_keyboard_alone() {
    visit("", async |page| {
        page.find(".picks .card-title").await;
        tab_to(page, "INPUT", ".shelf input").await;
        page.press("4").await;
        page.see(".lead", &words::home::progress(1)).await;
        page.press(Key::Right).await;
        page.find(".shelf li:first-child input[value='9']:checked").await;
        page.press(Key::Tab).await;
        page.until("return document.activeElement.className.includes('stars-clear')").await;
        page.press(Key::Enter).await;
        page.see(".lead", words::home::invite()).await;
    })
    .await;
}

#[tokio::test]
async fn a_film_is_put_on_the_watchlist_hidden_and_shown_again_by_keyboard_alone() {
    visit("film/#318", async |page| {
        page.find(".film-stars").await;
        page.settle().await;
        page.ask("document.querySelector('.actions-wide .action').focus()").await;
        page.press(Key::Space).await;
        page.see(".toast", "on your watchlist").await;
        page.press(Key::Tab).await;
        page.press(Key::Tab).await;
        page.press(Key::Enter).await;
        page.see(".toast", "will not be picked").await;
        let pressed = ".actions-wide .action:last-child[aria-pressed=true]";
        page.find(pressed).await;
        tab_to(page, "BUTTON", ".toast button").await;
        page.press(Key::Enter).await;
        page.miss(pressed).await;
    })
    .await;
}

#[tokio::test]
async fn the_list_of_shortcuts_opens_closes_and_gives_the_focus_back() {
    visit("", async |page| {
        page.find(".picks .card-title").await;
        page.ask("document.querySelector('.picks .card-link').focus()").await;
        let before = page.ask(FOCUSED).await;
        page.press("?").await;
        page.see("dialog[open]", "Keyboard shortcuts").await;
        page.see("dialog[open]", "To “Browse”").await;
        page.until("return document.querySelector('dialog').contains(document.activeElement)").await;
        page.press(Key::Escape).await;
        page.miss("dialog[open]").await;
        assert_eq!(page.ask(FOCUSED).await, before);
    })
    .await;
}

#[tokio::test]
async fn keys_lead_to_pages_and_can_be_turned_off() {
    visit("", async |page| {
        page.find(".picks .card-title").await;
        // Where a page is still on its way, its whole place takes the focus and not its heading.
        page.find(".toasts").await;
        page.press("g").await;
        page.press("l").await;
        page.until("return location.pathname.endsWith('/library/')").await;
        page.until("return document.title.startsWith('Library')").await;
        page.until("return document.activeElement.tagName === 'H1'").await;
        page.press("/").await;
        page.until("return document.activeElement.type === 'search'").await;
        page.open("").await;
        page.find(".picks .card-title").await;
        page.press("?").await;
        page.find("dialog[open]").await;
        tab_to(page, "INPUT", "dialog input").await;
        page.press(Key::Space).await;
        page.press(Key::Escape).await;
        page.miss("dialog[open]").await;
        page.press("g").await;
        page.press("l").await;
        page.press("?").await;
        page.settle().await;
        assert_eq!((page.path().await, page.count("dialog[open]").await), (String::new(), 0));
    })
    .await;
}

#[tokio::test]
async fn arrow_keys_step_along_a_shelf() {
    visit("", async |page| {
        page.find(".shelf li:nth-child(4) .card-link").await;
        page.ask("document.querySelector('.shelf .card-link').focus()").await;
        let on = async |place: usize| {
            let link = format!("document.querySelector('.shelf li:nth-child({place}) .card-link')");
            page.until(&format!("return document.activeElement === {link}")).await;
        };
        page.press(Key::Right).await;
        on(2).await;
        page.press(Key::Right).await;
        on(3).await;
        page.press(Key::Left).await;
        on(2).await;
        page.press(Key::Home).await;
        on(1).await;
        page.press(Key::End).await;
        page.until("return document.activeElement.closest('.shelf li') === document.querySelector('.shelf li:last-child')")
            .await;
    })
    .await;
}

#[tokio::test]
async fn a_new_page_is_told_by_its_title_and_takes_the_focus() {
    visit("", async |page| {
        page.find(".picks .card-title").await;
        assert!(page.ask("return document.title").await.as_str().unwrap().starts_with("Picks"));
        let title = page.texts(".picks .card-title").await[0].clone();
        page.ask("document.querySelector('.picks .card-link').focus()").await;
        page.press(Key::Enter).await;
        page.see("h1", &title).await;
        page.until(&format!("return document.title.startsWith({title:?})")).await;
        page.until("return document.activeElement.tagName === 'H1'").await;
        page.ask("document.querySelector('.alike .card-link').focus()").await;
        page.press(Key::Enter).await;
        page.until(&format!("return !document.title.startsWith({title:?})")).await;
        page.until("return document.activeElement.tagName === 'H1'").await;
    })
    .await;
}

#[tokio::test]
async fn the_first_stop_skips_to_the_films() {
    visit("", async |page| {
        page.find(".picks .card-title").await;
        page.press(Key::Tab).await;
        assert_eq!(page.ask(FOCUSED).await, "BUTTON Skip to the films");
        page.press(Key::Enter).await;
        page.until("return document.activeElement.id === 'main'").await;
    })
    .await;
}

#[tokio::test]
async fn search_filters_and_films_are_reached_in_order_by_the_tab_key() {
    visit("browse/", async |page| {
        page.find(".results .card-link").await;
        tab_to(page, "INPUT", "#search").await;
        for letter in ["g", "o", "d", "f", "a", "h", "t", "e", "r"] {
            page.press(letter).await;
        }
        page.see(".results .card-title", "The Godfather").await;
        tab_to(page, "BUTTON", ".chip").await;
        page.press(Key::Space).await;
        page.until("return location.hash.includes('genre')").await;
        page.press(Key::Space).await;
        tab_to(page, "A", ".results .card-link").await;
        page.press(Key::Enter).await;
        page.see("h1", "The Godfather").await;
    })
    .await;
}

#[tokio::test]
async fn whatever_has_the_focus_shows_it() {
    visit("", async |page| {
        page.come_back_after_years(6).await;
        for path in PAGES.iter().map(|name| format!("{name}/")).chain([String::new(), "film/#318".to_owned()])
        {
            page.open(&path).await;
            // What is drawn anew takes the focus with it.
            page.all_is_here().await;
            let mut stops = 0;
            for _ in 0..60 {
                page.press(Key::Tab).await;
                let hidden = page.ask(UNSEEN).await;
                assert!(hidden.is_null(), "{path}: the focus is not seen on {hidden}");
                stops += 1;
                if page.ask("return document.activeElement === document.body").await == true {
                    break;
                }
            }
            assert!(stops > 5, "{path} has {stops} stops");
        }
    })
    .await;
}

/// The element with the focus, unless it, or what is drawn for it, has an outline and lies on the screen.
const UNSEEN: &str = "
    const active = document.activeElement;
    if (active === document.body) return null;
    const outlined = e => {
        const style = getComputedStyle(e);
        return style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 1;
    };
    const around = [active, active.parentElement, active.nextElementSibling,
        active.parentElement?.querySelector('svg, span'), active.closest('[role=radiogroup]')].filter(Boolean);
    const shown = around.filter(outlined).some(e => e.getBoundingClientRect().width > 4);
    return shown ? null : active.outerHTML.slice(0, 200)";

#[tokio::test]
async fn nothing_moves_for_those_who_asked_for_less_motion() {
    visit("", async |page| {
        page.prefer("prefers-reduced-motion", "reduce").await;
        page.find(".picks .card-title").await;
        let moving = "return [...document.querySelectorAll('*')].filter(e => {
            const style = getComputedStyle(e);
            return [...style.transitionDuration.split(','), ...style.animationDuration.split(',')]
                .some(time => parseFloat(time) > 0);
        }).map(e => e.className.baseVal ?? e.className)";
        let found = page.ask(moving).await;
        assert_eq!(found.as_array().unwrap().len(), 0, "{found}");
        assert_eq!(
            page.ask("return getComputedStyle(document.documentElement).scrollBehavior").await,
            "auto"
        );
    })
    .await;
}

#[tokio::test]
async fn controls_stay_visible_where_the_device_chooses_the_colors() {
    visit("", async |page| {
        page.prefer("forced-colors", "active").await;
        page.find(".picks .card-title").await;
        // What tells by its background alone would be gone: there must be a border or text in a system color.
        let gone = "return [...document.querySelectorAll('button, a, select, input')].filter(e => {
            const box = e.getBoundingClientRect();
            const style = getComputedStyle(e);
            return box.width > 4 && !e.innerText && !e.querySelector('svg') && style.borderStyle === 'none'
                && !['checkbox', 'radio', 'range'].includes(e.type);
        }).map(e => e.outerHTML.slice(0, 120))";
        let found = page.ask(gone).await;
        assert_eq!(found.as_array().unwrap().len(), 0, "{found}");
        let stars = "return getComputedStyle(document.querySelector('.star-empty')).fill";
        assert_ne!(page.ask(stars).await, "rgba(0, 0, 0, 0)");
    })
    .await;
}

/// Presses Tab until something that matches has the focus.
pub async fn tab_to(page: &Page, tag: &str, css: &str) {
    for _ in 0..STOPS {
        page.press(Key::Tab).await;
        let there = format!(
            "return document.activeElement.tagName === '{tag}' && document.activeElement.matches(`{css}`)"
        );
        if page.ask(&there).await == true {
            return;
        }
    }
    panic!("the tab key never reaches `{css}`, but {}", page.ask(FOCUSED).await);
}
