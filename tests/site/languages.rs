//! The page speaks the visitor's language, or the one that is chosen, and nobody can tell from the requests.

use bijou_words::Texts;

use crate::harness::{Page, Visit, visit};
use crate::journey::{for_this_visit_only, rate_first_questions};

const CHOICE: &str = "#language";

/// What German says under a key.
fn german(key: &str) -> String {
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/words/de.txt");
    let texts = Texts::read(file, &std::fs::read_to_string(file).unwrap()).unwrap();
    texts.get(key).unwrap().forms.last().unwrap().1.clone()
}

#[tokio::test]
async fn a_german_browser_sees_german_with_its_own_numbers() {
    let seen = Visit::to("").speaking("de-DE,de,en").go(async |page| {
        page.see("h1", &german("home.welcome")).await;
        assert_eq!(page.ask("return document.documentElement.lang").await, "de");
        rate_first_questions_in_german(page).await;
        let stars = page.texts(".card-prediction span").await;
        assert!(stars.len() > 5 && stars.iter().all(|stars| stars.contains(',')), "{stars:?}");
        page.open("browse/").await;
        page.until("return document.querySelector('.results-count')?.innerText.startsWith('88.')").await;
        assert!(page.texts(".chip").await.contains(&"Komödie".to_owned()));
    });
    seen.await.keeps_the_promises();
}

#[tokio::test]
async fn another_language_is_chosen_without_losing_the_page_and_is_kept() {
    visit("", async |page| {
        rate_first_questions(page, 1).await;
        page.click(".consent .button").await;
        page.open("film/#318").await;
        page.see("h1", "").await;
        choose(page, "de").await;
        page.see(".film-reasons h2", &german("film.reasons")).await;
        assert_eq!(page.path().await, "film/#318");
        page.until("return document.activeElement.id === 'language'").await;
        page.reload().await;
        page.see(".film-reasons h2", &german("film.reasons")).await;
        choose(page, "system").await;
        page.see(".film-reasons h2", "Why").await;
        assert_eq!(page.ask("return document.documentElement.lang").await, "en");
    })
    .await;
}

#[tokio::test]
async fn nothing_is_stored_by_choosing_a_language() {
    visit("", async |page| {
        rate_first_questions(page, 1).await;
        for_this_visit_only(page).await;
        choose(page, "de").await;
        page.see("h1", &german("home.welcome")).await;
        page.see(".lead", "Ein Film").await;
        assert_eq!(page.ask("return localStorage.length").await, 0);
    })
    .await;
}

#[tokio::test]
async fn whoever_speaks_another_language_asks_for_the_same_files() {
    let mut all = Vec::new();
    for languages in ["en-US,en", "de-DE,de", "fr"] {
        let seen = Visit::to("").speaking(languages).go(async |page| {
            page.until("return performance.getEntriesByType('resource').some(e => e.name.includes('tail-'))")
                .await;
        });
        let seen = seen.await;
        seen.keeps_the_promises();
        let fetched = |url: &String| url.contains("/words/") || url.contains("/catalog/");
        let path = |url: &String| url.splitn(4, '/').nth(3).unwrap_or_default().to_owned();
        all.push(seen.requests.iter().filter(|url| fetched(url)).map(path).collect::<Vec<_>>());
    }
    assert!(all[0].len() >= 5 && all[0].iter().any(|path| path.starts_with("words/de-")), "{:?}", all[0]);
    assert!(all.iter().all(|requests| *requests == all[0]), "{all:#?}");
}

#[tokio::test]
async fn a_language_that_does_not_arrive_leaves_english() {
    let site = crate::harness::copy_of_site();
    std::fs::remove_dir_all(site.path().join("words")).unwrap();
    let seen = Visit::to("").of_site(site.path()).speaking("de").go(async |page| {
        page.see("h1", bijou::words::home::welcome()).await;
    });
    seen.await.asks_no_other_origin();
}

async fn choose(page: &Page, code: &str) {
    page.find(CHOICE).await.select_by_value(code).await.unwrap();
}

async fn rate_first_questions_in_german(page: &Page) {
    page.type_into(".shelf li:first-child input[type=radio]", "4").await;
    page.see(".lead", "Ein Film ist da").await;
    page.find(".picks .card-reason").await;
}
