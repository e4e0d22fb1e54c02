//! A program that has broken down says so, gives out what is kept, and leaves it as it was.

use std::fs;

use bijou::words::{self, frame};
use bijou_words::Texts;
use serde_json::{Value, json};
use tempfile::TempDir;

use crate::harness::{Look, Page, Visit};
use crate::journey::rate_first_questions;

const FILE: &str = "bijou-everything.json";

/// Everything that is kept, whoever has kept it.
const KEPT: &str = "return Object.fromEntries(Object.entries(localStorage))";

/// Damage of the kind that a browser's extension does: the program cannot go on without an element.
const DAMAGE: &str = "
    window.whole = Document.prototype.createElement;
    Document.prototype.createElement = () => { throw new DOMException('of an extension') };";
const REPAIR: &str = "Document.prototype.createElement = window.whole";

/// Longer than the program waits before it writes.
const SOON: &str = "return new Promise(done => setTimeout(() => done(true), 300))";

/// What a page hears when it is left, hidden, or changed by another tab.
const TURMOIL: &str = "
    for (const name of ['pagehide', 'popstate', 'resize', 'scroll']) dispatchEvent(new Event(name));
    document.dispatchEvent(new Event('visibilitychange', { bubbles: true }));
    dispatchEvent(new StorageEvent('storage', { key: 'bijou.profile.1', newValue: null }));
    document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'z', ctrlKey: true, bubbles: true }));";

#[tokio::test]
async fn a_panic_leaves_a_page_that_gives_out_everything_and_leads_back() {
    let folder = TempDir::new().unwrap();
    let seen = Visit::to("").go(async |page| {
        page.download_to(folder.path()).await;
        rate_and_keep(page).await;
        page.ask("localStorage.setItem('of.somebody.else', 'not ours')").await;
        let mut before = page.ask(KEPT).await;
        panic_now(page).await;
        page.see("#broken", frame::broken_why()).await;
        assert_eq!(page.ask("return document.activeElement.tagName").await, "H1");
        assert_eq!(page.ask("return document.body.children.length").await, 1);

        page.ask(TURMOIL).await;
        page.ask(SOON).await;
        assert_eq!(page.ask(KEPT).await, before);

        page.click("#broken a").await;
        let file = folder.path().join(FILE);
        page.wait_for_file(&file).await;
        let given: Value = serde_json::from_str(&fs::read_to_string(&file).unwrap()).unwrap();
        before.as_object_mut().unwrap().remove("of.somebody.else");
        assert!(before["bijou.profile.1"].is_string(), "{before}");
        assert_eq!(given, json!({ "bijou": "everything", "version": 1, "kept": before }));

        page.click("#broken button").await;
        page.miss("#broken").await;
        assert_eq!(page.path().await, "library/");
        page.find(".row-title").await;
        assert_eq!(page.count(".row").await, 2);
        before["of.somebody.else"] = "not ours".into();
        assert_eq!(page.ask(KEPT).await, before);
    });
    seen.await.asks_no_other_origin();
}

#[tokio::test]
async fn what_a_broken_program_was_about_to_write_is_not_written() {
    let seen = Visit::to("").go(async |page| {
        rate_and_keep(page).await;
        let before = page.ask(KEPT).await;
        // The rating would be written a moment later, by a timer that the program has set before it broke.
        let both = format!(
            "document.querySelector('.questions li:nth-child(2) input[type=radio]:not(:checked)').click(); {DAMAGE}
             document.querySelector(`a[href$='library/']`).click()"
        );
        page.ask(&both).await;
        page.see("#broken h1", frame::broken()).await;
        page.ask(SOON).await;
        page.ask(TURMOIL).await;
        page.ask(SOON).await;
        assert_eq!(page.ask(KEPT).await, before);
        page.open("").await;
        page.see(".lead", &words::home::progress(2)).await;
        assert_eq!(page.ask(KEPT).await, before);
    });
    seen.await.asks_no_other_origin();
}

#[tokio::test]
async fn the_page_after_a_panic_keeps_nobody_out() {
    let seen = Visit::to("").go(async |page| {
        page.find(".questions .card").await;
        panic_now(page).await;
        page.ask(REPAIR).await;
        for look in Look::ALL {
            page.look(look).await;
            // Colors glide to their new theme.
            page.until("return document.getAnimations().every(motion => motion.playState !== 'running')")
                .await;
            let violations = page.violations().await;
            assert!(violations.is_empty(), "{}: {violations:#?}", look.name());
            let fits = "return document.documentElement.scrollWidth <= innerWidth";
            assert_eq!(page.ask(fits).await, true, "{}", look.name());
        }
    });
    seen.await.asks_no_other_origin();
}

#[tokio::test]
async fn the_page_after_a_panic_speaks_the_language_that_was_chosen() {
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/words/de.txt");
    let german = Texts::read(file, &fs::read_to_string(file).unwrap()).unwrap();
    let seen = Visit::to("").go(async |page| {
        page.find("#language").await.select_by_value("de").await.unwrap();
        page.until("return document.documentElement.lang === 'de'").await;
        page.find(".questions .card").await;
        break_down(page).await;
        page.see("#broken h1", &german.get("frame.broken").unwrap().forms[0].1).await;
    });
    seen.await.asks_no_other_origin();
}

#[tokio::test]
async fn where_storage_is_forbidden_the_page_after_a_panic_comes_all_the_same() {
    let seen = Visit::to("").go(async |page| {
        let blocked = "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError') } })";
        page.before_every_page(blocked).await;
        page.reload().await;
        page.find(".questions .card").await;
        panic_now(page).await;
    });
    seen.await.asks_no_other_origin();
}

#[tokio::test]
async fn an_error_of_somebody_else_does_not_replace_the_page() {
    let seen = Visit::to("").go(async |page| {
        rate_first_questions(page, 1).await;
        page.ask(
            "setTimeout(() => { throw new TypeError('of an extension') });
             setTimeout(() => { throw new RangeError('of an extension') });
             setTimeout(() => { throw null });
             setTimeout(() => Promise.reject(new Error('of an extension')));
             setTimeout(() => Promise.reject())",
        )
        .await;
        page.ask(SOON).await;
        assert_eq!(page.count("#broken").await, 0);
        rate_first_questions(page, 2).await;
    });
    seen.await.asks_no_other_origin();
}

async fn rate_and_keep(page: &Page) {
    rate_first_questions(page, 1).await;
    page.click(".consent .button").await;
    page.miss(".consent").await;
    rate_first_questions(page, 2).await;
    let kept = "return Object.keys(JSON.parse(localStorage.getItem('bijou.profile.1')).films).length === 2";
    page.until(kept).await;
    page.ask(SOON).await;
}

/// Provokes a panic and waits for what comes of it.
async fn panic_now(page: &Page) {
    break_down(page).await;
    page.see("#broken h1", frame::broken()).await;
}

/// Goes to another page, whose elements the program cannot make.
async fn break_down(page: &Page) {
    page.ask(&format!("{DAMAGE} document.querySelector(`a[href$='library/']`).click()")).await;
}
