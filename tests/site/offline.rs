//! Without a network, and from one version to the next.

use std::fs;

use bijou::address::Page as Place;
use bijou::words::{home, privacy, update};
use serde_json::{Value, json};
use tempfile::TempDir;

use crate::harness::{Log, Page, Seen, Visit, copy_of_site, visit};
use crate::journey::rate_first_questions;

/// True once the worker keeps the whole program.
const KEPT: &str =
    "return navigator.serviceWorker.getRegistration().then(one => one?.active?.state === 'activated')";
/// The versions that are kept.
const VERSIONS: &str =
    "return caches.keys().then(names => names.filter(name => name.startsWith('bijou.files')).sort())";
/// Lets the browser look for a later version now, and not within the next day.
const LOOK: &str = "return navigator.serviceWorker.getRegistration().then(one => one.update()).then(() => true, () => false)";

#[tokio::test]
async fn after_a_first_visit_every_page_opens_without_a_network() {
    visit("", async |page| {
        page.until(KEPT).await;
        rate_first_questions(page, 3).await;
        page.click(".consent .button").await;
        page.miss(".consent").await;
        page.reload().await;
        page.find(".shelf").await;
        page.cut_off();
        // The worker begins anew with each page.
        for place in Place::ALL {
            let fragment = if place == Place::Film { "#318" } else { "" };
            page.open(&format!("{}{fragment}", place.href().trim_start_matches("./"))).await;
            page.miss("#frame").await;
            page.find("main h1").await;
            page.stop_workers().await;
        }
        page.open("browse/#q=sharknado").await;
        page.see(".results", "Sharknado").await;
        // Without its slash a page is the same.
        page.open("library").await;
        page.find(".rows .row").await;
        assert_eq!(page.path().await, "library/");
    })
    .await;
}

#[tokio::test]
async fn a_wrong_address_is_one_without_a_network_too() {
    let visited = Visit::to("").go(async |page| {
        page.until(KEPT).await;
        page.reload().await;
        page.cut_off();
        page.open("nothing/here").await;
        page.see("main", bijou::words::frame::no_page()).await;
    });
    // That there is no page at an address stands in the console.
    visited.await.asks_no_other_origin();
}

#[tokio::test]
async fn later_visits_ask_the_host_for_nothing_but_a_later_version() {
    let log = Log::default();
    Visit::to("")
        .noted_in(&log)
        .go(async |page| {
            page.until(KEPT).await;
            log.take();
            for path in ["", "browse/", "privacy/"] {
                page.open(path).await;
                page.miss("#frame").await;
                page.settle().await;
            }
            let asked: Vec<String> = log.take().into_iter().map(|asked| asked.target).collect();
            assert!(asked.iter().all(|target| target == "/worker.js"), "{asked:?}");
        })
        .await
        .keeps_the_promises();
}

#[tokio::test]
async fn a_later_version_is_offered_and_starts_when_the_person_says_so() {
    let visited = while_another_is_published(async |page, _, before| {
        assert_eq!(page.ask(LOOK).await, true);
        page.see(".update", update::ready()).await;
        // It waits: what is open goes on as it was, and so does what is opened meanwhile.
        page.in_a_passing_tab("browse/", async || {
            page.miss("#frame").await;
            assert_eq!(page.count("meta[name='another']").await, 0);
        })
        .await;
        page.press_button(update::start()).await;
        page.find("meta[name='another']").await;
        page.see("h1", home::welcome()).await;
        page.until("return caches.keys().then(names => names.length === 1)").await;
        assert_ne!(page.ask(VERSIONS).await, before);
    });
    visited.await.keeps_the_promises();
}

#[tokio::test]
async fn a_later_version_leaves_other_tabs_alone_and_never_costs_a_visit_its_ratings() {
    let visited = while_another_is_published(async |page, _, _| {
        page.in_another_tab("browse/", async || {
            assert_eq!(page.ask(LOOK).await, true);
            page.see(".update", update::ready()).await;
            page.press_button(update::start()).await;
            page.see(".update", update::other_tabs()).await;
            assert_eq!(page.count("meta[name='another']").await, 0);
        })
        .await;
        page.see(".update", update::ready()).await;
        // Said and not kept: loading the page anew would lose it.
        rate_first_questions(page, 1).await;
        page.miss(".update").await;
    });
    visited.await.keeps_the_promises();
}

#[tokio::test]
async fn a_version_that_is_not_there_as_a_whole_is_not_kept() {
    let visited = while_another_is_published(async |page, site, before| {
        // Some of the files on the host are of yet another version.
        let front = site.path().join("index.html");
        let html = fs::read_to_string(&front).unwrap();
        fs::write(&front, html.replace("another", "a third")).unwrap();
        page.ask(LOOK).await;
        page.until(
            "return navigator.serviceWorker.getRegistration().then(one => !one.installing && !one.waiting)",
        )
        .await;
        page.reload().await;
        page.see("h1", home::welcome()).await;
        assert_eq!(page.count(".update, meta[name='a third']").await, 0);
        let kept = page.ask(VERSIONS).await;
        assert!(kept.as_array().unwrap().contains(&before[0]), "{kept}");
    });
    visited.await.asks_no_other_origin();
}

#[tokio::test]
async fn who_wants_no_program_kept_has_none_until_they_want_it_again() {
    visit("privacy/", async |page| {
        page.until(KEPT).await;
        page.reload().await;
        page.see("main", privacy::program_refuse()).await;
        page.press_button(privacy::program_refuse()).await;
        page.see("main", privacy::program_refused()).await;
        page.reload().await;
        page.see("main", privacy::program_refused()).await;
        let workers = "return navigator.serviceWorker.getRegistrations().then(all => all.length)";
        assert_eq!(page.ask(workers).await, 0);
        assert_eq!(page.ask(VERSIONS).await, json!([]));
        page.press_button(privacy::program_allow()).await;
        page.until(KEPT).await;
    })
    .await;
}

/// A visit to a site that was kept before, and now gets another version; the versions kept before are told to the story.
async fn while_another_is_published(story: impl AsyncFnOnce(&Page, &TempDir, Value)) -> Seen {
    let site = copy_of_site();
    let visit = Visit::to("").of_site(site.path());
    visit
        .go(async |page| {
            page.until(KEPT).await;
            page.reload().await;
            let before = page.ask(VERSIONS).await;
            publish_another(&site);
            story(page, &site, before).await;
        })
        .await
}

/// Replaces the site by one whose front page says that it is another.
fn publish_another(site: &TempDir) {
    let front = site.path().join("index.html");
    let html = fs::read_to_string(&front).unwrap();
    fs::write(&front, html.replace("</head>", "<meta name=\"another\" /></head>")).unwrap();
    bijou_site::fill(site.path()).unwrap();
}
