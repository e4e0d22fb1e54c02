//! Nobody can tell from the requests who somebody is: what the host of the site sees is the same for everybody.
//!
//! Within the site, pages change without loading. Which page's folder is loaded when somebody types an address or reloads is
//! all that differs, and what stands behind the `#` of that address is not sent. Each visitor here loads the same pages.

use std::collections::BTreeSet;
use std::time::{Duration, Instant};

use bijou::address::Page as Place;
use futures_util::future::join;
use tempfile::TempDir;

use crate::harness::{Asked, Log, Setting, Visit};
use crate::people::{ANNA, BEN, Person};

/// For whatever may still be asked afterwards.
const AFTERWARDS: Duration = Duration::from_millis(500);

/// What the browser fetches when it pleases, whoever looks at the page: manifest and icon when nothing else is urgent, both fonts when
/// it first measures text, or not at all on a page after which it has them at hand. Over a whole visit everybody fetches all of it.
const AT_ANY_TIME: [&str; 3] = ["app.webmanifest", "icon.svg", "fonts/"];

/// True where the security policy comes before anything that it could stop, and no address is passed on.
const PROTECTED: &str = "
    const [policy, referrer] = document.head.children;
    return policy.httpEquiv === 'Content-Security-Policy' && policy.content.startsWith(`default-src 'none'; script-src `)
        && referrer.name === 'referrer' && referrer.content === 'no-referrer'";

/// Links to other sites that let these know where somebody comes from, or reach back.
const LINKS_THAT_TELL: &str = "
    return [...document.querySelectorAll('a[href]')]
        .filter(link => link.origin !== location.origin && link.protocol !== 'blob:')
        .filter(link => !['noopener', 'noreferrer'].every(word => link.relList.contains(word)))
        .map(link => link.outerHTML)";

/// What a browser says with every request of this site.
const SAID: [&str; 15] = [
    "accept",
    "accept-encoding",
    "accept-language",
    "connection",
    "host",
    // This site's own, where a script is loaded.
    "origin",
    // The style sheet, where a font is loaded: the page's own word about that does not count for what a style sheet loads.
    "referer",
    // Of the answer that it has kept from before.
    "if-modified-since",
    "if-none-match",
    // To go on where a file broke off when the page before was left.
    "if-range",
    "range",
    // Reloading.
    "cache-control",
    "upgrade-insecure-requests",
    "user-agent",
    // Only for the page that is opened, and only what kind of a click has opened it.
    "sec-fetch-user",
];

/// The pages that everybody loads, in order, with what stands behind the `#`, and what is done there.
const LOADED: [&str; 11] = [
    "",
    "browse/",
    "film/",
    "library/",
    "insights/",
    "import/",
    "night/",
    "compare/",
    "data/",
    "privacy/",
    "",
];

/// One page from loading it to leaving it.
struct Stay {
    /// Sorted: two files that are asked for at once come over two connections, and either may be the first. In which order
    /// they were asked for is compared apart.
    asked: Vec<Asked>,
    lasted: Duration,
}

#[tokio::test]
async fn whatever_somebody_does_the_host_sees_the_same() {
    let ((anna, annas, annas_whims), (ben, bens, bens_whims)) =
        join(visit_of(Some(&ANNA), &[]), visit_of(Some(&BEN), &[])).await;
    let as_long: Vec<Duration> =
        anna.iter().zip(&ben).map(|(anna, ben)| anna.lasted.max(ben.lasted)).collect();
    let (nobody, nobodys, nobodys_whims) = visit_of(None, &as_long).await;
    let mut differences = Vec::new();
    for (place, path) in LOADED.into_iter().enumerate() {
        let [anna, ben, nobody] = [&anna, &ben, &nobody].map(|stays| &stays[place].asked);
        assert!(anna.len() > 10, "{path}: {anna:#?}");
        if anna != ben || anna != nobody {
            differences.push(format!("`{path}`: {anna:#?} and {ben:#?} and, for nobody, {nobody:#?}"));
        }
    }
    assert!(differences.is_empty(), "{}", differences.join("\n"));
    assert_eq!(annas, bens);
    assert_eq!(annas, nobodys);
    assert_eq!((&annas_whims, annas_whims.len()), (&bens_whims, 4));
    assert_eq!(annas_whims, nobodys_whims);
}

#[tokio::test]
async fn no_request_carries_anything_of_a_person_and_no_link_either() {
    let log = Log::default();
    let seen = Visit::to("").keeping_no_program().noted_in(&log).go(async |page| {
        page.come_back_after_years(40).await;
        for place in Place::ALL {
            let fragment = match place {
                Place::Film => "#318",
                Place::Browse => "#q=godfather",
                Place::Night => BEN.night,
                _ => "",
            };
            let path = format!("{}{fragment}", place.href().trim_start_matches("./"));
            page.open(&path).await;
            page.all_is_here().await;
            assert_eq!(page.ask(PROTECTED).await, true, "{path}");
            let links = page.ask(LINKS_THAT_TELL).await;
            assert_eq!(links.as_array().unwrap().len(), 0, "{path}: {links}");
        }
        let outward = "return document.querySelectorAll(`a[target='_blank']`).length";
        page.open("film/#318").await;
        page.find("#similar-heading").await;
        assert!(
            page.ask(outward).await.as_u64().unwrap() > 0,
            "no page was seen that has a link to another site"
        );
    });
    seen.await.keeps_the_promises();
    let site = Setting::read().site;
    for asked in log.take() {
        assert_eq!(asked.method, "GET", "{asked:?}");
        let file = site.join(asked.target.trim_start_matches('/'));
        let from = asked.headers.get("referer").map_or(".css", String::as_str);
        assert!(from.ends_with(".css"), "{asked:?}");
        assert!(file.is_file() || file.join("index.html").is_file(), "this is no file: {asked:?}");
        let unknown = asked.headers.keys().find(|name| {
            !SAID.contains(&name.as_str())
                && !name.starts_with("sec-ch-ua")
                && !name.starts_with("sec-fetch-")
        });
        assert_eq!(unknown, None, "{asked:?}");
    }
}

#[tokio::test]
async fn the_page_for_wrong_addresses_is_protected_too() {
    let seen = Visit::to("no/such/page").under("/some/sub/path").go(async |page| {
        page.find("#home").await;
        assert_eq!(page.ask(PROTECTED).await, true);
    });
    seen.await.asks_no_other_origin();
}

/// Loads every page, and does on each what the person does; nobody stays as long and does nothing. Tells what the host saw
/// of each stay, the order of the requests, and what was fetched at any time.
async fn visit_of(
    person: Option<&Person>,
    as_long: &[Duration],
) -> (Vec<Stay>, Vec<String>, BTreeSet<String>) {
    let (log, folder) = (Log::default(), TempDir::new().unwrap());
    let (mut stays, mut whims) = (Vec::new(), BTreeSet::new());
    let seen = Visit::to("").keeping_no_program().noted_in(&log).go(async |page| {
        page.download_to(folder.path()).await;
        for (place, path) in LOADED.into_iter().enumerate() {
            let started = Instant::now();
            if place > 0 {
                let fragment = person.map_or("", |person| person.behind(path));
                page.open(&format!("{path}{fragment}")).await;
            }
            page.all_is_here().await;
            match person {
                Some(person) if place == 0 => person.begins(page).await,
                Some(person) => person.goes_on(page, path).await,
                None => tokio::time::sleep(as_long[place].saturating_sub(started.elapsed())).await,
            }
            tokio::time::sleep(AFTERWARDS).await;
            let (at_any_time, mut asked): (Vec<Asked>, Vec<Asked>) = log
                .take()
                .into_iter()
                .partition(|asked| is_at_any_time(asked.target.trim_start_matches('/')));
            whims.extend(at_any_time.into_iter().map(|asked| asked.target));
            asked.sort();
            stays.push(Stay { asked, lasted: started.elapsed() });
        }
    });
    let seen = seen.await;
    seen.keeps_the_promises();
    // Without the host, whose port is another one for each visit.
    let paths = seen.requests.iter().filter_map(|url| url.strip_prefix("http://")?.split_once('/'));
    let paths = paths.map(|(_, path)| path.to_owned());
    (stays, paths.filter(|path| !is_at_any_time(path)).collect(), whims)
}

fn is_at_any_time(path: &str) -> bool {
    AT_ANY_TIME.iter().any(|name| path.starts_with(name))
}
