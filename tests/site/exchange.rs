//! Import and export: files of other services through the file input, what is shown of them, and what becomes of them.

use std::fs;
use std::path::{Path, PathBuf};

use bijou::pages::PREVIEW;
use bijou::words::import as words;
use tempfile::TempDir;

use crate::harness::{Look, Page, Scheme, Size, Visit, copy_of_site, visit};
use crate::library_zip::zip_of_a_large_library;

const ZIP: &str = "letterboxd/letterboxd-someone-2024-03-01.zip";
const GO: &str = ".import-actions .button";

/// A file as some service exports it.
pub fn sample(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("crates/exchange/tests/samples").join(name)
}

/// Chooses files, as somebody does in the browser's dialog.
pub async fn give(page: &Page, files: &[PathBuf]) {
    let paths: Vec<String> = files.iter().map(|file| file.display().to_string()).collect();
    page.type_into(".import-drop input[type=file]", &paths.join("\n")).await;
}

/// Presses the button, and waits until it is done.
async fn import(page: &Page, films: usize) {
    page.see(GO, &words::go(films)).await;
    page.click(GO).await;
    page.see(".import-done h2", &words::imported(films)).await;
}

async fn in_both_sizes(path: &str, story: impl AsyncFn(&Page)) {
    for size in [Size::Phone, Size::Desktop] {
        visit(path, async |page| {
            page.look(Look { size, scheme: Scheme::Light }).await;
            story(page).await;
        })
        .await;
    }
}

#[tokio::test]
async fn a_letterboxd_zip_is_shown_imported_and_taken_back() {
    in_both_sizes("import/", async |page| {
        give(page, &[sample(ZIP)]).await;
        page.see(".import-aspects", "").await;
        let rows = page.texts(".import-aspect").await.join("\n");
        for (aspect, count) in [("ratings", 5), ("seen", 4), ("watchlist", 2), ("notes", 1), ("strangers", 2)]
        {
            let row = format!("{}\n{}", words::aspect(aspect).unwrap(), words::new(count));
            assert!(rows.contains(&row), "{row} is not in {rows}");
        }
        // The one of the list alone is new only in its tag.
        import(page, 10).await;
        page.see(".toast", &words::imported(10)).await;
        page.click(".toast .button-quiet").await;
        page.see("main", words::export_nothing()).await;
        // All of it is new again.
        page.click(".import-done button").await;
        give(page, &[sample(ZIP)]).await;
        import(page, 10).await;
        page.click(".import-done a[href$='library/']").await;
        page.see(".row", "").await;
    })
    .await;
}

#[tokio::test]
async fn the_same_file_again_brings_nothing_new() {
    visit("import/", async |page| {
        for (file, films) in [(ZIP, 10), ("imdb/watchlist.csv", 1), ("trakt/trakt-export.zip", 3)] {
            give(page, &[sample(file)]).await;
            import(page, films).await;
            page.click(".import-done button").await;
            give(page, &[sample(file)]).await;
            page.see(GO, &words::go(0)).await;
            assert_eq!(
                page.find(GO).await.attr("disabled").await.unwrap().as_deref(),
                Some("true"),
                "{file}"
            );
            page.see("main", words::nothing_new()).await;
            page.click(".import-actions .button-quiet").await;
        }
    })
    .await;
}

#[tokio::test]
async fn every_service_is_recognized_and_television_is_left_out() {
    visit("import/", async |page| {
        for (file, source, films, tv) in [
            ("imdb/ratings-2024.csv", "imdb", 3, 1),
            ("imdb/ratings-2016.csv", "imdb", 1, 1),
            ("trakt/ratings-movies.json", "trakt", 2, 1),
            ("trakt/trakt-older.zip", "trakt", 3, 1),
            ("movielens/ratings-of-100.csv", "movielens", 2, 0),
            ("movielens/data-set-of-one.csv", "dataset", 2, 0),
            ("others/criticker.csv", "criticker", 2, 1),
            ("others/simkl.csv", "simkl", 4, 1),
            ("others/tmdb.csv", "tmdb", 1, 1),
            ("others/letterboxd-import.csv", "import", 2, 0),
            ("letterboxd/list.csv", "letterboxd", 2, 0),
        ] {
            give(page, &[sample(file)]).await;
            page.see(GO, &words::go(films)).await;
            page.click("main details summary").await;
            page.see(".import-list", words::source(source).unwrap()).await;
            if tv > 0 {
                page.see("main", &words::tv(tv)).await;
            }
            page.click(".import-actions .button-quiet").await;
            page.find(".import-drop").await;
        }
    })
    .await;
}

#[tokio::test]
async fn several_files_come_at_once_and_a_broken_one_stops_none() {
    visit("import/", async |page| {
        let files = ["imdb/ratings-2024.csv", "broken/cut-off.zip", "letterboxd/watched.csv"].map(sample);
        give(page, &files).await;
        page.see(".import-error", &words::refused("cut-off.zip")).await;
        page.see(".import-error", words::refused_broken_zip()).await;
        page.see("main", &words::read(2)).await;
        // Three films are in both.
        page.see(GO, &words::go(7)).await;
    })
    .await;
}

#[tokio::test]
async fn a_broken_file_gets_a_sentence_that_says_what_to_do() {
    visit("import/", async |page| {
        for (file, sentence) in [
            ("broken/empty.csv", words::refused_empty().to_owned()),
            ("broken/unknown-table.csv", words::refused_table("item, price, quantity")),
            ("broken/nothing-known.zip", words::refused_zip("holiday.txt, photos/beach.jpg, notes.csv")),
            ("broken/export.csv", words::refused_unnamed().to_owned()),
            ("broken/not-json.json", words::refused_broken_json(2)),
            ("broken/other.json", words::refused_json().to_owned()),
            ("broken/picture.csv", words::refused_not_text().to_owned()),
            ("broken/bomb.zip", words::refused_bomb("ratings.csv")),
        ] {
            give(page, &[sample(file)]).await;
            page.see(".import-error", &sentence).await;
            // The place to drop files on is there for the next try.
            page.find(".import-drop").await;
        }
    })
    .await;
}

#[tokio::test]
async fn rows_that_are_left_out_are_listed_with_line_and_reason() {
    visit("import/", async |page| {
        give(page, &[sample("broken/rows.csv")]).await;
        page.see("main", &words::skipped(7)).await;
        page.click(".import > details summary").await;
        let lines = page.texts(".import-list li").await.join("\n");
        let expected = [
            words::skipped_at("rows.csv", "3", &words::why_rating("eleven")),
            words::skipped_at("rows.csv", "4", words::why_nameless()),
            words::skipped_at("rows.csv", "9", words::why_broken()),
        ];
        for line in expected {
            assert!(lines.contains(&line), "{line} is not in {lines}");
        }
        page.see(GO, &words::go(3)).await;
    })
    .await;
}

#[tokio::test]
async fn a_title_of_several_films_waits_for_the_person() {
    in_both_sizes("import/", async |page| {
        give(page, &[sample("others/ties.csv")]).await;
        page.see(".import-tie legend", "Hamlet").await;
        page.see("main", &words::ties_hint(1)).await;
        page.see(GO, &words::go(1)).await;
        assert!(page.count(".import-choice").await > 3);
        page.find(".import-choice .cover").await;
        page.type_into(".import-choice:nth-child(2) input", " ").await;
        page.see("main", &words::ties_hint(0)).await;
        import(page, 2).await;
    })
    .await;
}

#[tokio::test]
async fn a_data_set_asks_whose_ratings_to_take() {
    visit("import/", async |page| {
        give(page, &[sample("movielens/data-set-of-three.csv")]).await;
        page.see(".import-whose", &words::user("17", 3)).await;
        page.click(".import-whose option[value='2']").await;
        page.see(GO, &words::go(3)).await;
        page.click(".import-whose option[value='1']").await;
        page.see(GO, &words::go(1)).await;
    })
    .await;
}

#[tokio::test]
async fn what_is_not_wanted_is_left() {
    visit("import/", async |page| {
        give(page, &[sample(ZIP)]).await;
        page.see(GO, &words::go(10)).await;
        for row in 1..=page.count(".import-aspect").await {
            let input = format!(".import-aspect:nth-of-type({row}) input");
            if page.ask(&format!("return document.querySelector(`{input}`).checked")).await == true {
                page.click(&input).await;
            }
        }
        page.see(GO, &words::go(0)).await;
    })
    .await;
}

#[tokio::test]
async fn a_file_can_be_dropped_too() {
    visit("import/", async |page| {
        page.find(".import-drop").await;
        page.ask(
            "const data = new DataTransfer();
             data.items.add(new File(['Title,Year,Rating10\\nHeat,1995,9\\n'], 'mine.csv'));
             document.querySelector('.import-drop').dispatchEvent(
                 new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }))",
        )
        .await;
        page.see(GO, &words::go(1)).await;
    })
    .await;
}

#[tokio::test]
async fn everything_can_be_taken_along_and_brought_back() {
    let folder = TempDir::new().unwrap();
    visit("import/", async |page| {
        page.download_to(folder.path()).await;
        page.see("main", words::export_nothing()).await;
        give(page, &[sample(ZIP)]).await;
        import(page, 10).await;
        page.click(".consent .button").await;
        page.click(".import-export > :nth-child(1) button").await;
        page.click(".import-export > :nth-child(2) .button-quiet:nth-child(1)").await;
        page.click(".import-export > :nth-child(2) .button-quiet:nth-child(2)").await;
        let names = ["bijou-backup.json", "bijou-letterboxd.csv", "bijou-letterboxd-watchlist.csv"];
        let files = names.map(|name| folder.path().join(name));
        for file in &files {
            page.wait_for_file(file).await;
        }
        let table = fs::read_to_string(&files[1]).unwrap();
        assert!(table.contains("949,tt0113277,Heat,1995,2023-04-02,4.5,9,"), "{table}");
        assert!(table.contains("A Film That Nobody Else Has Seen,2018"), "{table}");

        // All three say what is here already.
        page.click(".import-done button").await;
        give(page, &files).await;
        page.see(GO, &words::go(0)).await;

        // Erased, and brought back by the backup alone.
        let before = page.ask("return localStorage.getItem('bijou.profile.1')").await;
        page.open("privacy/").await;
        page.find("button[type=button]").await;
        let erase = bijou::words::privacy::erase();
        let button = format!("[...document.querySelectorAll('button')].find(b => b.innerText === `{erase}`)");
        page.until(&format!("return {button} !== undefined")).await;
        page.ask(&format!("{button}.click()")).await;
        page.until("return localStorage.length === 0").await;
        page.open("import/").await;
        page.see("main", words::export_nothing()).await;
        give(page, &files[..1]).await;
        import(page, 10).await;
        page.click(".consent .button").await;
        page.until("return localStorage.getItem('bijou.profile.1') !== null").await;
        let films = |record: serde_json::Value| {
            let record: serde_json::Value = serde_json::from_str(record.as_str().unwrap()).unwrap();
            (record["films"].clone(), record["strangers"].clone())
        };
        let after = page.ask("return localStorage.getItem('bijou.profile.1')").await;
        assert_eq!(films(after), films(before));
    })
    .await;
}

#[tokio::test]
async fn files_wait_for_the_whole_catalog() {
    let site = copy_of_site();
    let mut shards = fs::read_dir(site.path().join("catalog")).unwrap().map(|file| file.unwrap().path());
    let tail = shards.find(|path| path.to_string_lossy().contains("tail-")).unwrap();
    let whole = fs::read(&tail).unwrap();
    fs::write(&tail, &whole[..1_000]).unwrap();
    let seen = Visit::to("import/").of_site(site.path()).go(async |page| {
        give(page, &[sample(ZIP)]).await;
        page.see("main", words::waiting()).await;
        page.find(".notice .button").await;
        fs::write(&tail, &whole).unwrap();
        page.click(".notice .button").await;
        page.see(GO, &words::go(10)).await;
    });
    seen.await.asks_no_other_origin();
}

#[tokio::test]
#[ignore = "measures; `cargo xtask bench` runs it"]
async fn a_letterboxd_zip_of_two_thousand_films() {
    let folder = TempDir::new().unwrap();
    let zip = folder.path().join("letterboxd-large.zip");
    fs::write(&zip, zip_of_a_large_library(2_000)).unwrap();
    visit("import/", async |page| {
        let arrived =
            "return performance.getEntriesByType('resource').filter(e => e.name.includes('tail-')).length === 1";
        page.until(arrived).await;
        // What the browser does with the last part, and with the page's first picks, is no part of the import.
        tokio::time::sleep(std::time::Duration::from_secs(3)).await;
        for _ in 0..3 {
            page.ask(
                "window.slow = []; new PerformanceObserver(list => window.slow.push(...list.getEntries().map(e => e.duration)))
                    .observe({ type: 'longtask' })",
            )
            .await;
            give(page, std::slice::from_ref(&zip)).await;
            let said = page.find(GO).await.text().await.unwrap();
            let took = format!("return performance.getEntriesByName('{PREVIEW}', 'measure').at(-1).duration");
            let took = page.ask(&took).await.as_f64().unwrap();
            let slow = page.ask("return window.slow").await;
            println!("{said}: {took:.0} ms from the file to the preview; tasks over 50 ms: {slow}");
            page.click(".import-actions .button-quiet").await;
        }
        give(page, &[zip]).await;
        page.find(GO).await;
        page.ask("window.slow = []").await;
        page.click(GO).await;
        page.find(".import-done").await;
        tokio::time::sleep(std::time::Duration::from_secs(1)).await;
        let slow = page.ask("return window.slow").await;
        println!("importing them: tasks over 50 ms: {slow}");
    })
    .await;
}
