//! What goes wrong is said, nothing is lost, and the session goes on.

use std::fs;

use bijou::words;
use serde_json::Value;

use crate::harness::{Visit, copy_of_site, visit};
use crate::journey::rate_first_questions;

/// Where the only profile is kept.
const KEY: &str = "bijou.profile.1";

#[tokio::test]
async fn an_altered_head_is_refused_and_can_be_tried_again() {
    let site = copy_of_site();
    let mut shards = fs::read_dir(site.path().join("catalog")).unwrap().map(|file| file.unwrap().path());
    let head = shards.find(|path| path.to_string_lossy().contains("head-")).unwrap();
    let whole = fs::read(&head).unwrap();
    let mut altered = whole.clone();
    altered[1_000] ^= 1;
    fs::write(&head, &altered).unwrap();
    let seen = Visit::to("").of_site(site.path()).go(async |page| {
        page.see(".notice", words::load::head_failed()).await;
        page.see(".notice", "was altered").await;
        fs::write(&head, &whole).unwrap();
        page.click(".notice .button").await;
        page.find(".picks .card-title").await;
    });
    seen.await.keeps_the_promises();
}

#[tokio::test]
async fn without_storage_a_session_works_and_says_that_it_will_not_last() {
    let seen = Visit::to("").go(async |page| {
        let blocked = "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError') } })";
        page.before_every_page(blocked).await;
        page.reload().await;
        page.see(".notice", "does not let the page keep anything").await;
        rate_first_questions(page, 2).await;
    });
    seen.await.asks_no_other_origin();
}

#[tokio::test]
async fn ratings_that_cannot_be_read_are_set_aside_and_never_overwritten() {
    visit("", async |page| {
        // The page must have started, or it would find the text already now and set it aside before the reload.
        page.all_is_here().await;
        page.ask(&format!("localStorage.setItem('{KEY}', 'not a record')")).await;
        page.reload().await;
        page.see(".notice", "set aside").await;
        rate_first_questions(page, 1).await;
        let kept = page.ask("return Object.values(localStorage)").await;
        assert!(kept.as_array().unwrap().contains(&"not a record".into()), "{kept}");
    })
    .await;
}

#[tokio::test]
async fn a_tab_that_slept_while_the_storage_was_emptied_keeps_everything_again() {
    let is_kept = format!("return localStorage.getItem('{KEY}') !== null");
    let seen = Visit::to("").go(async |page| {
        // Who sleeps hears nothing.
        let deaf =
            "addEventListener('storage', event => { if (window.asleep) event.stopImmediatePropagation() })";
        page.before_every_page(deaf).await;
        page.reload().await;
        rate_first_questions(page, 1).await;
        page.click(".consent .button").await;
        page.until(&is_kept).await;
        page.ask("window.asleep = true; addEventListener('storage', () => { window.heard = true })").await;
        page.in_a_passing_tab("catalog/LICENSE.txt", async || {
            page.ask("localStorage.clear()").await;
        })
        .await;
        page.until(&is_kept).await;
        assert_eq!(page.ask("return window.heard").await, Value::Null);
    });
    // For a text the browser looks for an icon that is not there, and says so.
    seen.await.asks_no_other_origin();
}

#[tokio::test]
async fn another_open_tab_follows_at_once() {
    visit("", async |page| {
        rate_first_questions(page, 1).await;
        page.click(".consent .button").await;
        page.miss(".consent").await;
        page.in_another_tab("", async || {
            page.see(".lead", &words::home::progress(1)).await;
            page.type_into(".shelf li:first-child input[type=radio]", "4").await;
            page.see(".lead", &words::home::progress(2)).await;
        })
        .await;
        page.see(".lead", &words::home::progress(2)).await;
    })
    .await;
}
