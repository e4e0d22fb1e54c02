//! Every page has an address that a static host answers.

use xtask::site::pages::PAGES;

use crate::harness::Visit;

const SUB_PATH: &str = "/some/sub/path";

#[tokio::test]
async fn every_page_starts_from_its_own_address() {
    let seen = Visit::to("").under(SUB_PATH).go(async |page| {
        for name in PAGES {
            page.open(&format!("{name}/")).await;
            page.miss("#frame").await;
            assert_eq!(page.ask("return document.querySelector('base').href").await, page.home());
        }
    });
    seen.await.keeps_the_promises();
}

#[tokio::test]
async fn an_address_without_its_last_slash_is_completed() {
    let seen = Visit::to("browse#query=dune").under(SUB_PATH).go(async |page| {
        page.miss("#frame").await;
        assert_eq!(page.path().await, "browse/#query=dune");
    });
    seen.await.keeps_the_promises();
}

#[tokio::test]
async fn a_wrong_address_leads_home() {
    let seen = Visit::to("no/such/page").under(SUB_PATH).go(async |page| {
        page.see("h1", "no page").await;
        page.click("#home[href='/some/sub/path/']").await;
        page.miss("#home").await;
        assert_eq!(page.path().await, "");
    });
    seen.await.asks_no_other_origin();
}
