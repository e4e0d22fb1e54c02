//! Pictures of the site, for people to look at: `cargo xtask screenshots`.

use std::env;
use std::path::PathBuf;

use xtask::site::pages::PAGES;

use crate::harness::{Look, visit};
use crate::night::anna_and_ben;

/// A film that everybody knows.
const FILM: &str = "film/#318";
/// Films that are just enough to begin.
const FEW: usize = 3;

#[tokio::test]
#[ignore = "takes pictures and checks nothing"]
async fn of_the_wanted_pages() {
    let folder = PathBuf::from(env::var("BIJOU_PICTURES").expect("run `cargo xtask screenshots`"));
    let wanted = env::var("BIJOU_PICTURED_PAGES").unwrap_or_default();
    let mut pages: Vec<String> =
        wanted.split_whitespace().map(|path| path.trim_start_matches('/').to_owned()).collect();
    if pages.is_empty() {
        let path = |name: &&str| if *name == "film" { FILM.to_owned() } else { format!("{name}/") };
        pages = PAGES.iter().map(path).chain([String::new()]).collect();
    }
    for path in &pages {
        for look in Look::ALL {
            let name = path.split('/').next().filter(|name| !name.is_empty()).unwrap_or("home");
            visit(path, async |page| {
                page.miss("#frame").await;
                page.look(look).await;
                // The home page as a newcomer sees it, and every page as somebody with a taste does.
                let known = [0, FEW, usize::MAX];
                let sights = if name == "home" { known.as_slice() } else { &known[2..] };
                for films in sights {
                    let stage = match *films {
                        0 => "-newcomer",
                        FEW => "-few",
                        _ => "",
                    };
                    if name == "night" {
                        anna_and_ben(page).await;
                        page.open(path).await;
                    } else if *films > 0 {
                        page.come_back_with(*films).await;
                        page.miss("#frame").await;
                    }
                    page.settle().await;
                    page.picture(&folder.join(format!("{name}{stage}-{}.png", look.name()))).await;
                }
            })
            .await;
        }
    }
}
