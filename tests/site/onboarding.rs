//! A newcomer's first minute: films to rate or points to spread, picks that follow beside them, and then shelves.

use bijou::words;

use crate::harness::{Look, Page, Scheme, Size, visit};
use crate::journey::{PICKS, for_this_visit_only, rate_first_questions};

const SIZES: [Size; 2] = [Size::Phone, Size::Desktop];

/// A page on a screen of this size.
pub async fn on(page: &Page, size: Size) {
    page.look(Look { size, scheme: Scheme::Light }).await;
}

#[tokio::test]
async fn picks_stand_beside_the_questions_on_a_wide_screen_and_peek_below_on_a_phone() {
    for size in SIZES {
        visit("", async |page| {
            on(page, size).await;
            page.find(PICKS).await;
            let place = |css: &str, side: &str| {
                format!("return document.querySelector('{css}').getBoundingClientRect().{side}")
            };
            let number = async |script: String| page.ask(&script).await.as_f64().unwrap();
            let (width, height) = size.pixels();
            let picks_top = number(place(".picks .card", "top")).await;
            assert!(picks_top < f64::from(height) - 100.0, "picks begin at {picks_top}");
            if matches!(size, Size::Desktop) {
                let right = number(place(".questions", "right")).await;
                assert!(number(place(".picks", "left")).await > right);
            }
            let wide = number("return document.documentElement.scrollWidth".to_owned()).await;
            assert!(wide <= f64::from(width), "{wide}");
        })
        .await;
    }
}

#[tokio::test]
async fn points_for_a_group_change_the_picks_and_taking_them_back_brings_the_first_ones_back() {
    for size in SIZES {
        visit("", async |page| {
            on(page, size).await;
            choose_groups(page).await;
            page.all_films_count(PICKS).await;
            let before_points = page.texts(PICKS).await;
            assert!(before_points.len() > 5, "{before_points:?}");
            give(page, 2).await;
            page.see(".groups-left", &words::home::points_left(4)).await;
            page.see(".picks h2", words::home::picks()).await;
            other_than(page, &before_points).await;
            page.click(".group:nth-child(2) .group-less").await;
            page.see(".groups-left", &words::home::points_left(5)).await;
            same_as(page, &before_points).await;
        })
        .await;
    }
}

#[tokio::test]
async fn all_points_spread_bring_shelves_and_no_further_point_is_given() {
    visit("", async |page| {
        choose_groups(page).await;
        assert_eq!(page.count(".discover").await, 0);
        for group in [1, 1, 1, 3, 3] {
            give(page, group).await;
        }
        page.see(".groups-left", &words::home::points_left(0)).await;
        page.find(".discover .reel").await;
        give(page, 4).await;
        assert_eq!(page.count(".point-given").await, 5);
        assert_eq!(page.count(".group:nth-child(4) .point-given").await, 0);
    })
    .await;
}

#[tokio::test]
async fn points_are_kept_when_the_person_chose_to_keep() {
    visit("", async |page| {
        choose_groups(page).await;
        give(page, 2).await;
        page.click(".consent .button").await;
        page.miss(".consent").await;
        page.until("return (localStorage.getItem('bijou.profile.1') ?? '').includes('points')").await;
        page.reload().await;
        choose_groups(page).await;
        page.see(".groups-left", &words::home::points_left(4)).await;
        assert_eq!(page.count(".group:nth-child(2) .point-given").await, 1);
    })
    .await;
}

#[tokio::test]
async fn three_films_bring_shelves_below_and_nothing_that_was_there_moves() {
    for size in SIZES {
        visit("", async |page| {
            on(page, size).await;
            page.find(".questions .card").await;
            for_one_rating_and_consent(page).await;
            let places = "return [...document.querySelectorAll('h1, .ways, .questions .card')].slice(0, 6).map(\
                e => Math.round(e.getBoundingClientRect().top + scrollY)).join()";
            let before = page.ask(places).await;
            assert_eq!(page.count(".discover").await, 0);
            rate_first_questions(page, 3).await;
            page.find(".discover .reel").await;
            assert_eq!(page.ask(places).await, before);
            page.click(".done").await;
            page.miss(".questions").await;
            page.see("h1", words::home::tonight()).await;
            page.see(".hero-eyebrow", &words::discover::tonight().to_uppercase()).await;
        })
        .await;
    }
}

#[tokio::test]
async fn who_has_rated_enough_opens_with_shelves_and_can_rate_more() {
    for size in SIZES {
        visit("", async |page| {
            on(page, size).await;
            page.come_back_with(12).await;
            page.see("h1", words::home::tonight()).await;
            page.find(".discover .reel").await;
            assert_eq!(page.count(".questions").await, 0);
            page.press_button(words::discover::rate_more()).await;
            page.find(".questions .card").await;
            page.see("h1", words::home::welcome()).await;
            page.press_button(words::home::done()).await;
            page.miss(".questions").await;
        })
        .await;
    }
}

/// Opens the groups.
async fn choose_groups(page: &Page) {
    page.press_button(words::home::way_groups()).await;
    page.find(".groups .group").await;
}

/// Gives a group a point.
async fn give(page: &Page, group: usize) {
    page.click(&format!(".group:nth-child({group}) .group-more")).await;
}

async fn for_one_rating_and_consent(page: &Page) {
    rate_first_questions(page, 1).await;
    for_this_visit_only(page).await;
}

/// Waits until the picks are other ones.
pub async fn other_than(page: &Page, before: &[String]) {
    let before = serde_json::to_string(before).unwrap();
    page.until(&format!("return JSON.stringify({}) != JSON.stringify({before})", now(PICKS))).await;
}

async fn same_as(page: &Page, before: &[String]) {
    let before = serde_json::to_string(before).unwrap();
    page.until(&format!("return JSON.stringify({}) == JSON.stringify({before})", now(PICKS))).await;
}

/// The texts of everything that matches, as JavaScript.
pub fn now(css: &str) -> String {
    format!("[...document.querySelectorAll('{css}')].map(e => e.innerText.trim())")
}
