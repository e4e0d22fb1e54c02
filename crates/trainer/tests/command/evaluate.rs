use std::fmt::Write;
use std::path::{Path, PathBuf};

use serde_json::Value;
use tempfile::TempDir;

use crate::fixture::{arg, bijou, folder, ratings, succeed, train, write};

const MODELS: [&str; 4] = ["content", "neighbors", "factors", "hybrid"];

/// Evaluates the folder with few people and factors; gives what was printed and the JSON.
fn evaluate(folder: &TempDir, more: &[&str]) -> (String, Value) {
    let json = folder.path().join("figures.json");
    let args = ["evaluate", arg(folder.path()), "--users", "10", "--factors", "8", "--json", arg(&json)];
    let printed = succeed(&[&args, more].concat());
    (printed, serde_json::from_str(&std::fs::read_to_string(json).unwrap()).unwrap())
}

fn names(figures: &Value) -> Vec<&str> {
    figures.as_array().unwrap().iter().map(|row| row["model"].as_str().unwrap()).collect()
}

/// Files of two people who are in no training data: what to fold in, and what to find.
fn given(folder: &TempDir) -> [PathBuf; 2] {
    let mut files = ["userId,movieId,rating\n".to_owned(), "userId,movieId,rating\n".to_owned()];
    for (user, loved) in [("new-1", 1..=20), ("new-2", 21..=40)] {
        for film in 1..=40 {
            let stars = if loved.contains(&film) { 4.5 } else { 1.5 };
            writeln!(files[usize::from(film % 5 == 0)], "{user},{film},{stars}").unwrap();
        }
    }
    files[1] += "new-1,no-such-film,5\n";
    [write(folder, "fold-in.csv", &files[0]), write(folder, "held-out.csv", &files[1])]
}

#[test]
fn the_table_and_the_json_say_the_same_of_every_model() {
    let folder = folder();
    let (printed, json) = evaluate(&folder, &[]);
    let expected = [vec!["popularity", "EASE on 4+"], MODELS.to_vec()].concat();
    assert_eq!(names(&json["models"]), expected);
    assert_eq!(json["setting"]["people"], 10);
    let table =
        printed.split("Finding what people like").nth(1).unwrap().split("Predicting stars").next().unwrap();
    for row in json["models"].as_array().unwrap() {
        let name = row["model"].as_str().unwrap();
        let line = table.lines().find(|line| line.trim_start().starts_with(name)).unwrap();
        let number = |figure: &Value| format!("{:.4}", figure.as_f64().unwrap());
        let accuracy = &row["accuracy"];
        for figure in ["recall_20", "recall_50", "ndcg_100"] {
            assert!(line.contains(&number(&accuracy[figure]["value"])), "{figure} in {line}");
        }
        assert!(line.contains(&number(&accuracy["ndcg_100"]["error"])), "{line}");
        assert!(line.contains(&number(&row["against_ease"]["value"])), "{line}");
        let steps: Vec<u64> = row["newcomers"]
            .as_array()
            .unwrap()
            .iter()
            .map(|step| step["ratings"].as_u64().unwrap())
            .collect();
        assert_eq!(steps, [1, 3, 5, 10, 20]);
    }
    let ndcg = |row: usize| json["models"][row]["accuracy"]["ndcg_100"]["value"].as_f64().unwrap();
    assert!(ndcg(5) > ndcg(0), "the hybrid has {}, popularity {}", ndcg(5), ndcg(0));
    assert_eq!(json["hidden_films"][0]["wider_public"], false);
    assert!(json["hidden_films"][0]["films"].as_u64().unwrap() > 0);
    assert!(printed.contains("Hidden films") && printed.contains("Rare films"), "{printed}");
}

#[test]
fn the_same_seed_gives_the_same_figures_and_another_one_others() {
    let folder = folder();
    let figures = |seed: &str| evaluate(&folder, &["--seed", seed, "--model", "factors"]).1;
    assert_eq!(figures("1"), figures("1"));
    assert_ne!(figures("1")["models"], figures("2")["models"]);
}

#[test]
fn one_model_can_be_measured_alone() {
    let (_, json) = evaluate(&folder(), &["--model", "neighbors"]);
    assert_eq!(names(&json["models"]), ["popularity", "EASE on 4+", "neighbors"]);
}

#[test]
fn ablations_and_sizes_are_measured_on_request() {
    let folder = folder();
    let (printed, json) = evaluate(&folder, &["--model", "hybrid", "--ablations", "--sizes"]);
    let ablations = json["ablations"].as_array().unwrap();
    assert!(ablations.len() > 3);
    assert_eq!(ablations[0]["against_whole"]["value"], 1.0);
    assert_eq!(ablations[0]["ndcg_100"], json["models"][2]["accuracy"]["ndcg_100"]);
    let sizes = json["sizes"].as_array().unwrap();
    let bytes: Vec<u64> = sizes.iter().map(|size| size["bytes"].as_u64().unwrap()).collect();
    assert!(bytes.is_sorted() && bytes.len() == 6, "{bytes:?}");
    assert_eq!(json["hidden_films"][1]["wider_public"], true);
    assert!(
        printed.contains("Accuracy for its bytes") && printed.contains("What each part is worth"),
        "{printed}"
    );
}

#[test]
fn given_people_are_measured_and_films_that_are_missing_are_misses() {
    let folder = folder();
    let [fold_in, held_out] = given(&folder);
    let more = ["--fold-in", arg(&fold_in), "--held-out", arg(&held_out), "--model", "hybrid"];
    let (printed, json) = evaluate(&folder, &more);
    assert_eq!(json["setting"]["people"], 2);
    assert_eq!(json["setting"]["training_people"], 30);
    assert!(printed.contains("1 films missing from the data"), "{printed}");
    // One of the five films that the first person likes cannot be found; all others can.
    let recall = json["models"][2]["accuracy"]["recall_20"]["value"].as_f64().unwrap();
    assert!((recall - 0.9).abs() < 1e-9, "{recall}");
}

#[test]
fn given_people_take_no_part_in_training() {
    let folder = folder();
    let own: Vec<String> =
        ratings().lines().filter(|line| line.starts_with("3,")).map(str::to_owned).collect();
    let (hidden, seen) = own.split_at(6);
    let file = |name: &str, rows: &[String]| {
        write(&folder, name, format!("userId,movieId,rating,timestamp\n{}\n", rows.join("\n")))
    };
    let (fold_in, held_out) = (file("seen.csv", seen), file("hidden.csv", hidden));
    let more = ["--fold-in", arg(&fold_in), "--held-out", arg(&held_out), "--model", "factors"];
    let (printed, json) = evaluate(&folder, &more);
    assert_eq!(json["setting"]["training_people"], 29);
    assert!(printed.contains("1 people left out of training"), "{printed}");
}

#[test]
fn a_given_catalog_is_measured_without_baselines_unless_its_ratings_are_given() {
    let folder = folder();
    let catalog = train(&folder);
    let [fold_in, held_out] = given(&folder);
    let more = ["--catalog", arg(&catalog), "--fold-in", arg(&fold_in), "--held-out", arg(&held_out)];
    let ratings = folder.path().join("ratings.csv");
    let (_, with) = evaluate(&folder, &[&more[..], &["--train", arg(&ratings)]].concat());
    assert_eq!(names(&with["models"])[..2], ["popularity", "EASE on 4+"]);
    let elsewhere = write(&folder, "elsewhere.csv", std::fs::read(&ratings).unwrap());
    std::fs::remove_file(&ratings).unwrap();
    let (printed, without) = evaluate(&folder, &more);
    assert_eq!(names(&without["models"]), MODELS);
    assert!(printed.contains("without --train"), "{printed}");
    assert_eq!(with["models"][5]["accuracy"], without["models"][3]["accuracy"]);
    assert!(elsewhere.exists() && without["hidden_films"].as_array().unwrap().is_empty());
}

#[test]
fn the_report_needs_nothing_else_and_cannot_be_injected_into() {
    let folder = folder();
    let odd = folder.path().join("<script>alert(1)<");
    std::fs::create_dir(&odd).unwrap();
    for name in ["movies.csv", "ratings.csv"] {
        std::fs::copy(folder.path().join(name), odd.join(name)).unwrap();
    }
    let html = folder.path().join("report.html");
    succeed(&["evaluate", arg(&odd), "--users", "10", "--factors", "8", "--html", arg(&html)]);
    let page = std::fs::read_to_string(html).unwrap();
    assert!(page.contains("&lt;script&gt;alert(1)&lt;"));
    for refused in ["<script", "http://", "https://", "src=", "href=", "@import", "url("] {
        assert!(!page.contains(refused), "{refused} in the report");
    }
    assert!(page.matches("<svg").count() >= 4 && page.contains("prefers-color-scheme: dark"));
    assert_eq!(page.matches("<section>").count(), page.matches("</section>").count());
}

/// The exit code and the sentence of an evaluation that is refused.
fn refused(folder: &Path, more: &[&str]) -> (i32, String) {
    let output = bijou(&[&["evaluate", arg(folder), "--users", "10", "--factors", "8"], more].concat());
    let stderr = String::from_utf8(output.stderr).unwrap();
    assert!(!stderr.contains("panicked"), "{stderr}");
    (output.status.code().unwrap(), stderr)
}

#[test]
fn unusable_input_is_named() {
    let folder = folder();
    let [fold_in, held_out] = given(&folder);
    let files = |fold_in: &Path, held_out: &Path| {
        refused(folder.path(), &["--fold-in", arg(fold_in), "--held-out", arg(held_out)])
    };
    let disliked = write(&folder, "disliked.csv", "userId,movieId,rating\nnew-1,30,1\n");
    let strangers = write(&folder, "strangers.csv", "userId,movieId,rating\nnew-1,1,4\n");
    let no_column = write(&folder, "columns.csv", "userId,film,rating\nnew-1,1,4\n");
    let missing = folder.path().join("missing.csv");
    for (code, (found, sentence), expected) in [
        (3, files(&fold_in, &disliked), "nobody held out rated a film with 4 or more"),
        (3, files(&strangers, &strangers), "nobody in it has a rating to find"),
        (3, files(&fold_in, &no_column), "has no column movieId"),
        (3, files(&missing, &held_out), "missing.csv: No such file"),
        (3, refused(&folder.path().join("nowhere"), &[]), "nowhere"),
        (2, refused(folder.path(), &["--fold-in", arg(&fold_in)]), "--held-out"),
        (2, refused(folder.path(), &["--model", "oracle"]), "content, neighbors, factors, hybrid"),
        (2, refused(folder.path(), &["--ease-l2", "0"]), "above 0"),
        (4, refused(folder.path(), &["--catalog", arg(folder.path())]), "manifest.json"),
        (
            1,
            refused(folder.path(), &["--json", arg(&folder.path().join("no/such/folder.json"))]),
            "cannot write",
        ),
    ] {
        assert_eq!(found, code, "{sentence}");
        assert!(sentence.contains(expected), "{sentence}");
    }
}
