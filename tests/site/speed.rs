//! `cargo xtask bench`: how long the page takes from a rating to new picks. Printed, never judged: machines differ.

use bijou::taste::{ASK, FOLD_IN, RANK};
use bijou::words;
use fantoccini::key::Key;
use serde_json::Value;
use xtask::site::pages::PAGES;

use crate::harness::{Look, Page, visit};
use crate::journey::rate_first_questions;

/// Ratings that are given.
const RATINGS: usize = 30;

#[tokio::test]
#[ignore = "measures; `cargo xtask bench` runs it"]
async fn from_a_rating_to_new_picks() {
    visit("", async |page| {
        // All three shards, so that every film is ranked.
        page.see("body", "").await;
        let arrived =
            "return performance.getEntriesByType('resource').filter(e => e.name.includes('tail-')).length";
        while page.ask(arrived).await != 1 {
            tokio::time::sleep(std::time::Duration::from_millis(50)).await;
        }
        tokio::time::sleep(std::time::Duration::from_secs(2)).await;
        page.ask("performance.clearMeasures()").await;
        page.ask("document.querySelector('.shelf-end button').click()").await;
        page.ask("document.querySelector('.shelf-end button').click()").await;
        rate_first_questions(page, RATINGS).await;
        for step in [FOLD_IN, RANK, ASK] {
            let script =
                format!("return performance.getEntriesByName('{step}', 'measure').map(e => e.duration)");
            let times = page.ask(&script).await;
            let mut times: Vec<f64> =
                times.as_array().unwrap().iter().filter_map(|time| time.as_f64()).collect();
            times.sort_by(f64::total_cmp);
            let at = |share: f64| times[((times.len() - 1) as f64 * share) as usize];
            println!(
                "{step:>8}: median {:.2} ms, 95 % within {:.2} ms, of {}",
                at(0.5),
                at(0.95),
                times.len()
            );
        }
    })
    .await;
}

/// From a click on stars to the moment at which the browser has drawn what follows from it. The click comes at the start of a
/// frame, as a person's does on average half a frame later: what is measured is work and drawing, not the wait for the screen.
const RATE_AND_DRAW: &str = "
    const [at, stars] = arguments;
    const input = document.querySelector(`.questions li:nth-child(${at}) input[type=radio][value='${stars}']`);
    let changed = 0;
    const watch = new MutationObserver(() => changed = performance.now());
    watch.observe(document.querySelector('.picks'), { subtree: true, childList: true, characterData: true, attributes: true });
    const drawn = () => new Promise(done => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => done(performance.now());
        requestAnimationFrame(() => port2.postMessage(null));
    });
    return new Promise(done => requestAnimationFrame(async () => {
        const { port1, port2 } = new MessageChannel();
        const start = performance.now();
        let settled = start, laid = start;
        port1.onmessage = async () => {
            let end = performance.now();
            while (changed == 0 && end - start < 1000) end = await drawn();
            watch.disconnect();
            done([end - start, settled - start, laid - settled, end - laid]);
        };
        input.click();
        port2.postMessage(null);
        // What follows from a signal runs in microtasks of this frame.
        for (let turn = 0; turn < 20; turn++) await null;
        settled = performance.now();
        document.documentElement.offsetHeight;
        laid = performance.now();
    }))";

#[tokio::test]
#[ignore = "measures; `cargo xtask bench` runs it"]
async fn from_a_click_to_new_picks_on_the_screen() {
    visit("", async |page| {
        everything_is_there(page).await;
        for _ in 0..3 {
            page.ask("document.querySelector('.shelf-end button').click()").await;
        }
        tokio::time::sleep(std::time::Duration::from_secs(2)).await;
        let mut times = [const { Vec::new() }; 4];
        for film in 1..=RATINGS {
            let stars = if film % 3 == 0 { 4 } else { 10 };
            let script = RATE_AND_DRAW.replace("arguments", &format!("[{film}, {stars}]"));
            let took = page.ask(&script).await;
            times
                .iter_mut()
                .zip(took.as_array().unwrap())
                .for_each(|(times, time)| times.push(time.as_f64().unwrap()));
            tokio::time::sleep(std::time::Duration::from_millis(700)).await;
        }
        for (what, times) in [
            "new picks on the screen",
            "of these the program",
            "style and layout",
            "painting, and what else waits",
        ]
        .iter()
        .zip(&mut times)
        {
            times.sort_by(f64::total_cmp);
            let at = |share: f64| times[((times.len() - 1) as f64 * share).round() as usize];
            println!(
                "{what}: median {:.1} ms, 95 % within {:.1} ms, longest {:.1} ms, of {}",
                at(0.5),
                at(0.95),
                at(1.0),
                times.len()
            );
        }
    })
    .await;
}

/// Ratings of somebody who has rated for years.
const HISTORY: usize = 2000;
/// What may move on its own (the web's own "good" is 0.1).
const MOST_SHIFT: f64 = 0.05;
/// How long a touch may wait.
const LONGEST_TASK_MS: f64 = 100.0;

/// Notes what moves without having been asked to, and what keeps the page from answering.
const WATCH: &str = "
    window.noted = { shifts: [], tasks: [] };
    new PerformanceObserver(list => list.getEntries().filter(shift => !shift.hadRecentInput).forEach(shift =>
        noted.shifts.push([shift.value, shift.sources.map(source => source.node?.className ?? '').join(' ')])))
        .observe({ type: 'layout-shift', buffered: true });
    new PerformanceObserver(list => list.getEntries().forEach(task => noted.tasks.push(task.duration)))
        .observe({ type: 'longtask', buffered: true });
";

/// What was noted since the last time, and begins anew.
const TAKE: &str = "
    return new Promise(done => requestAnimationFrame(() => setTimeout(() => {
        const { shifts, tasks } = noted;
        window.noted.shifts = []; window.noted.tasks = [];
        done([shifts.reduce((sum, [value]) => sum + value, 0), Math.max(0, ...tasks), tasks.length,
            shifts.sort((a, b) => b[0] - a[0]).slice(0, 1).map(([value, what]) => what).join()]);
    }, 400)))";

#[tokio::test]
#[ignore = "measures; `cargo xtask bench` runs it"]
async fn nothing_jumps_and_nothing_waits_with_2000_ratings() {
    visit("", async |page| {
        page.look(Look::ALL[0]).await;
        page.before_every_page(WATCH).await;
        page.come_back_after_years(HISTORY).await;
        println!("| | moved (at most {MOST_SHIFT}) | longest task (at most {LONGEST_TASK_MS} ms) | tasks over 50 ms |\n|---|---|---|---|");
        let mut all = Vec::new();
        for path in PAGES.iter().map(|name| format!("{name}/")).chain([String::new()]) {
            let path = if path == "film/" { "film/#318".to_owned() } else { path };
            page.open(&path).await;
            everything_is_there(page).await;
            all.push(told(page, &format!("{path}: opening, all films arriving")).await);
            scroll_through(page).await;
            all.push(told(page, &format!("{path}: scrolling")).await);
        }
        rate(page).await;
        all.push(told(page, "home: rating five films").await);
        tune(page).await;
        all.push(told(page, "home: moving three sliders").await);
        search(page).await;
        all.push(told(page, "browse: typing a search").await);
        filter(page).await;
        all.push(told(page, "browse: filtering and sorting").await);
        page.open("library/").await;
        everything_is_there(page).await;
        told(page, "").await;
        type_slowly(page, "main input[type=search]", "the").await;
        all.push(told(page, "library: typing a filter").await);
        if PAGES.contains(&"insights") {
            pan(page).await;
            all.push(told(page, "insights: panning and zooming the map").await);
        }
        let over = all.iter().filter(|(shift, task)| *shift > MOST_SHIFT || *task > LONGEST_TASK_MS).count();
        println!("\n{over} of {} beyond the limits", all.len());
    })
    .await;
}

/// Prints what was noted.
async fn told(page: &Page, what: &str) -> (f64, f64) {
    let noted = page.ask(TAKE).await;
    let number = |at: usize| noted[at].as_f64().unwrap_or(f64::NAN);
    if !what.is_empty() {
        let moved = noted[3].as_str().unwrap_or_default();
        println!("| {what} | {:.3} {moved} | {:.0} ms | {} |", number(0), number(1), noted[2]);
    }
    (number(0), number(1))
}

/// Waits until all shards have joined and what follows from them is done.
async fn everything_is_there(page: &Page) {
    page.until("return performance.getEntriesByType('resource').some(e => e.name.includes('tail-') && e.responseEnd > 0)").await;
    page.miss(".skeleton").await;
    page.settle().await;
}

/// Scrolls as a thumb does, to the end or twenty screens far.
async fn scroll_through(page: &Page) {
    page.ask(
        "return new Promise(done => {
            let screens = 0;
            const step = () => {
                scrollBy(0, 300);
                (scrollY + innerHeight >= document.body.scrollHeight - 2 || ++screens > 60) ? done() : setTimeout(step, 50);
            };
            step();
        })",
    )
    .await;
}

async fn rate(page: &Page) {
    page.open("").await;
    everything_is_there(page).await;
    page.press_button(words::discover::rate_more()).await;
    page.settle().await;
    told(page, "").await;
    for film in 1..=5 {
        let stars = if film % 2 == 0 { "2" } else { "5" };
        page.type_into(&format!(".questions li:nth-child({film}) input[type=radio]"), stars).await;
        page.settle().await;
    }
}

async fn tune(page: &Page) {
    page.click("button[aria-controls='tune']").await;
    page.settle().await;
    told(page, "").await;
    for slider in 1..=3 {
        let slider = format!(".tune label:nth-of-type({slider}) input[type=range]");
        page.type_into(&slider, &Key::End.to_string()).await;
        page.settle().await;
    }
}

async fn search(page: &Page) {
    page.open("browse/").await;
    everything_is_there(page).await;
    told(page, "").await;
    type_slowly(page, "#search", "the godfather").await;
}

async fn filter(page: &Page) {
    page.open("browse/").await;
    everything_is_there(page).await;
    told(page, "").await;
    page.click(".filters-open").await;
    for genre in [1, 4, 4, 7] {
        page.click(&format!(".filters-sheet .genre:nth-of-type({genre})")).await;
        page.settle().await;
    }
    page.click(".filters-foot button").await;
    // A letter chooses the order whose name begins with it: highest prediction, newest, title.
    for order in ["H", "N", "T"] {
        page.type_into(".order select", order).await;
        page.settle().await;
    }
}

async fn pan(page: &Page) {
    page.open("insights/").await;
    everything_is_there(page).await;
    told(page, "").await;
    let canvas = page.ask("
        const map = document.querySelector('canvas');
        if (!map) return null;
        map.scrollIntoView({ block: 'center', behavior: 'instant' });
        const box = map.getBoundingClientRect();
        const at = (type, x, y, more) => map.dispatchEvent(new PointerEvent(type, {
            pointerId: 1, isPrimary: true, bubbles: true, cancelable: true, clientX: box.left + x, clientY: box.top + y,
            button: 0, buttons: 1, ...more }));
        return new Promise(done => {
            let moved = 0;
            at('pointerdown', 150, 150);
            const move = () => {
                at('pointermove', 150 + 60 * Math.sin(moved / 10), 150 + moved / 2);
                if (moved % 20 == 0) map.dispatchEvent(new WheelEvent('wheel', { deltaY: moved % 40 ? 60 : -60,
                    bubbles: true, cancelable: true, clientX: box.left + 150, clientY: box.top + 150 }));
                ++moved < 120 ? requestAnimationFrame(move) : (at('pointerup', 150, 150), done(true));
            };
            move();
        })").await;
    assert_ne!(canvas, Value::Null, "there is no map");
}

/// One letter at a time, as fast as people type.
async fn type_slowly(page: &Page, css: &str, text: &str) {
    for letter in text.chars() {
        page.type_into(css, &letter.to_string()).await;
        tokio::time::sleep(std::time::Duration::from_millis(120)).await;
    }
    page.settle().await;
}
