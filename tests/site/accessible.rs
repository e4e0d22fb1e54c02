//! Nobody is kept out: axe-core looks through every page and what opens on it, in both themes, at both sizes.

use bijou::words;
use fantoccini::key::Key;
use xtask::site::pages::PAGES;

use crate::harness::{Look, Page, visit};

/// Ratings of somebody who has been here for a while.
const RATINGS: usize = 40;

/// A passphrase for typing by keyboard.
const PASSPHRASE: &str = "correct horse battery";

/// Every page. Film and browse show nothing without their fragment.
fn paths() -> Vec<String> {
    let path = |page: &&str| match *page {
        "film" => "film/#318".to_owned(),
        page => format!("{page}/"),
    };
    PAGES.iter().map(path).chain([String::new(), "browse/#q=godfahter".to_owned()]).collect()
}

#[tokio::test]
async fn no_page_keeps_a_newcomer_out() {
    visit("", async |page| {
        let mut found = Vec::new();
        for path in paths() {
            page.open(&path).await;
            found.extend(in_every_look(page, &path).await);
        }
        assert!(found.is_empty(), "{} violations:\n{}", found.len(), found.join("\n"));
    })
    .await;
}

#[tokio::test]
async fn no_page_keeps_somebody_with_ratings_out() {
    visit("", async |page| {
        page.come_back_after_years(RATINGS).await;
        let mut found = Vec::new();
        for path in paths() {
            page.open(&path).await;
            found.extend(in_every_look(page, &format!("{path} with ratings")).await);
        }
        assert!(found.is_empty(), "{} violations:\n{}", found.len(), found.join("\n"));
    })
    .await;
}

#[tokio::test]
async fn nothing_that_opens_keeps_anybody_out() {
    visit("", async |page| {
        let mut found = Vec::new();
        page.find(".picks .card-title").await;
        page.type_into("body", "?").await;
        page.find("dialog[open]").await;
        found.extend(in_every_look(page, "the list of shortcuts").await);
        page.type_into("dialog[open] button", &Key::Escape.to_string()).await;
        page.miss("dialog[open]").await;
        page.press_button(words::home::way_groups()).await;
        page.click(".group:nth-child(2) .group-more").await;
        found.extend(in_every_look(page, "groups of films").await);
        page.press_button(words::home::way_films()).await;
        for film in 1..=3 {
            page.type_into(&format!(".questions li:nth-child({film}) input[type=radio]"), "4").await;
        }
        page.find(".consent").await;
        found.extend(in_every_look(page, "the question whether to keep").await);
        page.click(".consent .button-quiet").await;
        page.click("button[aria-controls='tune']").await;
        found.extend(in_every_look(page, "tuning").await);
        page.press_button(words::discover::surprise()).await;
        page.find("dialog[open] .hero-title").await;
        found.extend(in_every_look(page, "a surprise").await);
        page.type_into("dialog[open] .button", &Key::Escape.to_string()).await;
        page.miss("dialog[open]").await;
        page.click(".picks .action:last-child").await;
        page.find(".toast").await;
        found.extend(in_every_look(page, "a message").await);
        assert!(found.is_empty(), "{} violations:\n{}", found.len(), found.join("\n"));
    })
    .await;
}

#[tokio::test]
async fn a_passphrase_keeps_only_strangers_out() {
    visit("", async |page| {
        let mut found = Vec::new();
        page.come_back_after_years(RATINGS).await;
        page.open("privacy/").await;
        page.click(".passphrase summary").await;
        found.extend(in_every_look(page, "a new passphrase").await);
        for field in 1..=2 {
            page.type_into(&format!(".passphrase .labeled:nth-of-type({field}) input"), PASSPHRASE).await;
        }
        page.press(Key::Enter).await;
        page.click(".passphrase:nth-of-type(1) summary").await;
        found.extend(in_every_look(page, "another passphrase").await);
        page.reload().await;
        page.find(".lock .input").await;
        found.extend(in_every_look(page, "the question for the passphrase").await);
        page.type_into(".lock .input", PASSPHRASE).await;
        page.press(Key::Enter).await;
        page.miss(".lock").await;
        assert!(found.is_empty(), "{} violations:\n{}", found.len(), found.join("\n"));
    })
    .await;
}

async fn in_every_look(page: &Page, what: &str) -> Vec<String> {
    let mut found = Vec::new();
    page.miss("#frame").await;
    page.miss(".skeleton").await;
    for look in Look::ALL {
        page.look(look).await;
        // Colors glide to their new theme.
        page.until("return document.getAnimations().every(motion => motion.playState !== 'running')").await;
        let violations = page.violations().await;
        found.extend(violations.into_iter().map(|violation| format!("{what}, {}: {violation}", look.name())));
    }
    found
}
