//! The privacy page: what is kept, byte by byte, what is left after erasing, and what the browser has promised.

use std::fs;

use bijou::words::{app, backup, import, privacy, trouble};
use tempfile::TempDir;

use crate::harness::{Page, visit};
use crate::journey::rate_first_questions;

/// Characters of all that is kept, keys included: ASCII here, so bytes.
const BYTES: &str =
    "Object.entries(localStorage).reduce((sum, [key, text]) => sum + key.length + text.length, 0)";

async fn keep(page: &Page) {
    page.click(".consent .button").await;
    page.miss(".consent").await;
    page.until("return localStorage.getItem('bijou.profile.1') !== null").await;
}

#[tokio::test]
async fn every_byte_that_is_kept_is_counted_and_can_be_read() {
    visit("", async |page| {
        rate_first_questions(page, 2).await;
        keep(page).await;
        page.click("a[href$='privacy/']").await;
        let bytes = page.ask(&format!("return {BYTES}")).await.as_u64().unwrap() as usize;
        page.see("main", &privacy::bytes(bytes, "2")).await;
        page.click(".record summary").await;
        let shown = page.texts(".record pre").await;
        let kept =
            page.ask("return Object.keys(localStorage).sort().map(key => localStorage.getItem(key))").await;
        assert_eq!(serde_json::json!(shown), kept);
        // The browser was asked for its promise, and its answer stands there.
        let promised = page.ask("return navigator.storage.persisted()").await == true;
        page.see("main", if promised { privacy::promised() } else { privacy::may_clear() }).await;
    })
    .await;
}

#[tokio::test]
async fn erasing_leaves_zero_bytes_in_every_tab_and_shows_it() {
    visit("", async |page| {
        rate_first_questions(page, 2).await;
        keep(page).await;
        // Something that another program of the same host keeps is not ours.
        page.ask("localStorage.setItem('another.site', 'stays'); return caches.open('bijou.program').then(cache => cache.put('icon.svg', new Response('x')))").await;
        page.ask("return caches.open('another.site').then(() => true)").await;
        page.in_another_tab("privacy/", async || {
            page.press_button(privacy::erase()).await;
            page.see("#erased", &privacy::left("0", "0", "0", "0")).await;
        })
        .await;
        // A worker that began a moment before takes away what it has.
        page.until("return caches.keys().then(names => names.join() === 'another.site')").await;
        assert_eq!(page.ask("return navigator.serviceWorker.getRegistrations().then(all => all.length)").await, 0);
        // The first tab does not write it back, not even when it is left.
        tokio::time::sleep(std::time::Duration::from_millis(300)).await;
        page.open("library/").await;
        let kept = page.ask("return Object.keys(localStorage)").await;
        assert_eq!(kept, serde_json::json!(["another.site"]));
        assert_eq!(page.ask("return sessionStorage.length").await, 0);
        assert_eq!(page.ask("return document.cookie").await, "");
        assert_eq!(page.ask("return indexedDB.databases().then(all => all.length)").await, 0);
    })
    .await;
}

#[tokio::test]
async fn erasing_can_be_taken_back_for_a_while() {
    visit("", async |page| {
        rate_first_questions(page, 2).await;
        keep(page).await;
        let before = page.ask("return localStorage.getItem('bijou.profile.1')").await;
        page.click("a[href$='privacy/']").await;
        page.press_button(privacy::erase()).await;
        page.see("#erased", &privacy::left("0", "0", "0", "0")).await;
        page.see(".toast", app::undo()).await;
        page.click(".toast .button-quiet").await;
        page.until("return localStorage.getItem('bijou.profile.1') !== null").await;
        assert_eq!(page.ask("return localStorage.getItem('bijou.profile.1')").await, before);
    })
    .await;
}

#[tokio::test]
async fn what_was_set_aside_can_be_saved_and_removed_and_brought_back() {
    let folder = TempDir::new().unwrap();
    visit("", async |page| {
        page.download_to(folder.path()).await;
        rate_first_questions(page, 1).await;
        keep(page).await;
        page.ask("localStorage.setItem('bijou.aside.7', 'what nobody can read')").await;
        page.open("privacy/").await;
        page.press_button(privacy::save_aside()).await;
        let file = folder.path().join("bijou-set-aside.txt");
        page.wait_for_file(&file).await;
        assert_eq!(fs::read_to_string(&file).unwrap(), "what nobody can read");
        page.press_button(privacy::remove_aside()).await;
        page.until("return localStorage.getItem('bijou.aside.7') === null").await;
        page.click(".toast .button-quiet").await;
        page.until("return localStorage.getItem('bijou.aside.7') === 'what nobody can read'").await;
    })
    .await;
}

#[tokio::test]
async fn a_library_of_a_later_version_is_shown_and_never_written() {
    visit("privacy/", async |page| {
        let later =
            r#"{"version":9,"mood":"blue","films":{"318":{"rating":{"at":7,"value":{"half_stars":9}}}}}"#;
        page.ask(&format!("localStorage.setItem('bijou.profile.1', '{later}')")).await;
        page.open("library/").await;
        page.see(".notice", trouble::newer()).await;
        page.see(".row-title", "Shawshank").await;
        page.click(".row button[aria-label^='Remove']").await;
        page.open("privacy/").await;
        page.click("fieldset .segment").await;
        page.see(".notice", trouble::newer()).await;
        page.open("library/").await;
        assert_eq!(page.ask("return localStorage.getItem('bijou.profile.1')").await, later);
    })
    .await;
}

#[tokio::test]
async fn a_large_library_without_a_backup_is_mentioned_until_there_is_one() {
    let folder = TempDir::new().unwrap();
    visit("", async |page| {
        page.download_to(folder.path()).await;
        page.come_back_with(42).await;
        page.open("library/").await;
        page.see(".reminder", &backup::due(42)).await;
        page.press_button(backup::save()).await;
        page.wait_for_file(&folder.path().join("bijou-backup.json")).await;
        page.miss(".reminder").await;
        page.reload().await;
        page.find(".rows .row").await;
        assert_eq!(page.count(".reminder").await, 0);
    })
    .await;
}

#[tokio::test]
async fn everything_of_two_people_comes_back_on_another_device() {
    let folder = TempDir::new().unwrap();
    let file = folder.path().join("bijou-backup.json");
    visit("", async |page| {
        page.download_to(folder.path()).await;
        rate_first_questions(page, 2).await;
        keep(page).await;
        let ben = r#"{"version":2,"films":{"318":{"rating":{"at":7,"value":{"half_stars":9}}}}}"#;
        let people = r#"{"version":1,"current":{"at":1,"value":1},"profiles":{"1":{"at":5,"value":{"name":"Anna","color":3}},"2":{"at":6,"value":{"name":"Ben","color":5}}}}"#;
        page.ask(&format!(
            "localStorage.setItem('bijou.profile.2', '{ben}'); localStorage.setItem('bijou.people', '{people}')"
        ))
        .await;
        page.open("privacy/").await;
        page.press_button(privacy::export()).await;
        page.wait_for_file(&file).await;
    })
    .await;
    visit("import/", async |page| {
        page.type_into(".import-drop input[type=file]", &file.display().to_string()).await;
        page.see("main", &import::backup(2)).await;
        page.see("main", &import::backup_others(1, "Ben")).await;
        page.see(".import-actions .button", &import::go(3)).await;
        page.click(".import-actions .button").await;
        page.see(".import-done h2", &import::imported(3)).await;
        keep(page).await;
        page.until("return (localStorage.getItem('bijou.people') ?? '').includes('Ben')").await;
        page.until("return (localStorage.getItem('bijou.profile.2') ?? '').includes('\"half_stars\":9')")
            .await;
        // Once more brings nobody twice.
        page.click(".import-done button").await;
        page.type_into(".import-drop input[type=file]", &file.display().to_string()).await;
        page.click(".import-actions .button").await;
        page.find(".import-done").await;
        assert_eq!(page.ask("return localStorage.getItem('bijou.profile.3')").await, serde_json::Value::Null);
    })
    .await;
}
