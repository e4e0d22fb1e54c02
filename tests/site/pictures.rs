//! Pictures of the site, for people to look at: `cargo xtask screenshots`.

use std::env;
use std::path::PathBuf;

use xtask::site::pages::PAGES;

use crate::harness::{Look, visit};

#[tokio::test]
#[ignore = "takes pictures and checks nothing"]
async fn of_the_wanted_pages() {
    let folder = PathBuf::from(env::var("BIJOU_PICTURES").expect("run `cargo xtask screenshots`"));
    let wanted = env::var("BIJOU_PICTURED_PAGES").unwrap_or_default();
    let mut pages: Vec<String> =
        wanted.split_whitespace().map(|path| path.trim_start_matches('/').to_owned()).collect();
    if pages.is_empty() {
        pages = PAGES.iter().map(|name| format!("{name}/")).chain([String::new()]).collect();
    }
    for path in &pages {
        for look in Look::ALL {
            visit(path, async |page| {
                page.miss("#frame").await;
                page.look(look).await;
                page.settle().await;
                let name = path.replace(|letter: char| !letter.is_alphanumeric(), "");
                let name = if name.is_empty() { "home" } else { &name };
                page.picture(&folder.join(format!("{name}-{}.png", look.name()))).await;
            })
            .await;
        }
    }
}
