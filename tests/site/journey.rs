//! What a visitor does: rate, see picks change, keep them, look at a film, search, correct, leave and come back.

use bijou::taste::ASK;
use bijou::words;
use fantoccini::key::Key;

use crate::harness::{Page, visit};

/// The picks beside the questions.
pub const PICKS: &str = ".picks .card-title";

#[tokio::test]
async fn a_rating_changes_the_picks_and_names_its_reason() {
    visit("", async |page| {
        page.see(".picks h2", words::home::picks_for_anyone()).await;
        let before = page.texts(PICKS).await;
        assert!(before.len() >= 6, "{before:?}");
        rate_first_questions(page, 3).await;
        page.see(".picks h2", words::home::picks()).await;
        assert_ne!(page.texts(PICKS).await, before);
        page.see(".picks .card-reason", "because of").await;
    })
    .await;
}

#[tokio::test]
async fn stars_are_given_by_mouse_and_taken_back() {
    visit("", async |page| {
        page.click(".questions .stars-row").await;
        page.see(".lead", &words::home::progress(1)).await;
        for_this_visit_only(page).await;
        page.click(".questions .stars-clear").await;
        page.see(".lead", words::home::invite()).await;
    })
    .await;
}

#[tokio::test]
async fn nothing_is_kept_before_the_choice_and_kept_ratings_survive_a_reload() {
    visit("", async |page| {
        rate_first_questions(page, 1).await;
        assert_eq!(page.ask("return localStorage.length").await, 0);
        page.click(".consent .button").await;
        page.miss(".consent").await;
        page.reload().await;
        page.see(".lead", &words::home::progress(1)).await;
        page.open("library/").await;
        page.see(".row-title", "").await;
        assert_eq!(page.count(".row").await, 1);
    })
    .await;
}

#[tokio::test]
async fn ratings_of_this_visit_only_are_gone_after_a_reload() {
    visit("", async |page| {
        rate_first_questions(page, 1).await;
        for_this_visit_only(page).await;
        page.reload().await;
        page.see(".lead", words::home::invite()).await;
        assert_eq!(page.ask("return localStorage.length").await, 0);
    })
    .await;
}

#[tokio::test]
async fn a_film_page_tells_facts_prediction_reasons_and_films_alike() {
    visit("", async |page| {
        rate_first_questions(page, 2).await;
        for_this_visit_only(page).await;
        page.click(".picks .card-link").await;
        page.see("h1", "").await;
        assert!(page.path().await.starts_with("film/#"), "{}", page.path().await);
        page.see(".film-stars", words::film::prediction()).await;
        page.see(".film-reasons", words::film::reasons()).await;
        page.see(".reason", "%").await;
        page.find("#similar-heading").await;
        let outside = page.find(".outside[href^='https://']").await;
        assert_eq!(outside.attr("rel").await.unwrap().as_deref(), Some("noopener noreferrer"));
        assert_eq!(outside.attr("target").await.unwrap().as_deref(), Some("_blank"));
    })
    .await;
}

#[tokio::test]
async fn search_forgives_a_typo_and_its_words_stand_in_the_fragment_only() {
    visit("browse/", async |page| {
        page.type_into("#search", "godfahter").await;
        page.see(".results .card-title", "The Godfather").await;
        let path = page.path().await;
        assert!(path.starts_with("browse/#") && path.contains("godfahter"), "{path}");
        page.reload().await;
        page.see(".results .card-title", "The Godfather").await;
        page.click(".results .card-link").await;
        page.see("h1", "The Godfather").await;
        page.ask("history.back()").await;
        page.see(".results .card-title", "The Godfather").await;
    })
    .await;
}

#[tokio::test]
async fn the_tail_is_found_once_it_has_arrived() {
    visit("browse/#q=sharknado", async |page| {
        page.see(".results", "Sharknado").await;
    })
    .await;
}

#[tokio::test]
async fn a_removed_rating_can_be_brought_back() {
    visit("", async |page| {
        rate_first_questions(page, 2).await;
        for_this_visit_only(page).await;
        page.click("a[href$='library/']").await;
        page.find(".row").await;
        let before = page.texts(".row-title").await;
        page.click(".row button[aria-label^='Remove']").await;
        page.see(".toast", words::app::undo()).await;
        page.miss(".rows li:nth-child(2)").await;
        page.click(".toast .button-quiet").await;
        for _ in 0..100 {
            if page.texts(".row-title").await == before {
                return;
            }
            tokio::time::sleep(std::time::Duration::from_millis(20)).await;
        }
        panic!("undo gave {:?} instead of {before:?}", page.texts(".row-title").await);
    })
    .await;
}

/// Answers the question whether to keep the ratings.
pub async fn for_this_visit_only(page: &Page) {
    page.click(".consent .button-quiet").await;
    page.miss(".consent").await;
}

/// Gives films of the shelf 5, 4, 5, … stars, by keyboard, until the first `films` of it have some.
pub async fn rate_first_questions(page: &Page, films: usize) {
    page.find(".questions .card").await;
    let rated = page.count(".questions input:checked").await;
    let mut last = page.ask("return performance.now()").await;
    for film in rated + 1..=films {
        last = page.ask("return performance.now()").await;
        let stars = if film % 2 == 1 { "5" } else { "4" };
        let input = format!(".questions li:nth-child({film}) input[type=radio]");
        page.type_into(&input, stars).await;
        page.see(".lead", &words::home::progress(film)).await;
    }
    page.type_into("body", &Key::Escape.to_string()).await;
    // The last rating changes what is asked, and with it which films the picks leave to the shelf.
    page.until(&format!(
        "return (performance.getEntriesByName('{ASK}', 'measure').at(-1)?.startTime ?? 0) > {last}"
    ))
    .await;
}
