//! Shelves with reasons, for somebody whose taste is known.

use std::collections::BTreeSet;

use bijou::words;
use fantoccini::key::Key;

use crate::harness::{Page, Size, visit};
use crate::onboarding::{now, on};

const SIZES: [Size; 2] = [Size::Phone, Size::Desktop];

/// Films of the whole page, by their addresses.
const FILMS: &str =
    "[...document.querySelectorAll('.discover .card-link, .hero-title a')].map(e => e.getAttribute('href'))";

#[tokio::test]
async fn shelves_have_reasons_for_titles_and_no_film_stands_twice() {
    for size in SIZES {
        visit("", async |page| {
            open(page, size, 40).await;
            draw_everything(page).await;
            let titles = page.texts(".discover h2").await;
            let shelves = page.count(".reel").await;
            assert!(shelves >= 6, "{titles:?}");
            for title in [
                words::discover::picks(),
                words::discover::safe(),
                words::discover::gems(),
                words::discover::stretch(),
            ] {
                assert!(titles.iter().any(|said| said == title), "no `{title}` among {titles:?}");
            }
            let loved = words::discover::loved("");
            assert!(titles.iter().any(|title| title.starts_with(loved.trim())), "{titles:?}");
            assert!(page.texts(".shelf-note").await.iter().all(|note| !note.is_empty()));
            // The first pick stands large above the shelf whose first it is.
            let films = page.ask(&format!("return {FILMS}")).await;
            let films: Vec<&str> =
                films.as_array().unwrap().iter().map(|film| film.as_str().unwrap()).collect();
            assert!(films.len() > 80, "{}", films.len());
            assert_eq!(films.iter().collect::<BTreeSet<_>>().len(), films.len());
        })
        .await;
    }
}

#[tokio::test]
async fn a_hidden_film_leaves_the_page_and_comes_back_when_that_is_undone() {
    for size in SIZES {
        visit("", async |page| {
            open(page, size, 40).await;
            let film =
                page.ask("return document.querySelector('.reel .card-link').getAttribute('href')").await;
            let film = film.as_str().unwrap();
            page.click(".reel .card .action:nth-child(3)").await;
            page.until(&format!("return !{FILMS}.includes('{film}')")).await;
            page.click(".toast .button-quiet").await;
            page.until(&format!("return {FILMS}.includes('{film}')")).await;
        })
        .await;
    }
}

#[tokio::test]
async fn a_film_put_on_the_watchlist_moves_to_its_shelf() {
    visit("", async |page| {
        open(page, Size::Desktop, 40).await;
        let film = page.ask("return document.querySelector('.reel .card-link').getAttribute('href')").await;
        let film = film.as_str().unwrap();
        page.click(".reel .card .action:nth-child(1)").await;
        let shelf = format!(".reel[aria-label='{}']", words::discover::watchlist());
        page.find(&format!("{shelf} .card-link[href='{film}']")).await;
        assert_eq!(page.ask(&format!("return {FILMS}.filter(one => one == '{film}').length")).await, 1);
    })
    .await;
}

#[tokio::test]
async fn a_seen_film_does_not_come_back() {
    visit("", async |page| {
        open(page, Size::Desktop, 40).await;
        let film = page.ask("return document.querySelector('.hero-title a').getAttribute('href')").await;
        let film = film.as_str().unwrap();
        page.click(".hero .action:nth-child(2)").await;
        page.until(&format!("return !{FILMS}.includes('{film}')")).await;
        page.until("return (localStorage.getItem('bijou.profile.1') ?? '').includes('seen')").await;
        page.reload().await;
        page.find(".hero-title").await;
        draw_everything(page).await;
        assert_eq!(page.ask(&format!("return {FILMS}.includes('{film}')")).await, false);
    })
    .await;
}

#[tokio::test]
async fn a_surprise_shows_one_film_with_why_and_another_on_demand() {
    for size in SIZES {
        visit("", async |page| {
            open(page, size, 40).await;
            page.press_button(words::discover::surprise()).await;
            page.find("dialog[open] .hero-title").await;
            page.see("dialog[open] .hero-reason", "because of").await;
            page.see("dialog[open] .hero-stars p", "stars").await;
            let mut drawn = BTreeSet::new();
            for _ in 0..4 {
                let title = page.texts("dialog .hero-title").await;
                assert!(drawn.insert(title.clone()), "{title:?} again");
                page.press_button(words::discover::another()).await;
                let title = serde_json::to_string(&title).unwrap();
                page.until(&format!(
                    "return JSON.stringify({}) != JSON.stringify({title})",
                    now("dialog .hero-title")
                ))
                .await;
            }
            page.type_into("dialog[open] .button", &Key::Escape.to_string()).await;
            page.miss("dialog[open]").await;
            let focused = page.ask("return document.activeElement.textContent").await;
            assert_eq!(focused, words::discover::surprise());
        })
        .await;
    }
}

#[tokio::test]
async fn sliders_act_on_the_shelves_at_once() {
    for size in SIZES {
        visit("", async |page| {
            open(page, size, 40).await;
            let before = page.ask(&format!("return {FILMS}")).await.to_string();
            page.click("button[aria-controls='tune']").await;
            page.type_into(".tune input[type=range]", &Key::End.to_string()).await;
            page.until(&format!("return JSON.stringify({FILMS}) != JSON.stringify({before})")).await;
        })
        .await;
    }
}

#[tokio::test]
async fn arrow_keys_go_from_film_to_film_and_buttons_move_the_shelf() {
    visit("", async |page| {
        open(page, Size::Desktop, 40).await;
        page.type_into(".reel .card-link", &Key::Right.to_string()).await;
        let place =
            "return [...document.querySelectorAll('.reel .card-link')].indexOf(document.activeElement)";
        assert_eq!(page.ask(place).await, 1);
        page.type_into(".reel li:nth-child(2) .card-link", &Key::Left.to_string()).await;
        assert_eq!(page.ask(place).await, 0);
        let forward = words::discover::forward(words::discover::picks());
        page.click(&format!(".shelf-step[aria-label='{forward}']")).await;
        page.until("return document.querySelector('.reel .shelf-track').scrollLeft > 200").await;
    })
    .await;
}

/// Comes back with a taste.
async fn open(page: &Page, size: Size, films: usize) {
    on(page, size).await;
    page.come_back_with(films).await;
    page.find(".reel .card").await;
}

/// Scrolls down until every shelf has been drawn.
async fn draw_everything(page: &Page) {
    page.until("scrollBy({ top: 500, behavior: 'instant' }); return document.querySelectorAll('.shelf-blank').length == 0").await;
}
