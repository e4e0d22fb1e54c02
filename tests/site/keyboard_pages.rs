//! Page by page: no control is for pointers only, and what each page is for can be done with the keys.

use bijou::words;
use fantoccini::key::Key;
use xtask::site::pages::PAGES;

use crate::harness::{Page, visit};
use crate::keyboard::tab_to;

/// What looks as if it could be clicked, and neither takes the focus itself nor belongs to something that does.
const FOR_POINTERS_ONLY: &str = "
    const takesFocus = 'a[href], button, input, select, textarea, summary, [tabindex]';
    return [...document.querySelectorAll('main *, header *, nav *, footer *')]
        .filter(e => e.checkVisibility() && getComputedStyle(e).cursor === 'pointer')
        .filter(e => !e.closest(takesFocus) && !e.querySelector(takesFocus) && !e.closest('label')?.control)
        .map(e => e.outerHTML.slice(0, 120))";

#[tokio::test]
async fn nothing_that_can_be_clicked_is_for_pointers_only() {
    visit("", async |page| {
        page.come_back_after_years(42).await;
        let pages = PAGES.iter().map(|name| format!("{name}/"));
        for path in pages.chain([String::new(), "film/#318".to_owned()]) {
            page.open(&path).await;
            page.miss("#frame").await;
            page.miss(".skeleton").await;
            let found = page.ask(FOR_POINTERS_ONLY).await;
            assert_eq!(found.as_array().unwrap().len(), 0, "{path}: {found}");
        }
    })
    .await;
}

#[tokio::test]
async fn picks_are_tuned_and_a_surprise_is_drawn_by_keyboard_alone() {
    visit("", async |page| {
        page.come_back_after_years(42).await;
        page.find(".discover .reel").await;
        tab_to(page, "BUTTON", ".tune-open").await;
        page.press(Key::Enter).await;
        tab_to(page, "INPUT", ".tune input[type=range]").await;
        let before = page.texts(".reel .card-title").await;
        page.press(Key::End).await;
        page.until("return document.activeElement.value === document.activeElement.max").await;
        let before = serde_json::to_string(&before.join("\n")).unwrap();
        page.until(&format!(
            "return [...document.querySelectorAll('.reel .card-title')].map(e => e.innerText.trim()).join('\\n') !== {before}"
        ))
        .await;
        tab_to(page, "BUTTON", ".tune .button-quiet").await;
        page.press(Key::Space).await;
        page.until("return document.querySelector('.tune input[type=range]').value === '0'").await;
        page.ask("document.querySelector('h1').focus(); document.activeElement.blur()").await;
        press_named(page, words::discover::surprise()).await;
        page.find("dialog[open] .hero-title").await;
        page.press(Key::Escape).await;
        page.miss("dialog[open]").await;
        page.until(&format!(
            "return document.activeElement.innerText.includes({:?})",
            words::discover::surprise()
        ))
        .await;
    })
    .await;
}

#[tokio::test]
async fn groups_get_points_by_keyboard_alone() {
    visit("", async |page| {
        page.find(".questions .card").await;
        press_named(page, words::home::way_groups()).await;
        tab_to(page, "BUTTON", ".group-more").await;
        page.press(Key::Enter).await;
        page.see(".groups-left", &words::home::points_left(4)).await;
        page.press(Key::Space).await;
        page.see(".groups-left", &words::home::points_left(3)).await;
        tab_to(page, "BUTTON", ".group-less:enabled").await;
        page.press(Key::Enter).await;
        page.see(".groups-left", &words::home::points_left(4)).await;
    })
    .await;
}

#[tokio::test]
async fn an_entry_of_the_library_is_edited_by_keyboard_alone() {
    visit("library/", async |page| {
        page.come_back_after_years(6).await;
        page.find(".row-title").await;
        tab_to(page, "BUTTON", ".row-act").await;
        page.press(Key::Enter).await;
        page.find("dialog[open] textarea").await;
        tab_to(page, "TEXTAREA", "dialog textarea").await;
        page.press("again with Ben").await;
        tab_to(page, "BUTTON", "dialog .sheet-end .button").await;
        page.press(Key::Enter).await;
        page.miss("dialog[open]").await;
        page.see(".row-line", "again with Ben").await;
        page.until("return document.activeElement.matches('.row-act')").await;
    })
    .await;
}

#[tokio::test]
async fn somebody_joins_a_movie_night_by_keyboard_alone() {
    visit("night/", async |page| {
        page.come_back_after_years(42).await;
        page.find(".adding-way").await;
        tab_to(page, "INPUT", ".adding-way input").await;
        page.press("Ben").await;
        page.press(Key::Enter).await;
        page.see(".who", "Ben").await;
    })
    .await;
}

/// Tabs to the button that begins with these words, and presses it.
async fn press_named(page: &Page, name: &str) {
    let there = format!(
        "return document.activeElement.tagName === 'BUTTON' && document.activeElement.innerText.trim().startsWith({name:?})"
    );
    for _ in 0..400 {
        page.press(Key::Tab).await;
        if page.ask(&there).await == true {
            return page.press(Key::Enter).await;
        }
    }
    panic!("the tab key never reaches the button “{name}”");
}
