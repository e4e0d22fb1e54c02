//! What is said about data before anything is trained on it.

use std::fmt::Write;

use bijou_catalog::{DataReport, Manifest, Part, Severity};
use tempfile::TempDir;

use crate::fixture::{arg, bijou, files, folder, ratings, succeed, train, write};

/// Explores a folder into its `report`, and gives the report and the page.
fn explored(folder: &TempDir) -> (DataReport, String) {
    let out = folder.path().join("report");
    succeed(&["explore", arg(folder.path()), "--out", arg(&out)]);
    let mut files = files(&out);
    assert_eq!(files.keys().collect::<Vec<_>>(), ["index.html", "report.json"]);
    let page = String::from_utf8(files.remove("index.html").unwrap()).unwrap();
    (DataReport::from_json(&files["report.json"]).unwrap(), page)
}

fn says(report: &DataReport, severity: Severity, text: &str) -> bool {
    report.facts.iter().any(|fact| fact.severity == severity && fact.text.contains(text))
}

#[test]
fn a_folder_becomes_a_page_and_the_same_figures_as_json() {
    let folder = folder();
    let (report, page) = explored(&folder);
    assert_eq!((report.ratings, report.people, report.films, report.rated_films), (900, 30, 43, 40));
    // Everybody gives 15 loved films 4 or 4½ stars and 15 others 1½ or 2.
    assert_eq!(report.stars.iter().sum::<u64>(), 900);
    assert_eq!(report.stars[7] + report.stars[8], 450);
    // Of each 15, ten ratings have the half star more.
    assert_eq!(report.mean, 3.083_3);
    assert_eq!((report.by_people.median, report.by_people.gini), (30, 0.0));
    assert_eq!(report.matrix.density, 0.75);
    assert!(report.genres.iter().any(|genre| genre.name == "Crime" && genre.films == 21));
    assert_eq!(report.growth.len(), 1, "all in January 1970");
    assert_eq!(report.growth[0].name, "1970-01");
    assert!(report.left_out.is_empty());
    for expected in
        ["Stars given", "The long tail", "How sparse it is", "Genres", "Decades", "Rated together", "900"]
    {
        assert!(page.contains(expected), "{expected} is missing");
    }
}

#[test]
fn the_page_needs_nothing_else_and_is_the_same_every_time() {
    let folder = folder();
    let (report, page) = explored(&folder);
    for forbidden in ["<script", "<link", "<img", "src=", "href=", "url(", "@import"] {
        assert!(!page.contains(forbidden), "{forbidden}");
    }
    assert!(page.contains("default-src 'none'") && page.contains("prefers-color-scheme"));
    assert_eq!((report, page), explored(&folder));
}

#[test]
fn what_the_data_lacks_is_left_out_with_a_word_why() {
    let folder = folder();
    let mut movies = "movieId,title\n".to_owned();
    (1..=40).for_each(|film| writeln!(movies, "{film},Film {film}").unwrap());
    write(&folder, "movies.csv", movies);
    let without: String =
        ratings().lines().map(|line| line.rsplit_once(',').unwrap().0.to_owned() + "\n").collect();
    write(&folder, "ratings.csv", without);
    let (report, page) = explored(&folder);
    let left_out: Vec<Part> = report.left_out.iter().map(|left_out| left_out.part).collect();
    assert_eq!(left_out, [Part::Genres, Part::Decades, Part::Times]);
    assert!(report.genres.is_empty() && report.decades.is_empty() && report.growth.is_empty());
    for why in ["No film has a genre.", "No film has a year.", "The ratings have no column of times."] {
        assert!(page.contains(why), "{why}");
    }
    assert!(!page.contains("Ratings over time"));
}

#[test]
fn what_a_person_should_know_is_said_with_how_much_it_matters() {
    let folder = folder();
    let movies = std::fs::read_to_string(folder.path().join("movies.csv")).unwrap();
    write(&folder, "movies.csv", movies + "44,\"Film 1, The (1961)\",Crime\n");
    write(&folder, "popularity.csv", "movieId,mean,count\n1,3.5,5000\n2,2.5,700\n");
    let twin: String =
        ratings().lines().filter_map(|line| Some(format!("twin,{}\n", line.strip_prefix("0,")?))).collect();
    let at_once: String = (1..=6).map(|film| format!("robot,{film},5,1700000000\n")).collect();
    write(&folder, "ratings.csv", ratings() + &twin + &at_once);
    let (report, page) = explored(&folder);
    assert!(says(&report, Severity::Serious, "Only 32 people have rated anything"), "{:#?}", report.facts);
    assert!(says(&report, Severity::Serious, "Only 936 ratings"));
    // People of one taste whose numbers differ by a multiple of four have the same ratings: eight such groups, and the twin.
    assert!(says(&report, Severity::Serious, "23 people have exactly the ratings of another"));
    assert!(says(&report, Severity::Caution, "1 film has the title and year of another"));
    assert!(says(&report, Severity::Caution, "popularity.csv counts 5,700 ratings where there are 936"));
    assert!(says(&report, Severity::Caution, "1 person gave all their ratings at one moment"));
    assert!(says(&report, Severity::Caution, "ratings are dated before the year of the film"));
    assert!(report.facts.is_sorted_by_key(|fact| fact.severity));
    assert!(page.contains("17 = 21 = 25 = 29 with 30 ratings"), "the example is missing");
}

#[test]
fn an_unusable_folder_is_named_and_nothing_is_written() {
    let folder = folder();
    write(&folder, "ratings.csv", "userId,movieId,rating\n1,unknown,5\n");
    let out = folder.path().join("report");
    let output = bijou(&["explore", arg(folder.path()), "--out", arg(&out)]);
    let stderr = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(3), "{stderr}");
    assert!(stderr.contains("has no usable row") && !stderr.contains("panicked"), "{stderr}");
    assert!(!out.exists());
    let nowhere = folder.path().join("nowhere");
    assert_eq!(bijou(&["explore", arg(&nowhere), "--out", arg(&out)]).status.code(), Some(3));
    let file = write(&folder, "a-file", "no folder");
    write(&folder, "ratings.csv", ratings());
    let output = bijou(&["explore", arg(folder.path()), "--out", arg(&file.join("report"))]);
    assert_eq!(output.status.code(), Some(1));
}

#[test]
fn columns_may_have_other_names_and_times_another_unit() {
    let folder = folder();
    let named = ratings().replacen("userId,movieId,rating,timestamp", "Member,Film,Stars,When", 1);
    let votes = write(&folder, "votes.csv", named.replace(",10000", ",17000000000000"));
    let out = folder.path().join("report");
    succeed(&[
        "explore",
        arg(folder.path()),
        "--out",
        arg(&out),
        "--ratings",
        arg(&votes),
        "--columns",
        "user=Member,item=Film,rating=Stars,time=When",
    ]);
    let report = DataReport::from_json(&files(&out)["report.json"]).unwrap();
    assert_eq!(report.ratings, 900);
    assert!(report.left_out.iter().any(|left_out| left_out.part == Part::Times));
    assert!(says(&report, Severity::Caution, "900 ratings have a time that is no date"));
}

#[test]
fn a_catalog_ships_a_small_report_that_its_manifest_names_and_replaces_the_one_before() {
    let folder = folder();
    let out = train(&folder);
    let shipped = || {
        let files = files(&out);
        let name = Manifest::from_json(&files["manifest.json"]).unwrap().report.unwrap();
        let reports: Vec<&String> = files.keys().filter(|name| name.starts_with("report-")).collect();
        assert_eq!(reports, [&name]);
        assert!(files[&name].len() <= 12 << 10);
        (name.clone(), DataReport::from_json(&files[&name]).unwrap())
    };
    let (first, report) = shipped();
    let (full, _) = explored(&folder);
    assert_eq!((report.ratings, report.stars, &report.tail), (full.ratings, full.stars, &full.tail));
    assert!(report.facts.iter().all(|fact| fact.examples.is_empty()));
    write(&folder, "ratings.csv", ratings() + "newcomer,1,5,1000000\n");
    train(&folder);
    let (second, report) = shipped();
    assert_ne!(first, second);
    assert_eq!(report.people, 31);
    assert!(succeed(&["inspect", arg(&out)]).contains(&second));
}

#[test]
fn a_report_that_was_altered_or_leads_elsewhere_is_refused() {
    let folder = folder();
    let out = train(&folder);
    let manifest = std::fs::read_to_string(out.join("manifest.json")).unwrap();
    let name = Manifest::from_json(manifest.as_bytes()).unwrap().report.unwrap();
    let report = std::fs::read_to_string(out.join(&name)).unwrap();
    let refused = || {
        let output = bijou(&["inspect", arg(&out)]);
        assert_eq!(output.status.code(), Some(4));
        String::from_utf8(output.stderr).unwrap()
    };
    std::fs::write(out.join(&name), report.replace("\"people\":30", "\"people\":31")).unwrap();
    assert!(refused().contains("was altered"));
    std::fs::write(out.join("manifest.json"), manifest.replace(&name, "../report.json")).unwrap();
    assert!(refused().contains("plain file name"));
}
