//! What the person wishes of the picks, of the questions, and of films like one film.

use bijou::words;
use fantoccini::key::Key;

use crate::harness::{Look, Page, visit};
use crate::journey::{PICKS, for_this_visit_only, rate_first_questions};

#[tokio::test]
async fn sliders_act_at_once_and_reset_brings_the_first_picks_back() {
    visit("", async |page| {
        rate_first_questions(page, 3).await;
        for_this_visit_only(page).await;
        let before = picks_without(page, &[]).await;
        assert_eq!(page.count(".tune:not(.tune-closed)").await, 0);
        page.click("button[aria-controls='tune'][aria-expanded='false']").await;
        page.find("button[aria-controls='tune'][aria-expanded='true']").await;
        for [name, ..] in words::sliders() {
            let earlier = page.texts(PICKS).await;
            let slider = format!(".tune input[type=range][aria-label='{name}']");
            page.type_into(&slider, &Key::End.to_string()).await;
            picks_without(page, &earlier).await;
        }
        let gems = words::slider_stands(words::sliders()[0], 4, 4);
        page.find(&format!(".tune [aria-valuetext='{gems}']")).await;
        page.click(".tune .button-quiet").await;
        for _ in 0..200 {
            if page.texts(PICKS).await == before {
                return;
            }
            tokio::time::sleep(std::time::Duration::from_millis(20)).await;
        }
        panic!("reset gave {:?} instead of {before:?}", page.texts(PICKS).await);
    })
    .await;
}

#[tokio::test]
async fn only_films_of_the_chosen_decade_are_picked() {
    visit("", async |page| {
        rate_first_questions(page, 3).await;
        for_this_visit_only(page).await;
        let before = page.texts(PICKS).await;
        page.click("button[aria-controls='tune']").await;
        for label in [words::tune::from(), words::tune::to()] {
            let select = page.find(&format!(".tune select[aria-label='{label}']")).await;
            select.select_by_value("1970").await.unwrap();
        }
        picks_without(page, &before).await;
        page.settle().await;
        let years = page
            .ask("return [...document.querySelectorAll('.picks .card-year, .reel .card-year')].map(e => e.textContent)")
            .await;
        let years: Vec<u16> =
            years.as_array().unwrap().iter().map(|y| y.as_str().unwrap().parse().unwrap()).collect();
        assert!(years.len() > 10 && years.iter().all(|year| (1970..1980).contains(year)), "{years:?}");
    })
    .await;
}

#[tokio::test]
async fn wishes_are_kept_when_the_person_chose_to_keep() {
    visit("", async |page| {
        rate_first_questions(page, 3).await;
        page.click(".consent .button").await;
        page.click("button[aria-controls='tune']").await;
        page.click(".tune input[type=checkbox]:checked").await;
        page.type_into(".tune input[type=range]", &Key::Home.to_string()).await;
        page.find(".tune-on").await;
        page.reload().await;
        page.find(".tune-on").await;
        page.click("button[aria-controls='tune']").await;
        assert_eq!(page.ask("return document.querySelector('.tune input[type=range]').value").await, "-4");
        assert_eq!(
            page.ask("return document.querySelector('.tune input[type=checkbox]').checked").await,
            false
        );
    })
    .await;
}

#[tokio::test]
async fn what_is_asked_next_follows_the_answers_and_nothing_moves_in_sight() {
    visit("", async |page| {
        // A screen that shows three of twelve.
        page.look(Look::ALL[0]).await;
        page.find(".shelf .card").await;
        let shelf = ".questions .card-title";
        let before = page.texts(shelf).await;
        rate_first_questions(page, 3).await;
        let mut after = before.clone();
        for _ in 0..200 {
            after = page.texts(shelf).await;
            if after != before {
                break;
            }
            tokio::time::sleep(std::time::Duration::from_millis(20)).await;
        }
        assert_ne!(after, before);
        assert_eq!(after.len(), before.len());
        assert_eq!(after[..3], before[..3]);
    })
    .await;
}

#[tokio::test]
async fn a_film_can_be_wished_older() {
    // The Matrix, of 1999.
    visit("film/#2571", async |page| {
        page.find(".alike .chip").await;
        // What tags say of it, and age and fame.
        assert!(page.count(".alike .chip").await > 4);
        let alike = page.texts(".alike .card-title").await;
        let older =
            "[...document.querySelectorAll('.alike .chip')].find(chip => chip.textContent.trim() == 'older')";
        page.ask(&format!("{older}.click()")).await;
        page.find(".alike .chip[aria-pressed='true']").await;
        picks_other_than(page, ".alike .card-title", &alike).await;
        page.see(".alike [role=status]", "").await;
        let said = page.ask("return document.querySelector('.alike [role=status]').textContent").await;
        assert!(said.as_str().unwrap().contains("but older"), "{said}");
        let years = page
            .ask("return [...document.querySelectorAll('.alike .card-year')].map(e => e.textContent)")
            .await;
        let years: Vec<u16> =
            years.as_array().unwrap().iter().map(|y| y.as_str().unwrap().parse().unwrap()).collect();
        assert!(years.len() > 5 && years.iter().all(|year| *year <= 1989), "{years:?}");
        page.ask(&format!("{older}.click()")).await;
        page.miss(".alike .chip[aria-pressed='true']").await;
        assert_eq!(page.texts(".alike .card-title").await, alike);
    })
    .await;
}

/// The picks, once they are other than these.
async fn picks_without(page: &Page, before: &[String]) -> Vec<String> {
    picks_other_than(page, PICKS, before).await
}

async fn picks_other_than(page: &Page, css: &str, before: &[String]) -> Vec<String> {
    for _ in 0..200 {
        let now = page.texts(css).await;
        if now != before {
            return now;
        }
        tokio::time::sleep(std::time::Duration::from_millis(20)).await;
    }
    panic!("`{css}` still says {before:?}");
}
