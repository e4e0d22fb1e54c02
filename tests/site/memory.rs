//! `cargo xtask bench`: what all titles take in memory, the search index with them. Printed, never judged here.

use bijou::words;

use crate::harness::{WATCH_MEMORY, visit};

#[tokio::test]
#[ignore = "measures; `cargo xtask bench` runs it"]
async fn all_titles_with_their_index() {
    visit("", async |page| {
        page.before_every_page(WATCH_MEMORY).await;
        for path in ["", "browse/"] {
            page.open(path).await;
            page.until("return performance.getEntriesByType('resource').some(e => e.name.includes('tail-') && e.responseEnd > 0)").await;
            if path == "browse/" {
                page.see(".results-count", &words::browse::count(88_138)).await;
                page.type_into("#search", "the godfahter").await;
            }
            tokio::time::sleep(std::time::Duration::from_secs(4)).await;
            let used = page.memory().await;
            println!(
                "/{path:<8} program {:.1} MB, JavaScript {:.1} MB, together {:.1} MB",
                used.program, used.heap, used.program + used.heap
            );
        }
    })
    .await;
}
