//! What people say about films beside stars, where it stands, and how it is changed and taken back.

use bijou::words;
use fantoccini::key::Key;

use crate::harness::{Look, Page, Scheme, Size, visit};
use crate::journey::{PICKS, for_this_visit_only};

/// Where the first profile is kept. Devices hold it: it must never change unnoticed.
const KEY: &str = "bijou.profile.1";
/// Ratings of real films, as version 1 of the record kept them, with one that was taken back.
const VERSION_1: &str = r#"{"version":1,"ratings":{"318":{"at":1700000000000,"half_stars":9},"858":{"at":1600000000000,"half_stars":10},"260":{"at":1500000000000,"half_stars":3},"2571":{"at":1700000000001,"half_stars":null}}}"#;

/// Goes through a story on a phone and on a desktop.
async fn on_both_sizes(path: &str, story: impl AsyncFn(&Page)) {
    for size in [Size::Phone, Size::Desktop] {
        visit(path, async |page| {
            page.look(Look { size, scheme: Scheme::Dark }).await;
            story(page).await;
        })
        .await;
    }
}

/// Puts a record where the page looks for it, and opens a part of the library.
async fn with_record(page: &Page, record: &str, path: &str) {
    let keep = format!("localStorage.setItem('{KEY}', {})", serde_json::to_string(record).unwrap());
    page.ask(&keep).await;
    // Also where only the fragment would change.
    page.open("privacy/").await;
    page.open(path).await;
}

/// A record with this many rated films, the first ids of MovieLens, and a film of each other kind.
fn large_record(films: usize) -> String {
    let rating = |film: usize| {
        let (at, half_stars) = (1_600_000_000_000 + 1_000 * film, film % 10 + 1);
        format!(r#""{film}":{{"rating":{{"at":{at},"value":{{"half_stars":{half_stars}}}}}}}"#)
    };
    let ratings: Vec<_> = (1..=films).map(rating).collect();
    let stranger = r#""title:home video 2001":{"title":"Home video","year":2001,"said":{"rating":{"at":5,"value":{"half_stars":8,"on":"2014-03-01"}}}}"#;
    format!(r#"{{"version":2,"films":{{{}}},"strangers":{{{stranger}}}}}"#, ratings.join(","))
}

async fn kept(page: &Page) -> serde_json::Value {
    let text = page.ask(&format!("return localStorage.getItem('{KEY}')")).await;
    serde_json::from_str(text.as_str().unwrap()).unwrap()
}

/// The button of the first pick that says this of it.
fn of_first_pick(action: usize) -> String {
    format!(".picks li:first-child .action:nth-child({action})")
}

const WATCHLIST: usize = 1;
const SEEN: usize = 2;
const HIDE: usize = 3;

#[tokio::test]
async fn one_click_puts_a_film_on_the_watchlist_marks_it_seen_or_hides_it() {
    on_both_sizes("", async |page| {
        page.find(PICKS).await;
        for (action, part) in [(WATCHLIST, "watchlist"), (SEEN, "seen"), (HIDE, "hidden")] {
            let title = page.texts(PICKS).await[0].clone();
            page.click(&of_first_pick(action)).await;
            page.see(".toast", &title).await;
            page.until(&format!("return document.querySelector('{PICKS}').innerText.trim() != {title:?}"))
                .await;
            if page.count(".consent").await > 0 {
                for_this_visit_only(page).await;
            }
            page.click("a[href$='library/']").await;
            page.click(&format!(".tab[href$='tab={part}']")).await;
            page.see(".row-title", &title).await;
            assert_eq!(page.texts(".tab[aria-current]").await[0].split_whitespace().last(), Some("1"));
            page.click("a[href='./']").await;
            page.find(PICKS).await;
            assert!(!page.texts(PICKS).await.contains(&title), "{title} is picked though it is on: {part}");
        }
    })
    .await;
}

#[tokio::test]
async fn a_hidden_film_comes_back_by_undo_and_by_the_keyboard() {
    on_both_sizes("", async |page| {
        page.find(PICKS).await;
        let title = page.texts(PICKS).await[0].clone();
        page.click(&of_first_pick(HIDE)).await;
        page.see(".toast", &words::actions::hidden(&title)).await;
        page.click(".toast .button-quiet").await;
        page.see(PICKS, &title).await;
        page.ask(&format!("document.querySelector('{}').focus()", of_first_pick(HIDE))).await;
        page.type_into(&of_first_pick(HIDE), &Key::Enter.to_string()).await;
        page.until(&format!("return document.querySelector('{PICKS}').innerText.trim() != {title:?}")).await;
        page.until("return document.activeElement.matches('.picks .action')").await;
        page.type_into("body", &format!("{}z", char::from(Key::Control))).await;
        page.see(PICKS, &title).await;
        page.see(".toast", &words::actions::undone(&words::actions::hidden(&title))).await;
    })
    .await;
}

#[tokio::test]
async fn the_buttons_of_a_film_tell_their_state_and_name_the_film() {
    on_both_sizes("film/#318", async |page| {
        let name = words::actions::list_of("The Shawshank Redemption");
        let button = format!(".film button[aria-label={name:?}]");
        let pressed = |state: &str| {
            format!("return document.querySelector({button:?}).getAttribute('aria-pressed') == '{state}'")
        };
        page.find(&button).await;
        page.until(&pressed("false")).await;
        page.click(&button).await;
        page.until(&pressed("true")).await;
        page.click(&button).await;
        page.until(&pressed("false")).await;
    })
    .await;
}

#[tokio::test]
async fn a_record_of_the_first_version_is_read_and_kept_on_in_the_second() {
    on_both_sizes("privacy/", async |page| {
        page.find("h1").await;
        with_record(page, VERSION_1, "library/").await;
        page.find(".row-title").await;
        page.until("return document.querySelectorAll('.row').length == 3").await;
        page.click(".rows li:first-child .row-acts button:last-child").await;
        page.until("return document.querySelectorAll('.row').length == 2").await;
        // A page that is left at once writes what it was about to write.
        page.reload().await;
        page.until("return document.querySelectorAll('.row').length == 2").await;
        let kept = kept(page).await;
        assert_eq!(kept["version"], 2);
        assert_eq!(kept["films"]["858"]["rating"]["value"]["half_stars"], 10);
        assert_eq!(kept["films"]["318"]["rating"]["value"], serde_json::Value::Null);
        assert_eq!(kept["films"]["2571"]["rating"]["value"], serde_json::Value::Null);
    })
    .await;
}

#[tokio::test]
async fn what_is_shown_of_the_library_stands_in_the_fragment() {
    on_both_sizes("privacy/", async |page| {
        page.find("h1").await;
        with_record(page, VERSION_1, "library/").await;
        page.type_into("#search", "god").await;
        page.until("return document.querySelectorAll('.row').length == 1").await;
        page.see(".row-title", "The Godfather").await;
        assert_eq!(page.path().await, "library/#q=god");
        page.open("library/#sort=stars").await;
        let titles = ["The Godfather", "The Shawshank Redemption", "Star Wars"];
        for (place, title) in titles.into_iter().enumerate() {
            page.see(&format!(".rows li:nth-child({}) .row-title", place + 1), title).await;
        }
        page.open("privacy/").await;
        page.open("library/#stars=3&decade=1970").await;
        page.see(".row-title", "Star Wars").await;
        assert_eq!(page.count(".row").await, 1);
        page.open("privacy/").await;
        page.open("library/#genre=Western").await;
        page.see(".empty", words::library::nothing()).await;
        page.click(".empty .button").await;
        page.until("return document.querySelectorAll('.row').length == 3").await;
    })
    .await;
}

#[tokio::test]
async fn a_note_and_a_day_are_changed_in_place_found_and_kept() {
    on_both_sizes("privacy/", async |page| {
        page.find("h1").await;
        with_record(page, VERSION_1, "library/").await;
        let edit = format!("button[aria-label={:?}]", words::library::edit("The Godfather"));
        page.click(&edit).await;
        page.see("dialog[open] h2", "The Godfather").await;
        page.type_into("dialog textarea", "An offer, refused").await;
        let day = "const day = document.querySelector('dialog input[type=date]'); day.value = '2014-03-01'; day.dispatchEvent(new Event('change', { bubbles: true }))";
        page.ask(day).await;
        page.click("dialog .sheet-end .button").await;
        page.miss("dialog[open]").await;
        page.reload().await;
        page.type_into("#search", "refused").await;
        page.until("return document.querySelectorAll('.row').length == 1").await;
        page.see(".row-line", "2014").await;
        page.see(".row-line", "An offer, refused").await;
        let kept = kept(page).await;
        assert_eq!(kept["films"]["858"]["rating"]["value"]["on"], "2014-03-01");
        assert_eq!(kept["films"]["858"]["rating"]["value"]["half_stars"], 10);
    })
    .await;
}

#[tokio::test]
async fn many_films_are_changed_at_once_and_brought_back() {
    on_both_sizes("privacy/", async |page| {
        page.find("h1").await;
        with_record(page, VERSION_1, "library/").await;
        page.click(".rows-head .button-quiet").await;
        page.click(".rows li:nth-child(1) .row-check").await;
        page.see(".bulk-count", "1").await;
        let last = "const boxes = document.querySelectorAll('.row-check input'); boxes[2].dispatchEvent(new MouseEvent('click', { shiftKey: true, bubbles: true }))";
        page.ask(last).await;
        page.see(".bulk-count", "3").await;
        let press = |words: &str| {
            format!("[...document.querySelectorAll('.bulk button')].find(b => b.innerText.trim() == {words:?}).click()")
        };
        page.ask(&press(words::actions::list())).await;
        page.see(".toast", &words::library::all_listed(3)).await;
        page.see(".tab[href$='watchlist'] .tab-count", "3").await;
        page.ask(&press(words::library::select_all())).await;
        page.ask(&press(words::library::remove())).await;
        page.see(".toast", &words::library::all_removed(3)).await;
        page.miss(".row").await;
        page.see(".empty", words::library::empty_part("ratings").unwrap()).await;
        page.type_into("body", &format!("{}z", char::from(Key::Control))).await;
        page.until("return document.querySelectorAll('.row').length == 3").await;
        page.see(".tab[href$='watchlist'] .tab-count", "3").await;
        page.type_into("body", &format!("{}z", char::from(Key::Control))).await;
        page.see(".tab[href$='watchlist'] .tab-count", "0").await;
        page.click(".rows-head .button-quiet").await;
        page.click(".rows li:nth-child(1) .row-check").await;
        page.see(".bulk-count", "1").await;
        page.click(".bulk .button").await;
        page.miss(".bulk").await;
        assert_eq!(page.count(".row-selected").await, 0, "what is done leaves nothing selected");
    })
    .await;
}

#[tokio::test]
async fn two_thousand_films_are_at_hand_without_standing_in_the_page() {
    on_both_sizes("privacy/", async |page| {
        page.find("h1").await;
        with_record(page, &large_record(2_100), "library/").await;
        page.see(".tab[aria-current]", &words::thousands(2_100)).await;
        page.find(".row-title").await;
        assert!(page.count(".row").await < 80, "{}", page.count(".row").await);
        page.ask("window.scrollTo(0, document.documentElement.scrollHeight)").await;
        page.find(".rows li[aria-posinset='2100'] .row-title").await;
        assert!(page.count(".row").await < 80, "{}", page.count(".row").await);
        // A rating there is kept, and how long that took is noted.
        page.type_into(".rows li[aria-posinset='2100'] input[type=radio]", "5").await;
        page.until("return performance.getEntriesByName('keep', 'measure').length > 0").await;
        let took = page.ask("return performance.getEntriesByName('keep', 'measure').at(-1).duration").await;
        println!("keeping 2,100 films after a rating: {took} ms");
        assert_eq!(kept(page).await["films"]["1"]["rating"]["value"]["half_stars"], 10);
    })
    .await;
}

#[tokio::test]
async fn films_that_the_catalog_lacks_stand_in_a_part_of_their_own() {
    on_both_sizes("privacy/", async |page| {
        page.find("h1").await;
        with_record(page, &large_record(3), "library/#tab=elsewhere").await;
        page.see(".row-title", "Home video").await;
        page.see(".row-line", "2014").await;
        page.click(".row-acts button:last-child").await;
        page.see(".empty", words::library::empty_part("elsewhere").unwrap()).await;
        page.click(".toast .button-quiet").await;
        page.see(".row-title", "Home video").await;
    })
    .await;
}

#[tokio::test]
async fn the_biggest_surprises_come_first_when_asked_for() {
    on_both_sizes("privacy/", async |page| {
        page.find("h1").await;
        with_record(page, VERSION_1, "library/#sort=difference").await;
        page.see(".row-expected", "★").await;
        page.see(".row-title", "Star Wars").await;
    })
    .await;
}

#[tokio::test]
async fn films_that_an_earlier_catalog_lacked_are_recognized() {
    visit("privacy/", async |page| {
        page.find("h1").await;
        let matrix = r#""tmdb:603":{"title":"Matrix","tmdb":603,"said":{"rating":{"at":5,"value":{"half_stars":9}}}}"#;
        let home = r#""title:home video 2001":{"title":"Home video","year":2001,"said":{"seen":{"at":5,"value":true}}}"#;
        let record = format!(r#"{{"version":2,"films":{{}},"strangers":{{{matrix},{home}}}}}"#);
        with_record(page, &record, "library/").await;
        page.see(".toast", &words::library::recognized(1)).await;
        page.see(".row-title", "The Matrix").await;
        let kept = kept(page).await;
        assert_eq!(kept["films"]["2571"]["rating"]["value"]["half_stars"], 9);
        assert_eq!(kept["strangers"].as_object().unwrap().len(), 1);
        assert_eq!(kept["strangers"]["title:home video 2001"]["title"], "Home video");
    })
    .await;
}
