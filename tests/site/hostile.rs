//! Titles, notes and names that somebody made to harm are text: on every page, and in what is taken along.

use std::fs;

use bijou::words::import as words;
use tempfile::TempDir;

use crate::harness::visit;

/// Markup that would run, a formula, text that turns around, letters that are not seen.
const NAMES: [&str; 5] = [
    "<img src=x onerror=\"window.hit = 1\">",
    "</p><script>window.hit = 1</script>",
    "=HYPERLINK(\"https://example.org\")",
    "Heat \u{202E}5991\u{2066}",
    "Zero\u{200B}width {{title}} {0} &amp; <b>",
];

#[tokio::test]
async fn hostile_titles_notes_and_names_are_text_on_every_page_and_in_exports() {
    let folder = TempDir::new().unwrap();
    let file = folder.path().join("reviews.csv");
    let mut csv = csv::Writer::from_path(&file).unwrap();
    csv.write_record([
        "Date",
        "Name",
        "Year",
        "Letterboxd URI",
        "Rating",
        "Rewatch",
        "Review",
        "Tags",
        "Watched Date",
    ])
    .unwrap();
    let long = "x".repeat(10_000);
    for name in NAMES.into_iter().chain([long.as_str(), "nul\0nul"]) {
        csv.write_record([
            "2024-01-01",
            name,
            "1999",
            "https://boxd.it/x",
            "4",
            "",
            name,
            name,
            "2024-01-01",
        ])
        .unwrap();
    }
    csv.flush().unwrap();
    visit("import/", async |page| {
        page.download_to(folder.path()).await;
        page.type_into(".import-drop input[type=file]", &file.display().to_string()).await;
        page.see(".import-actions .button", &words::go(NAMES.len())).await;
        // What is left out is said.
        page.see("main", &words::skipped(2)).await;
        page.click(".import > details:last-of-type summary").await;
        page.see("main", words::why_title()).await;
        page.see("main", words::why_broken()).await;
        page.click(".import-actions .button").await;
        page.see(".import-done h2", &words::imported(NAMES.len())).await;
        page.click(".consent .button").await;
        page.press_button(words::download_csv()).await;
        page.wait_for_file(&folder.path().join("bijou-letterboxd.csv")).await;
        let people = r#"{"version":1,"current":{"at":1,"value":1},"profiles":{"1":{"at":5,"value":{"name":"<img src=x onerror='window.hit=1'>","color":3}}},"guests":{}}"#;
        page.until("return localStorage.getItem('bijou.profile.1') !== null").await;
        page.ask(&format!("localStorage.setItem('bijou.people', {})", serde_json::to_string(people).unwrap())).await;
        for path in ["library/#tab=elsewhere", "privacy/", "night/", "insights/", ""] {
            page.open(path).await;
            page.find("main h1").await;
            page.find(".profile-open").await;
            if path.starts_with("library") {
                page.find(".row-title").await;
                let titles = page.texts(".row-title").await;
                for name in NAMES {
                    // The browser draws what is not seen as nothing.
                    let drawn = name.replace('\u{200B}', "");
                    let found = titles.iter().any(|title| title.replace('\u{200B}', "").starts_with(&drawn));
                    assert!(found, "{name} is not in {titles:?}");
                }
            }
            assert!(page.ask("return window.hit").await.is_null(), "{path}");
            assert_eq!(page.count("main img, main script, main b, nav img").await, 0, "{path}");
        }
    })
    .await;
    let exported = fs::read_to_string(folder.path().join("bijou-letterboxd.csv")).unwrap();
    let mut table = csv::Reader::from_reader(exported.as_bytes());
    let column = table.headers().unwrap().iter().position(|name| name == "Title").unwrap();
    let titles: Vec<String> = table.records().map(|row| row.unwrap()[column].to_owned()).collect();
    for name in NAMES {
        let marked = if name.starts_with('=') { format!("'{name}") } else { name.to_owned() };
        assert!(titles.contains(&marked), "{marked} is not in {titles:?}");
    }
}
