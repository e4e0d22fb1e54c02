//! The example page in a real Chromium: under its own policy, asking nobody else, and quick.

use std::fs;
use std::path::Path;

use serde_json::Value;
use tempfile::TempDir;

use crate::catalog::{engine, folder, manifest, ratings, root};
use crate::harness::{Page, Visit};
use crate::node::package;

/// Loads that are timed.
const LOADS: usize = 5;
/// From having the catalog to the first picks, in milliseconds.
const QUICK: f64 = 200.0;

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        fs::copy(entry.path(), to.join(entry.file_name())).unwrap();
    }
}

/// The example with the package and the catalog beside it.
fn beside() -> TempDir {
    let site = TempDir::new().unwrap();
    copy(&root().join("examples/embed"), site.path());
    copy(&package(), &site.path().join("pkg"));
    copy(&folder(), &site.path().join("catalog"));
    site
}

/// The project's folders as they lie.
fn in_project() -> TempDir {
    let site = TempDir::new().unwrap();
    copy(&root().join("examples/embed"), &site.path().join("examples/embed"));
    copy(&package(), &site.path().join("pkg"));
    copy(&folder(), &site.path().join("public/catalog"));
    site
}

/// The page's lists once all films are there.
async fn shows_picks_with_reasons(page: &Page) {
    page.see("#says", "From all 88138 films").await;
    let ratings_shown = page.texts("#ratings li").await;
    assert!(ratings_shown[0] == "Pulp Fiction (1994): 4.5 of 5 stars", "{ratings_shown:?}");
    let picks = page.texts("#picks li").await;
    assert_eq!(picks.len(), 10);
    assert!(picks.iter().all(|pick| pick.contains("stars, as you gave ")), "{picks:?}");
    let engine = engine(3);
    let taste = engine.fold_in(&ratings(&engine, &[("318", 5.0), ("296", 4.5), ("1721", 1.0)]));
    let knobs = bijou_engine::Knobs { diversity: 0.2, ..Default::default() };
    let expected = engine.recommend(&taste, &knobs, |_| false, 10);
    for (shown, expected) in picks.iter().zip(expected) {
        assert!(shown.starts_with(engine.catalog().film(expected.film).title()), "{shown}");
    }
    page.see("#source", &manifest().source.name).await;
}

#[tokio::test]
async fn the_example_shows_picks_with_reasons_with_everything_beside_it() {
    let site = beside();
    Visit::to("").of_site(site.path()).go(shows_picks_with_reasons).await.keeps_the_promises();
}

#[tokio::test]
async fn the_example_works_in_the_project_as_it_lies() {
    let site = in_project();
    let visit = Visit::to("examples/embed/").of_site(site.path());
    visit.go(shows_picks_with_reasons).await.keeps_the_promises();
}

#[tokio::test]
async fn a_catalog_that_is_damaged_leaves_the_first_films_and_a_sentence() {
    let site = beside();
    fs::remove_file(site.path().join("catalog").join(&manifest().shards[1].file)).unwrap();
    let visit = Visit::to("").of_site(site.path()).go(async |page| {
        page.see("#says", "did not arrive: the host answers 404").await;
        assert_eq!(page.count("#picks li").await, 10);
    });
    visit.await.asks_no_other_origin();
}

/// With all bytes at hand, a fresh page starts the engine, opens the catalog and picks: how long that takes, to the picks of the
/// head's films and to those of all.
const OPEN_AND_PICK: &str = "
    return (async () => {
        const read = async file => new Uint8Array(await (await fetch(`catalog/${file}`)).arrayBuffer());
        const manifest = await read('manifest.json');
        const files = JSON.parse(new TextDecoder().decode(manifest)).shards.map(shard => shard.file);
        const shards = await Promise.all(files.map(read));
        const start = performance.now();
        const { Bijou } = await import(new URL('pkg/bijou.js', document.baseURI));
        const bijou = await Bijou.open(manifest, shards);
        const first = bijou.picks({ '318': 5, '296': 4.5, '1721': 1 }, { top: 10 });
        performance.measure('from the catalog to the first picks', { start });
        await bijou.complete;
        const all = bijou.picks({ '318': 5, '296': 4.5, '1721': 1 }, { top: 10 });
        performance.measure('from the catalog to picks of all films', { start });
        return first.length + all.length;
    })()";

/// Waits without a page: its own program is not there.
const BLANK: &str = "<!doctype html><title>Measured</title><link rel=icon href='data:,'><p id=says>Measured";

async fn measured(page: &Page, name: &str) -> f64 {
    let script = format!("return performance.getEntriesByName('{name}').map(entry => entry.duration)");
    let Value::Array(times) = page.ask(&script).await else { panic!("no time of {name}") };
    times.last().and_then(Value::as_f64).unwrap_or_else(|| panic!("nothing took {name}"))
}

/// Prints the median, and gives the shortest: what else runs on the machine only ever adds.
fn shortest(what: &str, mut times: Vec<f64>) -> f64 {
    times.sort_by(f64::total_cmp);
    let (shortest, median, longest) = (times[0], times[times.len() / 2], times[times.len() - 1]);
    println!("{what}: median {median:.1} ms of {} loads, {shortest:.1} to {longest:.1}", times.len());
    shortest
}

#[tokio::test]
async fn from_having_the_catalog_to_the_first_picks_takes_a_fifth_of_a_second_at_most() {
    let site = beside();
    fs::write(site.path().join("measured.html"), BLANK).unwrap();
    let visit = Visit::to("measured.html").of_site(site.path()).go(async |page| {
        let (mut first, mut all, mut example) = (Vec::new(), Vec::new(), Vec::new());
        for _ in 0..LOADS {
            page.open("measured.html").await;
            assert_eq!(page.ask(OPEN_AND_PICK).await, 20);
            first.push(measured(page, "from the catalog to the first picks").await);
            all.push(measured(page, "from the catalog to picks of all films").await);
            page.open("").await;
            page.see("#says", "From all 88138 films").await;
            example.push(measured(page, "picks of all films").await);
        }
        let first = shortest("from the bytes of the catalog to the first picks", first);
        shortest("from the bytes of the catalog to picks of all films", all);
        let example = shortest("picks of all films once all have arrived, drawn", example);
        assert!(first < QUICK && example < QUICK, "{first} and {example} ms");
    });
    visit.await.keeps_the_promises();
}
