//! From somebody's own ratings to their own site, without compiling anything.

use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

use serde_json::{Value, json};
use tempfile::TempDir;

use crate::harness::{Page, Visit, bijou, publish};

const UNDER: &str = "/some/sub/path";

const WITHOUT_SIMD: &str = "
    WebAssembly.validate = () => false;
    WebAssembly.instantiateStreaming = () => Promise.reject(new WebAssembly.CompileError('no SIMD'));
    WebAssembly.instantiate = WebAssembly.instantiateStreaming;
";

const KEPT: &str =
    "return navigator.serviceWorker.getRegistration().then(one => one?.active?.state === 'activated')";

/// Films that nobody else has, rated by two circles of people: each loves one half.
fn ratings(folder: &Path) {
    let mut movies = "movieId,title,genres\n".to_owned();
    for film in 1..=60 {
        let genre = if film <= 30 { "Crime|Drama" } else { "Animation|Comedy" };
        writeln!(movies, "{film},Reel {film} of the Club ({}),{genre}", 1950 + film).unwrap();
    }
    let mut ratings = "userId,movieId,rating,timestamp\n".to_owned();
    for person in 0..40 {
        for film in (1..=60).filter(|film| (film + person) % 4 != 0) {
            let stars = if (film <= 30) == (person < 20) { 4.5 } else { 1.5 };
            writeln!(ratings, "{person},{film},{stars},{}", 1_000_000 + film).unwrap();
        }
    }
    fs::write(folder.join("movies.csv"), movies).unwrap();
    fs::write(folder.join("ratings.csv"), ratings).unwrap();
}

/// Trains a catalog of these, which says how the site presents itself.
fn catalog_of_club(folder: &TempDir) -> PathBuf {
    ratings(folder.path());
    let catalog = folder.path().join("catalog");
    bijou(["train", folder.path().to_str().unwrap(), "--out", catalog.to_str().unwrap(), "--factors", "8"]);
    let file = catalog.join("manifest.json");
    let mut manifest: Value = serde_json::from_slice(&fs::read(&file).unwrap()).unwrap();
    manifest["site"] = json!({
        "title": "Film Club <5",
        "description": "What our club would watch",
        "words": { "en": { "browser": "window" } },
        "accent": { "light": "#1f5f8b", "dark": "#8ec5f0" },
    });
    fs::write(&file, serde_json::to_string_pretty(&manifest).unwrap()).unwrap();
    catalog
}

#[tokio::test]
async fn three_commands_make_a_strangers_ratings_a_site_that_works_under_any_path_and_without_a_network() {
    let folder = TempDir::new().unwrap();
    let out = folder.path().join("public");
    let printed = publish(&catalog_of_club(&folder), &out, &["--precompress"]);
    assert!(printed.contains("60 films"), "{printed}");
    let seen = Visit::to("").under(UNDER).of_site(&out).go(async |page| {
        page.see(".card", "of the Club").await;
        let accent =
            page.ask("return getComputedStyle(document.documentElement).getPropertyValue('--brass')").await;
        assert!(["#1f5f8b", "#8ec5f0"].contains(&accent.as_str().unwrap().trim()), "{accent}");
        // It is active only when every file was the one that its list says.
        page.until(KEPT).await;
        page.cut_off();
        page.stop_workers().await;
        page.open("browse/#q=reel").await;
        page.see(".results", "of the Club").await;
        page.open("film/#59").await;
        page.see("h1", "Reel 59 of the Club").await;
    });
    seen.await.asks_no_other_origin();
}

#[tokio::test]
async fn the_owners_name_stands_in_the_frame_before_the_program_runs() {
    let folder = TempDir::new().unwrap();
    let out = folder.path().join("public");
    publish(&catalog_of_club(&folder), &out, &[]);
    let seen = Visit::to("").of_site(&out).go(async |page| {
        page.before_every_page(WITHOUT_SIMD).await;
        page.reload().await;
        page.see("#too-old", "This window is too old for Film Club <5").await;
        page.see("#front .wordmark", "Film Club <5").await;
        assert_eq!(page.ask("return document.title").await, "Film Club <5");
        assert_eq!(described(page).await, "What our club would watch");
        let name = "return fetch('app.webmanifest').then(answer => answer.json()).then(app => app.name)";
        assert_eq!(page.ask(name).await, "Film Club <5");
    });
    seen.await.asks_no_other_origin();
}

#[tokio::test]
async fn a_wrong_address_leads_home_where_the_path_is_known() {
    let folder = TempDir::new().unwrap();
    let out = folder.path().join("public");
    publish(&catalog_of_club(&folder), &out, &["--base", UNDER]);
    let seen = Visit::to("no/such/page").under(UNDER).of_site(&out).go(async |page| {
        page.see("h1", "no page").await;
        page.click("#home[href='/some/sub/path/']").await;
        page.see(".card", "of the Club").await;
        assert_eq!(page.path().await, "");
    });
    seen.await.asks_no_other_origin();
}

async fn described(page: &Page) -> Value {
    page.ask("return document.querySelector('meta[name=description]').content").await
}
