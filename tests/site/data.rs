//! The page about the data: what the picks were learned from, and how good they are.

use bijou::words;

use crate::harness::{Log, Look, Scheme, Size, Visit, visit};

/// What the host is asked for that has to do with the catalog.
fn of_the_catalog(log: &Log) -> Vec<String> {
    let mut asked: Vec<String> = log
        .take()
        .into_iter()
        .map(|asked| asked.target)
        .filter(|target| target.contains("/catalog/"))
        .collect();
    asked.sort();
    asked
}

#[tokio::test]
async fn the_data_and_the_card_are_told_with_charts_and_numbers() {
    for size in [Size::Phone, Size::Desktop] {
        visit("privacy/", async |page| {
            page.look(Look { size, scheme: Scheme::Dark }).await;
            page.click("main a[href$='data/']").await;
            page.see("h1", words::data::title()).await;
            for heading in [
                words::data::facts(),
                words::data::stars(),
                words::data::people(),
                words::data::tail(),
                words::data::matrix(),
                words::data::genres(),
                words::data::growth(),
                words::data::together(),
                words::data::card(),
                words::data::source(),
            ] {
                page.until(&format!(
                    "return [...document.querySelectorAll('h2')].some(h => h.innerText == `{heading}`)"
                ))
                .await;
            }
            // The shipped catalog's own figures.
            page.see(".totals", "701,350").await;
            page.see(".totals", "5,375").await;
            assert_eq!(page.count(".data svg[role='img'][aria-label='']").await, 0);
            assert!(page.count(".data svg[role='img']").await >= 8);
            assert_eq!(page.count(".data-pair").await, 6);
            page.see(".figures", "nDCG@100").await;
            page.see(".data", "GroupLens").await;
            assert_eq!(page.ask("return document.documentElement.scrollWidth <= innerWidth").await, true);
        })
        .await;
    }
}

#[tokio::test]
async fn whoever_opens_the_page_asks_for_nothing_that_others_do_not() {
    let asked_on = async |path: &'static str| {
        let log = Log::default();
        let seen = Visit::to(path).keeping_no_program().noted_in(&log).go(async |page| {
            page.all_is_here().await;
            page.until("return performance.getEntriesByType('resource').some(e => e.name.includes('/report-') && e.responseEnd > 0)")
                .await;
            if path == "data/" {
                page.find(".data .mosaic").await;
            }
        });
        seen.await.keeps_the_promises();
        of_the_catalog(&log)
    };
    let (elsewhere, there) = (asked_on("library/").await, asked_on("data/").await);
    assert_eq!(elsewhere, there);
    assert_eq!(there.iter().filter(|target| target.contains("/report-")).count(), 1, "{there:?}");
}
