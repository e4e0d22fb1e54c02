//! `cargo xtask bench`: how long the page takes from a rating to new picks. Printed, never judged: machines differ.

use bijou::taste::{ASK, FOLD_IN, RANK};

use crate::harness::visit;
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
