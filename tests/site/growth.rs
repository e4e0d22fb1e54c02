//! `cargo xtask bench`: what catalogs of 1,000 to 1,000,000 films take. Printed, never judged: machines differ.

use std::env;
use std::time::{Duration, Instant};

use bijou::pages::{BROWSE, PREDICT_ALL};
use bijou::search::SEARCH;
use bijou::taste::{FOLD_IN, RANK};

use xtask::bench::grown;

use crate::harness::{Page, Setting, Visit, WATCH_MEMORY, copy_of_site};
use crate::journey::rate_first_questions;

/// Sizes, unless `BIJOU_FILMS` names others.
const FILMS: &str = "1000 10000 100000 1000000";
const RATINGS: usize = 20;
const TYPED: [&str; 4] = ["the godfahter", "shawshenk redemtion", "tarentino", "time travel"];

#[tokio::test]
#[ignore = "measures; `cargo xtask bench` runs it"]
async fn from_a_thousand_to_a_million_films() {
    println!(
        "| films | catalog | program's memory | JavaScript | all there after | fold-in | rank all | search | filter, sort | predict all |"
    );
    println!("|---|---|---|---|---|---|---|---|---|---|");
    let sizes = env::var("BIJOU_FILMS").unwrap_or_else(|_| FILMS.to_owned());
    for films in sizes.split_whitespace().map(|size| size.parse::<usize>().unwrap()) {
        let site = copy_of_site();
        let catalog = site.path().join("catalog");
        std::fs::remove_dir_all(&catalog).unwrap();
        let bytes = grown::grow(&Setting::read().site.join("catalog"), &catalog, films).unwrap();
        let measure =
            Visit::to("privacy/").of_site(site.path()).go(async |page| measured(page, films, bytes).await);
        measure.await;
    }
}

async fn measured(page: &Page, films: usize, bytes: u64) {
    page.before_every_page(WATCH_MEMORY).await;
    page.before_every_page("performance.setResourceTimingBufferSize(1000)").await;
    let started = Instant::now();
    page.open("").await;
    everything_is_there(page, films).await;
    let there = started.elapsed();
    page.ask("performance.clearMeasures()").await;
    page.ask("document.querySelector('.shelf-end button').click()").await;
    rate_first_questions(page, RATINGS).await;
    let (fold_in, rank) = (within(page, FOLD_IN).await, within(page, RANK).await);
    page.ask("document.querySelector('a[href*=browse]').click()").await;
    page.until("return document.querySelector('#search') != null").await;
    everything_is_indexed(page).await;
    page.ask("performance.clearMeasures()").await;
    for typed in TYPED {
        for letter in typed.chars() {
            page.type_into("#search", &letter.to_string()).await;
        }
        page.ask("const box = document.querySelector('#search'); box.value = ''; box.dispatchEvent(new Event('input'))").await;
    }
    let search = within(page, SEARCH).await;
    page.ask("performance.clearMeasures()").await;
    for asked in
        ["genre=Drama&not=Comedy", "years=1980-1999", "sort=title", "sort=mean", "sort=me", "sort=stars"]
    {
        page.ask(&format!("location.hash = '{asked}'")).await;
        tokio::time::sleep(Duration::from_millis(100)).await;
        patiently(page, "return !document.querySelector('.results-count').textContent.startsWith('W')").await;
    }
    let browse = within(page, BROWSE).await;
    let predict = page.ask(&format!("return performance.getEntriesByName('{PREDICT_ALL}', 'measure').reduce((sum, e) => sum + e.duration, 0)")).await;
    let used = page.memory().await;
    println!(
        "| {films} | {:.2} MB | {:.0} MB | {:.1} MB | {:.1} s | {} | {} | {} | {} | {:.0} ms |",
        bytes as f64 / 1e6,
        used.program,
        used.heap,
        there.as_secs_f64(),
        fold_in,
        rank,
        search,
        browse,
        predict.as_f64().unwrap(),
    );
}

/// Waits until all shards have joined, and the page says so on its own.
async fn everything_is_there(page: &Page, films: usize) {
    let shards = "return performance.getEntriesByType('resource').filter(e => e.name.includes('tail-') && e.responseEnd > 0).length";
    let tails = (films.div_ceil(100)).div_ceil(1 << 17);
    patiently(page, &format!("return ({{ tails: (() => {{ {shards} }})() }}).tails >= {tails}")).await;
    patiently(page, "return document.querySelector('.questions .card') != null").await;
    page.settle().await;
}

/// Waits until the index has not grown for a second.
async fn everything_is_indexed(page: &Page) {
    let slices = "return performance.getEntriesByName('index', 'measure').length";
    let mut before = page.ask(slices).await;
    loop {
        tokio::time::sleep(Duration::from_secs(1)).await;
        let now = page.ask(slices).await;
        if now == before && now.as_u64() > Some(0) {
            return;
        }
        before = now;
    }
}

/// As [`Page::until`], for what takes as long as it takes.
async fn patiently(page: &Page, script: &str) {
    for _ in 0..3_000 {
        if page.ask(script).await == true {
            return;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    panic!("`{script}` never came true");
}

/// Median and 95th percentile.
async fn within(page: &Page, step: &str) -> String {
    let times = page
        .ask(&format!("return performance.getEntriesByName('{step}', 'measure').map(e => e.duration)"))
        .await;
    let mut times: Vec<f64> = times.as_array().unwrap().iter().filter_map(|time| time.as_f64()).collect();
    times.sort_by(f64::total_cmp);
    let at = |share: f64| {
        times
            .get((times.len().saturating_sub(1) as f64 * share).round() as usize)
            .copied()
            .unwrap_or(f64::NAN)
    };
    format!("{:.1}, {:.1} ms", at(0.5), at(0.95))
}
