//! The page of the person's taste: the map and the other pictures.

use bijou::pages::MAP_FRAME;
use bijou::words;
use fantoccini::key::Key;

use crate::harness::{Look, Page, Scheme, Size, visit};
use crate::journey::{for_this_visit_only, rate_first_questions};

const MAP: &str = "canvas[role='application']";
const CARD: &str = ".map-card .map-film a";

#[tokio::test]
async fn three_ratings_are_enough_for_pictures_and_fewer_say_what_is_missing() {
    for size in [Size::Phone, Size::Desktop] {
        visit("insights/", async |page| {
            page.look(Look { size, scheme: Scheme::Dark }).await;
            page.come_back_after_years(2).await;
            page.see(".empty", &words::insights::missing(1)).await;
            page.come_back_after_years(3).await;
            page.see(".totals", "3").await;
            for heading in [
                words::insights::stars(),
                words::insights::predictable(),
                words::insights::groups(),
                words::insights::people(),
                words::insights::regions(),
                words::insights::time(),
            ] {
                page.until(&format!(
                    "return [...document.querySelectorAll('h2')].some(h => h.innerText == `{heading}`)"
                ))
                .await;
            }
            page.find("svg[role='img'][aria-label]").await;
            page.see(".insights", words::insights::predictable_few()).await;
            // Nothing is wider than the screen.
            assert_eq!(page.ask("return document.documentElement.scrollWidth <= innerWidth").await, true);
        })
        .await;
    }
}

#[tokio::test]
async fn many_ratings_show_how_predictable_somebody_is_their_people_and_their_years() {
    visit("insights/", async |page| {
        page.come_back_after_years(400).await;
        page.find(".hits").await;
        page.see(".insights", "%").await;
        page.find(".favorite a[href*='film/#']").await;
        page.find(".region:not(.region-untouched)").await;
        page.see(".insights", "your busiest time").await;
    })
    .await;
}

#[tokio::test]
async fn genres_are_set_against_the_average_viewer_by_what_is_watched_or_liked() {
    visit("", async |page| {
        rate_first_questions(page, 4).await;
        for_this_visit_only(page).await;
        to_insights(page).await;
        page.see(".leaning-said", "%").await;
        page.click(".segment:last-child").await;
        page.see(".leanings", "film").await;
        let said = page.texts(".leaning-said").await;
        assert!(said.iter().all(|said| !said.contains('%')), "{said:?}");
    })
    .await;
}

#[tokio::test]
async fn a_film_is_found_on_the_map_and_leads_to_its_page() {
    for size in [Size::Phone, Size::Desktop] {
        visit("insights/", async |page| {
            page.look(Look { size, scheme: Scheme::Light }).await;
            painted(page).await;
            page.type_into(".map-find input", "godfather").await;
            page.see(".map-offers", "The Godfather").await;
            page.type_into(".map-find input", &Key::Enter.to_string()).await;
            page.see(CARD, "Godfather").await;
            page.until("return !document.querySelector('[data-zoom]').innerText.includes('1.0')").await;
            page.click(CARD).await;
            page.see("h1", "Godfather").await;
            assert!(page.path().await.starts_with("film/#"));
        })
        .await;
    }
}

#[tokio::test]
async fn the_map_is_moved_by_keys_alone() {
    visit("insights/", async |page| {
        painted(page).await;
        let zoom = "return document.querySelector('[data-zoom]').textContent";
        let before = page.ask(zoom).await;
        page.type_into(MAP, "++").await;
        let closer = page.ask(zoom).await;
        assert_ne!(before, closer);
        page.type_into(MAP, &Key::Right.to_string()).await;
        let first = page.find(CARD).await.text().await.unwrap();
        page.type_into(MAP, &Key::Right.to_string().repeat(4)).await;
        page.until(&format!("return document.querySelector(`{CARD}`).innerText != `{first}`")).await;
        page.type_into(MAP, "0").await;
        page.until(&format!("{zoom} == `{}`", before.as_str().unwrap())).await;
        page.type_into(MAP, &Key::Enter.to_string()).await;
        page.see("h1", "").await;
        assert!(page.path().await.starts_with("film/#"));
    })
    .await;
}

#[tokio::test]
async fn the_map_is_moved_by_mouse_wheel_and_buttons() {
    visit("insights/", async |page| {
        painted(page).await;
        let zoom = "return document.querySelector('[data-zoom]').textContent";
        let whole = page.ask(zoom).await;
        page.click(&format!("[aria-label='{}']", words::insights::map_closer())).await;
        assert_ne!(page.ask(zoom).await, whole);
        let wheel = format!(
            "const map = document.querySelector(`{MAP}`), box = map.getBoundingClientRect();
            return map.dispatchEvent(new WheelEvent('wheel', {{ deltaY: -300, bubbles: true, cancelable: true,
                clientX: box.left + 100, clientY: box.top + 100 }}))"
        );
        let nearer = page.ask(zoom).await;
        assert_eq!(page.ask(&wheel).await, false, "the page scrolled instead");
        assert_ne!(page.ask(zoom).await, nearer);
        page.click(&format!("[aria-label='{}']", words::insights::map_whole())).await;
        // The figure is rounded: it says so while the flight still goes on.
        page.find(&format!("[aria-label='{}']:disabled", words::insights::map_whole())).await;
        assert_eq!(page.ask(zoom).await, whole);
        assert_eq!(
            page.ask(&wheel.replace("-300", "300")).await,
            true,
            "there is nothing to zoom: the page may scroll"
        );
    })
    .await;
}

#[tokio::test]
async fn the_map_is_saved_as_a_picture() {
    visit("", async |page| {
        rate_first_questions(page, 3).await;
        for_this_visit_only(page).await;
        to_insights(page).await;
        painted(page).await;
        // What the link would download, in place of a file on this disk.
        page.ask(
            "window.saved = null;
            HTMLAnchorElement.prototype.click = function () { window.saved = [this.download, this.href]; };
            const make = URL.createObjectURL;
            URL.createObjectURL = blob => { window.blob = blob; return make.call(URL, blob); };",
        )
        .await;
        page.click(".map-below button").await;
        page.until("return window.saved !== null").await;
        assert_eq!(page.ask("return window.saved[0]").await, words::insights::map_file());
        let size = "return createImageBitmap(window.blob).then(picture => [window.blob.type, picture.width, picture.height])";
        assert_eq!(page.ask(size).await, serde_json::json!(["image/png", 1600, 1800]));
    })
    .await;
}

/// How long frames of the map take, with 2,000 ratings: printed, never judged.
#[tokio::test]
#[ignore = "measures; `cargo xtask bench` runs it"]
async fn frames_of_the_map() {
    for size in [Size::Phone, Size::Desktop] {
        visit("insights/", async |page| {
            page.look(Look { size, scheme: Scheme::Dark }).await;
            page.come_back_after_years(2_000).await;
            page.find(".totals").await;
            painted(page).await;
            page.ask("performance.clearMeasures()").await;
            let flight = format!(
                "const map = document.querySelector(`{MAP}`), box = map.getBoundingClientRect();
                const gaps = [];
                let before = performance.now(), frame = 0;
                const wheel = by => map.dispatchEvent(new WheelEvent('wheel', {{ deltaY: by, bubbles: true, cancelable: true,
                    clientX: box.left + box.width / 2, clientY: box.top + box.height / 2 }}));
                return new Promise(done => requestAnimationFrame(function next(now) {{
                    gaps.push(now - before);
                    before = now;
                    wheel(frame < 90 ? -12 : 12);
                    if (++frame < 180) requestAnimationFrame(next); else done(gaps.slice(2));
                }}))"
            );
            let gaps = page.ask(&flight).await;
            let script = format!("return performance.getEntriesByName('{MAP_FRAME}', 'measure').map(e => e.duration)");
            let work = page.ask(&script).await;
            for (what, times) in [("between frames", gaps), ("work in a frame", work)] {
                let mut times: Vec<f64> = times.as_array().unwrap().iter().filter_map(|time| time.as_f64()).collect();
                times.sort_by(f64::total_cmp);
                let at = |share: f64| times[((times.len() - 1) as f64 * share) as usize];
                println!(
                    "map, {}, {what}: median {:.2} ms, 95 % within {:.2} ms, of {}",
                    if size.is_touched() { "phone" } else { "desktop" },
                    at(0.5),
                    at(0.95),
                    times.len()
                );
            }
        })
        .await;
    }
}

async fn to_insights(page: &Page) {
    page.click("nav a[href$='insights/']").await;
    page.see("h1", words::insights::title()).await;
}

/// Waits until the map has arrived and was painted.
async fn painted(page: &Page) {
    page.find(MAP).await;
    page.miss(".map-missing").await;
    page.until(&format!("return performance.getEntriesByName('{MAP_FRAME}', 'measure').length > 0")).await;
}
