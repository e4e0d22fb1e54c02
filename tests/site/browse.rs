//! All films: found, filtered and in order, as far as one scrolls, on a phone and on a desktop.

use bijou::words;
use fantoccini::key::Key;

use crate::harness::{Look, Page, visit};

/// Phone and desktop.
const SIZES: [Look; 2] = [Look::ALL[0], Look::ALL[2]];

const ALL: &str = "88,138 films";

/// Tells the story at both sizes, each in a browser of its own, once every film has arrived.
async fn at_both_sizes(path: &str, story: impl AsyncFn(&Page)) {
    for look in SIZES {
        visit("", async |page| {
            page.look(look).await;
            page.open(path).await;
            let arrived = format!(
                "return document.querySelector('.results-count')?.textContent.includes({:?}) === false",
                words::browse::arriving()
            );
            page.until(&arrived).await;
            story(page).await;
        })
        .await;
    }
}

/// JavaScript that is true when the whole screen below the top of the list is covered by films.
const NO_HOLES: &str = "
    const list = document.querySelector('.long').getBoundingClientRect();
    const items = [...document.querySelectorAll('.long > ul > li')].map(li => li.getBoundingClientRect());
    const top = Math.max(0, list.top), bottom = Math.min(innerHeight, list.bottom);
    return items.length > 0 && Math.min(...items.map(i => i.top)) <= top + 1
        && Math.max(...items.map(i => i.bottom)) >= bottom - 40";

#[tokio::test]
async fn eighty_eight_thousand_films_scroll_to_the_end_without_a_hole() {
    at_both_sizes("browse/", async |page| {
        page.see(".results-count", ALL).await;
        let height = "return document.documentElement.scrollHeight";
        assert!(page.ask(height).await.as_f64().unwrap() > 1_000_000.0);
        for share in [0.1, 0.5, 0.503, 0.9, 1.0] {
            page.ask(&format!("scrollTo(0, document.documentElement.scrollHeight * {share})")).await;
            page.until(NO_HOLES).await;
            assert!(page.count(".long li").await < 150);
        }
        let last = "[...document.querySelectorAll('.long li')].at(-1)?.getAttribute('aria-posinset')";
        page.until(&format!("return {last} === '88138'")).await;
        assert_eq!(page.find(".long li").await.attr("aria-setsize").await.unwrap().unwrap(), "88138");
    })
    .await;
}

#[tokio::test]
async fn keys_lead_through_the_films() {
    at_both_sizes("browse/", async |page| {
        let focused = "return document.activeElement.closest('li')?.getAttribute('aria-posinset')";
        page.find(".long .card-link").await;
        page.ask("document.querySelector('.long .card-link').focus()").await;
        let columns = "return getComputedStyle(document.querySelector('.long > ul')).gridTemplateColumns.split(' ').length";
        let columns = page.ask(columns).await.as_u64().unwrap();
        let down = (1 + columns).to_string();
        for (key, place) in
            [(Key::Right, "2"), (Key::Left, "1"), (Key::Down, &down), (Key::End, "88138"), (Key::Home, "1")]
        {
            page.type_into(":focus", &key.to_string()).await;
            page.until(&format!("{focused} === '{place}'")).await;
            let shown = "const r = document.activeElement.getBoundingClientRect(); return r.top < innerHeight && r.bottom > 0";
            page.until(shown).await;
        }
    })
    .await;
}

#[tokio::test]
async fn back_and_reload_lead_to_where_one_was() {
    at_both_sizes("browse/", async |page| {
        page.see(".results-count", ALL).await;
        page.ask("scrollTo(0, 60000)").await;
        page.until(NO_HOLES).await;
        let film = "return [...document.querySelectorAll('.long .card-link')].find(a => a.getBoundingClientRect().top > 20)";
        let href = page.ask(&format!("{film}.href")).await;
        page.ask(&format!("({}).click()", film.trim_start_matches("return "))).await;
        page.see("h1", "").await;
        page.ask("history.back()").await;
        page.until("return scrollY === 60000").await;
        page.until(NO_HOLES).await;
        assert_eq!(page.ask(&format!("{film}.href")).await, href);
        page.reload().await;
        page.until("return scrollY === 60000").await;
        page.until(NO_HOLES).await;
        assert_eq!(page.ask(&format!("{film}.href")).await, href);
    })
    .await;
}

/// The titles in view, from the first.
const TITLES: &str = ".results .card-title";

/// How many films there are, as the page says.
async fn films(page: &Page) -> usize {
    let count = page.find(".results-count").await.text().await.unwrap();
    let digits: String = count.chars().filter(char::is_ascii_digit).collect();
    digits.parse().unwrap_or(0)
}

/// Waits until the page says another number of films than before; that number.
async fn other_than(page: &Page, before: usize) -> usize {
    for _ in 0..1_000 {
        let now = films(page).await;
        if now != before {
            return now;
        }
        tokio::time::sleep(std::time::Duration::from_millis(20)).await;
    }
    panic!("there are still {before} films");
}

/// Opens the sheet of filters where there is one.
async fn open_filters(page: &Page) {
    page.ask("document.querySelector('.filters-open')?.click()").await;
    page.find(".filters").await;
}

/// Closes the sheet by its button, which says how many films there are.
async fn close_filters(page: &Page) {
    page.ask("document.querySelector('.filters-sheet[open] .filters-foot button')?.click()").await;
    page.miss(".filters-sheet[open]").await;
}

#[tokio::test]
async fn a_typo_is_forgiven_and_a_slash_leads_to_the_box_from_any_page() {
    at_both_sizes("browse/", async |page| {
        page.open("privacy/").await;
        page.see("h1", "").await;
        page.type_into("body", "/").await;
        page.until("return document.activeElement.id === 'search'").await;
        page.type_into("#search", "shawshenk redemtion").await;
        page.see(TITLES, "The Shawshank Redemption").await;
    })
    .await;
}

#[tokio::test]
async fn a_person_is_suggested_and_becomes_a_filter() {
    at_both_sizes("browse/", async |page| {
        page.type_into("#search", "tarentino").await;
        page.see("[role=listbox] [role=option]", "Quentin Tarantino").await;
        page.type_into("#search", &Key::Down.to_string()).await;
        page.see("[role=option][aria-selected=true]", "Quentin Tarantino").await;
        let pointed = "const box = document.querySelector('#search');
            return document.getElementById(box.getAttribute('aria-activedescendant'))?.getAttribute('role') === 'option'
                && box.getAttribute('aria-expanded') === 'true'";
        page.until(pointed).await;
        page.type_into("#search", &Key::Enter.to_string()).await;
        page.see(".active", "Quentin Tarantino").await;
        assert_eq!(page.path().await, "browse/#person=Quentin%20Tarantino");
        page.see(TITLES, "Pulp Fiction").await;
        assert!((8..40).contains(&films(page).await));
        page.click(".active .chip").await;
        page.see(".results-count", ALL).await;
    })
    .await;
}

#[tokio::test]
async fn a_tag_is_suggested_and_becomes_a_filter() {
    at_both_sizes("browse/", async |page| {
        page.type_into("#search", "time trav").await;
        let option = "[...document.querySelectorAll('[role=option]')].find(o => o.textContent.startsWith('time travel'))";
        page.until(&format!("return {option} !== undefined")).await;
        page.ask(&format!("{option}.click()")).await;
        page.see(".active", &words::browse::tagged("time travel")).await;
        assert_eq!(page.path().await, "browse/#tag=time%20travel");
        let titles = page.texts(TITLES).await;
        assert!(titles.contains(&"Back to the Future".to_owned()), "{titles:?}");
    })
    .await;
}

#[tokio::test]
async fn escape_closes_the_suggestions_and_keeps_what_was_typed() {
    at_both_sizes("browse/", async |page| {
        page.type_into("#search", "alien").await;
        page.see("[role=listbox]", "Alien").await;
        page.type_into("#search", &Key::Escape.to_string()).await;
        page.until("return document.querySelector('#search').getAttribute('aria-expanded') === 'false'")
            .await;
        assert_eq!(page.ask("return document.querySelector('#search').value").await, "alien");
    })
    .await;
}

#[tokio::test]
async fn genres_are_wanted_unwanted_and_one_of_several_is_enough() {
    at_both_sizes("browse/", async |page| {
        open_filters(page).await;
        page.click(".genre[aria-label=Western]").await;
        let westerns = other_than(page, 88_138).await;
        page.click(".genre[aria-label=Comedy]").await;
        let both = other_than(page, westerns).await;
        assert!(both < westerns);
        page.click(".filter-check input").await;
        let either = other_than(page, both).await;
        assert!(either > westerns);
        page.click(".genre[aria-label=Western]").await;
        let comedies = other_than(page, either).await;
        assert!(comedies < either);
        page.find(&format!(".genre[aria-label='{}'][aria-pressed=mixed]", words::browse::without("Western")))
            .await;
        close_filters(page).await;
        assert_eq!(page.path().await, "browse/#any=Comedy&not=Western");
        page.click(".chip-clear").await;
        page.see(".results-count", ALL).await;
    })
    .await;
}

#[tokio::test]
async fn years_and_popularity_narrow_and_stand_in_the_fragment() {
    at_both_sizes("browse/", async |page| {
        open_filters(page).await;
        page.type_into(".filters input[type=number]", "1970\t").await;
        let later = other_than(page, 88_138).await;
        page.type_into(".filter-side:nth-child(2) input[type=number]", "1979\t").await;
        let seventies = other_than(page, later).await;
        let choose = "const s = document.querySelectorAll('.filters select')[0]; s.value = '10000';
            s.dispatchEvent(new Event('change', { bubbles: true }))";
        page.ask(choose).await;
        let known = other_than(page, seventies).await;
        close_filters(page).await;
        assert!(known < seventies && seventies < later);
        assert_eq!(page.path().await, "browse/#years=1970-1979&ratings=10000-");
        page.see(TITLES, "Star Wars").await;
        let years = page.texts(".results .card-year").await;
        assert!(years.iter().all(|year| year.starts_with("197")), "{years:?}");
    })
    .await;
}

#[tokio::test]
async fn films_are_filtered_and_sorted_by_predicted_stars() {
    at_both_sizes("browse/#stars=8-&sort=stars", async |page| {
        page.find(".results .card-prediction").await;
        let stars = page.texts(".results .card-prediction span[aria-hidden]").await;
        let stars: Vec<f32> = stars.iter().map(|stars| stars.parse().unwrap()).collect();
        assert!(stars.len() > 10 && stars.is_sorted_by(|a, b| a >= b), "{stars:?}");
        let of_all = films(page).await;
        page.ask("scrollTo(0, document.documentElement.scrollHeight)").await;
        page.until(NO_HOLES).await;
        page.find(&format!("[aria-posinset='{of_all}'] .card-prediction")).await;
        let last = page.texts(".results .card-prediction span[aria-hidden]").await;
        assert_eq!(last.last().map(String::as_str), Some("4.0"), "{last:?}");
    })
    .await;
}

#[tokio::test]
async fn every_order_can_be_chosen() {
    at_both_sizes("browse/", async |page| {
        page.see(".results-count", ALL).await;
        let titles = "[...document.querySelectorAll('.results .card-title')].map(title => title.innerText.trim()).join('|')";
        for word in ["new", "old", "title", "mean", "me", "stars"] {
            let before = page.ask(&format!("return {titles}")).await;
            let choose = format!(
                "const s = document.querySelector('.order select'); s.value = '{word}';
                s.dispatchEvent(new Event('change', {{ bubbles: true }}))"
            );
            page.ask(&choose).await;
            page.until(&format!("return {titles} !== {before} && {titles} !== ''")).await;
            assert_eq!(page.path().await, format!("browse/#sort={word}"));
            page.see(".results-count", ALL).await;
        }
    })
    .await;
}

#[tokio::test]
async fn what_was_seen_listed_and_hidden_is_found_again() {
    at_both_sizes("browse/#q=godfather", async |page| {
        page.see(TITLES, "The Godfather").await;
        page.click(&format!(
            ".results li:first-child button[aria-label='{}']",
            words::actions::list_of("The Godfather")
        ))
        .await;
        page.ask("location.hash = 'mine=watchlist'").await;
        page.see(".results-count", &words::browse::count(1)).await;
        page.see(TITLES, "The Godfather").await;
        page.ask("location.hash = 'mine=seen'").await;
        page.see(".empty", words::browse::nothing()).await;
        page.ask("location.hash = 'mine=unseen'").await;
        page.see(".results-count", ALL).await;
    })
    .await;
}

#[tokio::test]
async fn where_no_film_is_left_the_page_says_which_filter_to_leave_out() {
    at_both_sizes("browse/#q=matrix&genre=Western&years=1999-1999", async |page| {
        page.see(".empty", words::browse::nothing_ways()).await;
        let ways = page.texts(".ways-out button").await;
        let western = words::browse::way_out("Western", &words::browse::count(1));
        let place = ways.iter().position(|way| *way == western).unwrap_or_else(|| panic!("{ways:?}"));
        page.click(&format!(".ways-out li:nth-child({}) button", place + 1)).await;
        page.see(TITLES, "The Matrix").await;
        page.ask("history.back()").await;
        page.see(".empty", words::browse::nothing()).await;
    })
    .await;
}

#[tokio::test]
async fn an_address_shared_shows_the_same_and_back_takes_the_last_choice_back() {
    at_both_sizes("browse/#genre=Sci-Fi&not=Horror&years=1980-1989&sort=mean", async |page| {
        page.find(TITLES).await;
        let shared = page.texts(TITLES).await;
        let count = films(page).await;
        page.reload().await;
        page.see(".results-count", &words::browse::count(count)).await;
        page.until(NO_HOLES).await;
        assert_eq!(page.texts(TITLES).await[..6], shared[..6]);
        page.click(".active li:nth-child(2) .chip").await;
        let more = other_than(page, count).await;
        assert!(more > count);
        page.ask("history.back()").await;
        page.see(".results-count", &words::browse::count(count)).await;
    })
    .await;
}
