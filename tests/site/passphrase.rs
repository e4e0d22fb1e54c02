//! A library under a passphrase: what lies in the storage says nothing, and nothing is lost on the way there and back.

use std::fs;

use bijou::store::{Opened, open};
use bijou::words::{self, lock, passphrase as words_of, privacy};
use tempfile::TempDir;

use crate::harness::{Page, visit};
use crate::journey::rate_first_questions;

const PHRASE: &str = "correct horse battery";
const OTHER: &str = "quite another one";
/// All that is kept, as one text.
const KEPT: &str = "return Object.entries(localStorage).filter(([key]) => key.startsWith('bijou.')).map(([key, text]) => key + ' ' + text).join('\\n')";
const SET: &str = ".passphrase";

/// Somebody who has rated, noted, named a profile, and keeps it.
async fn somebody(page: &Page) {
    rate_first_questions(page, 3).await;
    page.click(".consent .button").await;
    page.miss(".consent").await;
    page.until("return localStorage.getItem('bijou.profile.1') !== null").await;
    page.ask(
        "const record = JSON.parse(localStorage.getItem('bijou.profile.1'));
         record.strangers = { 'title:my own film 1999': { title: 'My Own Film', year: 1999, said: {
             rating: { at: 5, value: { half_stars: 9 } }, note: { at: 5, value: 'Filmed by my sister' } } } };
         localStorage.setItem('bijou.profile.1', JSON.stringify(record));
         localStorage.setItem('bijou.people', JSON.stringify({ version: 1, current: { at: 1, value: 1 },
             profiles: { 1: { at: 5, value: { name: 'Annabel', color: 3 } } } }));
         localStorage.setItem('bijou.aside.5', 'Something of Annabel that was not to be read')",
    )
    .await;
    page.open("privacy/").await;
}

async fn submit(page: &Page, form: &str, texts: &[&str]) {
    page.click(&format!("{form} summary")).await;
    for (at, text) in texts.iter().enumerate() {
        page.find(&format!("{form} .labeled:nth-of-type({}) input", at + 1))
            .await
            .send_keys(text)
            .await
            .unwrap();
    }
    page.click(&format!("{form} button[type=submit]")).await;
}

async fn set_passphrase(page: &Page) {
    submit(page, SET, &[PHRASE, PHRASE]).await;
    page.see("main", words_of::is_set()).await;
}

async fn unlock(page: &Page, phrase: &str) {
    page.find(".lock h1").await;
    page.ask("document.querySelector('.lock .input').value = ''").await;
    page.type_into(".lock .input", phrase).await;
    page.click(".lock button[type=submit]").await;
}

async fn all_kept(page: &Page) -> String {
    page.ask(KEPT).await.as_str().unwrap().to_owned()
}

/// What lies under each key, records as they are read.
fn records(kept: &str) -> Vec<(String, Opened)> {
    let read = |line: &str| line.split_once(' ').map(|(key, text)| (key.to_owned(), open(text)));
    let mut records: Vec<_> = kept.lines().filter_map(read).collect();
    records.sort_by(|(one, _), (other, _)| one.cmp(other));
    records
}

/// That nothing which is kept says anything about the person.
async fn says_nothing(page: &Page) {
    let kept = all_kept(page).await;
    assert_eq!(kept.lines().count(), 3, "{kept}");
    for line in kept.lines() {
        let (key, text) = line.split_once(' ').unwrap();
        assert!(text.starts_with(r#"{"bijou":"sealed","version":1,"#), "{key} is not sealed: {text}");
    }
    for telling in ["half_stars", "films", "My Own", "my own", "sister", "Annabel", "name", "rating", "at\":"]
    {
        assert!(!kept.contains(telling), "`{telling}` stands in {kept}");
    }
}

#[tokio::test]
async fn a_library_under_a_passphrase_says_nothing_in_the_storage_and_opens_with_it_alone() {
    visit("", async |page| {
        somebody(page).await;
        set_passphrase(page).await;
        says_nothing(page).await;
        page.open("library/").await;
        page.see(".lock h1", lock::title()).await;
        let shown = page.ask("return document.documentElement.innerText").await.to_string();
        assert!(!shown.contains("Annabel"), "{shown}");
        unlock(page, OTHER).await;
        page.see(".lock", lock::wrong()).await;
        unlock(page, PHRASE).await;
        page.miss(".lock").await;
        page.find(".rows .row").await;
        assert_eq!(page.texts(".row-title").await.len(), 3);
        let before = all_kept(page).await;
        page.open("privacy/").await;
        unlock(page, PHRASE).await;
        page.see("main", "Annabel").await;
        // What is rated is sealed too, each time anew.
        page.click("a[href$='library/']").await;
        page.click(".rows a[href^='film/']").await;
        page.type_into("main .film-stars [role=radiogroup] input", "1").await;
        page.until(&format!(
            "return ({}) !== {}",
            KEPT.trim_start_matches("return "),
            serde_json::to_string(&before).unwrap()
        ))
        .await;
        says_nothing(page).await;
        let nonces = |kept: &str| {
            kept.split("\"nonce\":\"").skip(1).map(|rest| rest[..16].to_owned()).collect::<Vec<_>>()
        };
        let (before, after) = (nonces(&before), nonces(&all_kept(page).await));
        assert!(after.iter().any(|nonce| !before.contains(nonce)));
        let mut distinct = after.clone();
        distinct.dedup();
        assert_eq!(distinct, after);
    })
    .await;
}

#[tokio::test]
async fn a_passphrase_is_changed_and_removed_and_everything_is_there_again() {
    visit("", async |page| {
        somebody(page).await;
        let before = all_kept(page).await;
        set_passphrase(page).await;
        submit(page, ".passphrase:nth-of-type(1)", &[OTHER, OTHER, OTHER]).await;
        page.see(".passphrase:nth-of-type(1)", lock::wrong()).await;
        page.reload().await;
        unlock(page, PHRASE).await;
        submit(page, ".passphrase:nth-of-type(1)", &[PHRASE, OTHER, OTHER]).await;
        page.see("main", words_of::done_changed()).await;
        says_nothing(page).await;
        page.reload().await;
        unlock(page, PHRASE).await;
        page.see(".lock", lock::wrong()).await;
        unlock(page, OTHER).await;
        page.see("main", words_of::is_set()).await;
        submit(page, ".passphrase:nth-of-type(2)", &[OTHER]).await;
        page.see("main", words_of::done_removed()).await;
        page.until(&format!("return ({}).includes('Annabel')", KEPT.trim_start_matches("return "))).await;
        let after = all_kept(page).await;
        assert_eq!(records(&after), records(&before));
    })
    .await;
}

#[tokio::test]
async fn what_is_too_short_or_typed_differently_is_refused() {
    visit("", async |page| {
        somebody(page).await;
        let before = all_kept(page).await;
        submit(page, SET, &["short", "short"]).await;
        page.see(SET, &words_of::short(10)).await;
        page.reload().await;
        submit(page, SET, &[PHRASE, OTHER]).await;
        page.see(SET, words_of::differ()).await;
        assert_eq!(all_kept(page).await, before);
    })
    .await;
}

#[tokio::test]
async fn locking_by_hand_locks_every_tab_and_going_on_without_touches_nothing() {
    visit("", async |page| {
        somebody(page).await;
        set_passphrase(page).await;
        page.in_another_tab("privacy/", async || {
            unlock(page, PHRASE).await;
            page.see("main", words_of::is_set()).await;
            page.press_button(words_of::lock_now()).await;
            page.see(".lock h1", lock::title()).await;
        })
        .await;
        page.see(".lock h1", lock::title()).await;
        let before = all_kept(page).await;
        page.press_button(lock::without()).await;
        page.see("main", privacy::locked()).await;
        page.open("").await;
        page.find(".lock").await;
        page.press_button(lock::without()).await;
        rate_first_questions(page, 1).await;
        page.reload().await;
        page.find(".lock").await;
        assert_eq!(all_kept(page).await, before);
    })
    .await;
}

#[tokio::test]
async fn a_passphrase_that_another_tab_sets_locks_this_one() {
    visit("", async |page| {
        somebody(page).await;
        page.see("main", "Annabel").await;
        page.in_another_tab("privacy/", async || set_passphrase(page).await).await;
        page.see(".lock h1", lock::title()).await;
        unlock(page, PHRASE).await;
        page.see("main", "Annabel").await;
    })
    .await;
}

#[tokio::test]
async fn what_was_erased_comes_back_under_its_passphrase() {
    visit("", async |page| {
        somebody(page).await;
        set_passphrase(page).await;
        page.press_button(privacy::erase()).await;
        page.see("#erased", &privacy::left("0", "0", "0", "0")).await;
        page.click(".toast .button-quiet").await;
        page.until("return localStorage.getItem('bijou.profile.1') !== null && localStorage.getItem('bijou.people') !== null")
            .await;
        let kept = all_kept(page).await;
        assert!(kept.lines().all(|line| line.contains(r#" {"bijou":"sealed","#)), "{kept}");
        page.reload().await;
        unlock(page, PHRASE).await;
        page.see("main", "Annabel").await;
        // Not keeping any more can be taken back too.
        page.click("fieldset .segment:last-child").await;
        page.until("return localStorage.getItem('bijou.profile.1') === null").await;
        page.click(".toast .button-quiet").await;
        page.until("return (localStorage.getItem('bijou.profile.1') ?? '').startsWith('{\"bijou\":\"sealed\"')").await;
    })
    .await;
}

#[tokio::test]
async fn a_library_that_nobody_touches_locks_itself() {
    visit("", async |page| {
        let clock = "const now = performance.now.bind(performance); performance.now = () => now() + (window.passed ?? 0)";
        page.before_every_page(clock).await;
        somebody(page).await;
        set_passphrase(page).await;
        page.ask("window.passed = 14 * 60e3").await;
        tokio::time::sleep(std::time::Duration::from_secs(6)).await;
        page.see("main", words_of::is_set()).await;
        page.ask("window.passed = 16 * 60e3").await;
        page.see(".lock h1", lock::title()).await;
    })
    .await;
}

#[tokio::test]
async fn a_backup_is_sealed_with_the_library_and_comes_back_on_another_device() {
    let folder = TempDir::new().unwrap();
    let file = folder.path().join("bijou-backup.json");
    visit("", async |page| {
        somebody(page).await;
        page.download_to(folder.path()).await;
        set_passphrase(page).await;
        page.press_button(privacy::export()).await;
        page.wait_for_file(&file).await;
    })
    .await;
    let text = fs::read_to_string(&file).unwrap();
    assert!(text.starts_with(r#"{"bijou":"sealed","#) && !text.contains("Annabel"), "{text}");
    visit("import/", async |page| {
        page.type_into(".import-drop input[type=file]", &file.display().to_string()).await;
        page.see(".lock-form", &words::import::sealed("bijou-backup.json")).await;
        page.type_into(".lock-form .input", OTHER).await;
        page.click(".lock-form .button").await;
        page.see(".lock-form", lock::wrong()).await;
        page.type_into(".lock-form .input", PHRASE).await;
        page.click(".lock-form .button").await;
        page.see(".import-actions .button", &words::import::go(4)).await;
        page.click(".import-actions .button").await;
        page.see(".import-done h2", &words::import::imported(4)).await;
    })
    .await;
}
