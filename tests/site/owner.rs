//! A site in its owner's words: what the manifest says of it, without another program.

use std::fs;

use serde_json::{Value, json};
use tempfile::TempDir;

use crate::harness::{Page, Visit, copy_of_site};

/// Texts in sight that still speak of films.
const FILMS: &str = r"return (document.body.innerText.match(/[^\n]*\bfilms?\b[^\n]*/gi) ?? [])";

/// A copy of the site whose manifest says more.
fn site_that_says(more: &[(&str, Value)]) -> TempDir {
    let site = copy_of_site();
    let file = site.path().join("catalog/manifest.json");
    let mut manifest: Value = serde_json::from_slice(&fs::read(&file).unwrap()).unwrap();
    for (name, value) in more {
        manifest[*name] = value.clone();
    }
    fs::write(&file, manifest.to_string()).unwrap();
    site
}

fn book_club() -> Value {
    json!({
        "title": "Chapter & <b>Verse</b>",
        "words": {
            "en": { "film": "book", "films": "books", "a film": "a book", "seen": "read", "have you seen": "have you read" },
            "de": { "Film": "Buch", "Filme": "Bücher", "gesehen": "gelesen" },
        },
        "links": [
            { "name": "Open Library", "url": "https://openlibrary.org/search?q={title}+{year}" },
            { "name": "Unsafe", "url": "http://example.org/{id}" },
        ],
    })
}

async fn visit_in(languages: &'static str, path: &str, story: impl AsyncFnOnce(&Page)) {
    let site = site_that_says(&[("site", book_club())]);
    // A worker would refuse a manifest that is not of its version; `bijou publish` fills it anew.
    let visit = Visit::to(path).of_site(site.path()).speaking(languages).keeping_no_program();
    visit.go(story).await.keeps_the_promises();
}

#[tokio::test]
async fn every_page_speaks_of_books_where_the_site_does() {
    visit_in("en-US,en", "", async |page| {
        page.see("h1", "What have you read?").await;
        page.see(".wordmark", "Chapter & <b>Verse</b>").await;
        page.all_is_here().await;
        for path in ["", "browse/", "library/", "insights/", "night/", "compare/", "import/"] {
            page.open(path).await;
            page.find("h1").await;
            page.all_is_here().await;
            let left: Vec<String> = serde_json::from_value(page.ask(FILMS).await).unwrap();
            // Titles, genres and names of other services are not the program's words.
            let left: Vec<_> =
                left.iter().filter(|text| !text.contains("Film noir") && !text.contains("IMDb")).collect();
            assert!(left.is_empty(), "{path}: {left:?}");
            let title = page.ask("return document.title").await;
            assert!(title.as_str().unwrap().contains("Chapter & <b>Verse</b>"), "{title}");
        }
    })
    .await;
}

#[tokio::test]
async fn other_languages_have_words_of_their_own() {
    visit_in("de-DE,de", "", async |page| {
        page.see("h1", "Was hast du gelesen?").await;
        page.see("body", "Drei Bücher reichen für den Anfang").await;
    })
    .await;
}

#[tokio::test]
async fn a_films_page_leads_to_where_the_site_says_and_nowhere_unsafe() {
    visit_in("en-US,en", "film/#318", async |page| {
        page.find(".outsides a").await;
        let links = page.ask("return [...document.querySelectorAll('.outsides a')].map((a) => a.href)").await;
        assert_eq!(links, json!(["https://openlibrary.org/search?q=The%20Shawshank%20Redemption+1994"]));
    })
    .await;
}

#[tokio::test]
async fn what_an_update_brought_stands_on_a_shelf_without_what_was_rated() {
    // The second one is among those that whoever comes back has rated; the last is not in this catalog.
    let added = json!({ "count": 12, "films": ["527", "296", "no-such-film"] });
    let site = site_that_says(&[("added", added)]);
    let visit = Visit::to("").of_site(site.path()).keeping_no_program();
    let story = async |page: &Page| {
        page.all_is_here().await;
        page.come_back_with(12).await;
        page.all_is_here().await;
        page.ask("document.querySelector('.everything').scrollIntoView()").await;
        page.see(".discover", "New here").await;
        page.see(".discover", "12 films came with it.").await;
        let shelf =
            "[...document.querySelectorAll('.reel')].find((reel) => /New here/.test(reel.textContent))";
        page.until(&format!("return {shelf}.querySelectorAll('li').length === 1")).await;
    };
    visit.go(story).await.keeps_the_promises();
}
