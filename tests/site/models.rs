//! Four models: side by side, and one of them for all picks.

use bijou::words;
use bijou_engine::ModelKind;

use crate::harness::{Look, Page, visit};
use crate::journey::{PICKS, for_this_visit_only, rate_first_questions};

#[tokio::test]
async fn four_lists_stand_side_by_side_and_tell_what_they_share() {
    visit("", async |page| {
        rate_first_questions(page, 3).await;
        for_this_visit_only(page).await;
        page.click(".picked-by a").await;
        page.see("h1", words::compare::title()).await;
        for model in ModelKind::ALL {
            let list = list_of(model);
            page.find(&format!("{list} li:nth-child(5)")).await;
            page.see(&list, words::model_about(model)).await;
        }
        page.see(".ranked-note", "").await;
        let shared = page.ask("return document.querySelectorAll('.ranked-note').length").await;
        assert!(shared.as_u64().unwrap() > 20, "{shared}");
        let notes = page.texts(".ranked-note").await.join("\n");
        assert!(notes.contains("also in: "), "{notes}");
        let titles: Vec<Vec<String>> = titles(page).await;
        assert!(titles.iter().any(|list| *list != titles[0]), "all models say the same: {titles:?}");
    })
    .await;
}

#[tokio::test]
async fn a_film_that_is_pointed_at_lights_up_in_every_list_that_has_it() {
    visit("", async |page| {
        rate_first_questions(page, 3).await;
        page.open("compare/").await;
        page.find(&format!("{} .ranked", list_of(ModelKind::Content))).await;
        let lit = "
            const row = [...document.querySelectorAll('.ranked')].find(row => row.innerText.includes('also in: '));
            row.focus();
            const twins = document.querySelectorAll(`[data-key='${row.parentElement.dataset.key}'] .ranked`);
            return new Promise(done => setTimeout(() => done(
                [...document.querySelectorAll('.ranked-lit')].length == twins.length && twins.length > 1), 200));
        ";
        assert_eq!(page.ask(lit).await, true);
    })
    .await;
}

#[tokio::test]
async fn without_ratings_the_models_say_what_they_can() {
    visit("compare/", async |page| {
        page.see(".lead", words::compare::lead_without()).await;
        page.find(&format!("{} .ranked", list_of(ModelKind::Hybrid))).await;
        page.see(&list_of(ModelKind::Neighbors), words::compare::silent()).await;
    })
    .await;
}

#[tokio::test]
async fn another_model_makes_other_picks_and_is_kept_when_the_person_chose_to_keep() {
    visit("", async |page| {
        rate_first_questions(page, 3).await;
        page.click(".consent .button").await;
        page.see(".picked-by", &words::tune::picked_by(words::model(ModelKind::Hybrid))).await;
        let before = page.texts(PICKS).await;
        page.click(".picked-by a").await;
        page.click(&format!("{} button[aria-pressed='false']", list_of(ModelKind::Content))).await;
        page.see("[role=status]", &words::compare::picks_by(words::model(ModelKind::Content))).await;
        page.find(&format!("{} button[aria-pressed='true']", list_of(ModelKind::Content))).await;
        page.reload().await;
        page.find(&format!("{} button[aria-pressed='true']", list_of(ModelKind::Content))).await;
        page.open("").await;
        page.see(".picked-by", &words::tune::picked_by(words::model(ModelKind::Content))).await;
        assert_ne!(page.texts(PICKS).await, before);
    })
    .await;
}

fn list_of(model: ModelKind) -> String {
    format!(".model[aria-label='{}']", words::model(model))
}

async fn titles(page: &Page) -> Vec<Vec<String>> {
    let mut all = Vec::new();
    for model in ModelKind::ALL {
        all.push(page.texts(&format!("{} .ranked-title", list_of(model))).await);
    }
    all
}

#[tokio::test]
async fn on_a_phone_a_tap_leads_to_each_list_and_a_swipe_says_which_is_in_view() {
    visit("compare/", async |page| {
        page.look(Look::ALL[0]).await;
        page.find(".model-tabs [aria-current='true']:first-child").await;
        page.click(".model-tabs button:last-child").await;
        page.find(".model-tabs [aria-current='true']:last-child").await;
        page.until(
            "
            const column = document.querySelector('.model:last-child').getBoundingClientRect();
            return column.left >= 0 && column.right <= innerWidth
        ",
        )
        .await;
        page.ask("document.querySelector('.models').scrollLeft = 0").await;
        page.find(".model-tabs [aria-current='true']:first-child").await;
    })
    .await;
}
