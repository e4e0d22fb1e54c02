//! The site comes alive wherever it is put, and says so when it cannot.

use std::fs;
use std::path::PathBuf;

use bijou::words::home;

use crate::harness::{Page, Visit, copy_of_site, file_ending_in, visit};

const WITHOUT_SIMD: &str = "
    WebAssembly.validate = () => false;
    WebAssembly.instantiateStreaming = () => Promise.reject(new WebAssembly.CompileError('no SIMD'));
    WebAssembly.instantiate = WebAssembly.instantiateStreaming;
";

#[tokio::test]
async fn the_site_starts_at_the_root_of_a_host() {
    visit("", is_alive).await;
}

#[tokio::test]
async fn the_same_files_start_under_any_path() {
    Visit::to("").under("/some/sub/path").go(is_alive).await.keeps_the_promises();
}

#[tokio::test]
async fn a_program_that_does_not_arrive_whole_is_told_and_can_be_tried_again() {
    let site = copy_of_site();
    let wasm = file_ending_in(site.path(), "_bg.wasm");
    let whole = fs::read(&wasm).unwrap();
    fs::write(&wasm, &whole[..whole.len() / 2]).unwrap();
    let seen = Visit::to("").of_site(site.path()).go(async |page| {
        page.see("#not-started", "could not be loaded").await;
        fs::write(&wasm, &whole).unwrap();
        page.click("#start-again").await;
        is_alive(page).await;
    });
    seen.await.asks_no_other_origin();
}

#[tokio::test]
async fn the_late_part_is_fetched_again_when_it_did_not_arrive_whole() {
    let site = copy_of_site();
    let late = fs::read_dir(site.path()).unwrap().map(|entry| entry.unwrap().path());
    let is_late = |file: &PathBuf| {
        let name = file.to_string_lossy();
        name.contains("late-") && name.ends_with(".wasm")
    };
    // A draft is in one piece.
    let Some(late) = late.into_iter().find(is_late) else { return };
    let whole = fs::read(&late).unwrap();
    fs::write(&late, &whole[..whole.len() / 2]).unwrap();
    let seen = Visit::to("browse/").of_site(site.path()).go(async |page| {
        page.see(".notice", "late.wasm").await;
        fs::write(&late, &whole).unwrap();
        page.click(".notice .button").await;
        page.find("#search").await;
    });
    seen.await.asks_no_other_origin();
}

#[tokio::test]
async fn a_browser_without_simd_is_told_what_it_lacks() {
    let seen = Visit::to("").go(async |page| {
        page.before_every_page(WITHOUT_SIMD).await;
        page.reload().await;
        page.see("#too-old", "too old").await;
    });
    seen.await.asks_no_other_origin();
}

#[tokio::test]
async fn the_security_policy_stops_a_script_that_was_slipped_in() {
    let site = copy_of_site();
    let index = site.path().join("index.html");
    let html = fs::read_to_string(&index).unwrap();
    fs::write(&index, html.replace("<main", "<script>window.slippedIn = true</script><main")).unwrap();
    let seen = Visit::to("").of_site(site.path()).go(async |page| {
        is_alive(page).await;
        assert!(page.ask("return window.slippedIn").await.is_null());
    });
    let complaints = seen.await.complaints;
    assert!(
        complaints.iter().any(|complaint| complaint.contains("Content Security Policy")),
        "{complaints:?}"
    );
}

async fn is_alive(page: &Page) {
    page.miss("#frame").await;
    page.see("h1", home::welcome()).await;
}
