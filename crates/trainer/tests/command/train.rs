use std::io::Read;
use std::process::Command;

use bijou_catalog::{Manifest, Shard};
use flate2::read::GzDecoder;

use crate::fixture::{arg, files, folder, ratings, succeed, train, write};

#[test]
fn training_leaves_a_manifest_three_shards_the_report_and_the_terms() {
    let folder = folder();
    let names: Vec<String> = files(&train(&folder)).into_keys().collect();
    let kinds: Vec<&str> = names.iter().map(|name| name.split('-').next().unwrap()).collect();
    assert_eq!(kinds, ["LICENSE.txt", "core", "head", "manifest.json", "report", "tail"]);
}

#[test]
fn the_same_input_gives_the_same_bytes_on_any_number_of_threads() {
    let folder = folder();
    let train_on = |threads: &str| {
        let out = folder.path().join(threads);
        let mut command = Command::new(env!("CARGO_BIN_EXE_bijou"));
        command.args(["train", arg(folder.path()), "--out", arg(&out), "--factors", "8"]);
        assert!(command.env("RAYON_NUM_THREADS", threads).output().unwrap().status.success());
        files(&out)
    };
    assert_eq!(train_on("1"), train_on("3"));
}

#[test]
fn training_draws_the_map_and_says_how_much_of_what_is_near_it_keeps() {
    let folder = folder();
    let out = folder.path().join("catalog");
    let printed = succeed(&["train", arg(folder.path()), "--out", arg(&out), "--factors", "8"]);
    assert!(printed.contains("The map keeps 0."), "{printed}");
    let inspected = succeed(&["inspect", arg(&out)]);
    for expected in ["40 films on the map", "40 films with a shape of ratings", "regions of the map"] {
        assert!(inspected.contains(expected), "{expected} is missing in:\n{inspected}");
    }
}

#[test]
fn another_seed_gives_another_catalog() {
    let folder = folder();
    let first = files(&train(&folder));
    let out = folder.path().join("other");
    succeed(&["train", arg(folder.path()), "--out", arg(&out), "--factors", "8", "--seed", "2"]);
    assert_ne!(first, files(&out));
}

#[test]
fn a_new_catalog_replaces_the_old_one_and_its_shards() {
    let folder = folder();
    let out = train(&folder);
    let shorter: String = ratings().lines().take(600).map(|line| format!("{line}\n")).collect();
    let shorter = write(&folder, "shorter.csv", shorter);
    succeed(&["train", arg(folder.path()), "--out", arg(&out), "--factors", "8", "--ratings", arg(&shorter)]);
    assert_eq!(files(&out).len(), 6, "stale files were left");
    assert!(succeed(&["inspect", arg(&out)]).contains("a separate file"));
}

#[test]
fn cleaning_says_what_it_dropped_and_why() {
    let folder = folder();
    let dirty = ratings()
        + "0,1,not a number,5\n"
        + "0,2\n"
        + "0,3,7.5,5\n"
        + "0,4,0,5\n"
        + "0,5,3.3,5\n"
        + "0,no such film,4,5\n"
        + "0,6,2.0,9000000\n";
    write(&folder, "ratings.csv", dirty);
    let out = folder.path().join("catalog");
    let printed = succeed(&["train", arg(folder.path()), "--out", arg(&out), "--factors", "8"]);
    for expected in [
        "2  ratings dropped: malformed row",
        "3  ratings dropped: impossible rating",
        "1  ratings dropped: film not in the catalog",
        "1  ratings dropped: a later one by the same person exists",
        "1  IMDb ids that occur twice",
        "1  films kept without a year",
        "1  films kept without a genre",
    ] {
        assert!(printed.contains(expected), "{expected} is missing in:\n{printed}");
    }
}

#[test]
fn control_characters_and_turned_text_are_cleaned_and_said_and_markup_is_text() {
    let folder = folder();
    let movies = std::fs::read_to_string(folder.path().join("movies.csv")).unwrap();
    let hostile =
        "44,\u{202E}He\0at\u{1B} (1995),\u{2066}Crime\n45,\"\n<script>alert(1)</script>\n(1996)\",Crime\n";
    write(&folder, "movies.csv", movies + hostile);
    write(&folder, "people.csv", "movieId,directors,cast\n44,Ada\u{202D} Example,Bo\0|\u{7}\n");
    write(&folder, "tags.csv", "movieId,tag,count\n44,<img src=x onerror=alert(1)>,9\n44,no\u{85}ir,1\n");
    let out = folder.path().join("catalog");
    let printed = succeed(&["train", arg(folder.path()), "--out", arg(&out), "--factors", "8"]);
    let expected =
        "6  texts cleaned: control characters or marks that turn the direction of text (first: line 45)";
    assert!(printed.contains(expected), "{printed}");
    let files = files(&out);
    let manifest = Manifest::from_json(&files["manifest.json"]).unwrap();
    let mut texts = String::new();
    for entry in &manifest.shards {
        let mut inflated = Vec::new();
        GzDecoder::new(files[&entry.file].as_slice()).read_to_end(&mut inflated).unwrap();
        let Shard { films, details, .. } = Shard::from_bytes(entry, &inflated).unwrap();
        texts += films.titles.text();
        texts += films.directors.dictionary.text();
        details.iter().for_each(|details| texts += details.cast.dictionary.text());
    }
    for text in ["He at\n", "<script>alert(1)</script>\n", "Ada Example\n", "Bo\n"] {
        assert!(texts.contains(text), "{text} is missing");
    }
    assert!(!texts.contains(['\0', '\u{1B}', '\u{202E}', '\u{2066}', '\u{202D}']));
}

#[test]
fn ids_may_be_text() {
    let folder = folder();
    for name in ["movies.csv", "ratings.csv"] {
        let text = std::fs::read_to_string(folder.path().join(name)).unwrap();
        let mut lines = text.lines();
        let mut renamed = lines.next().unwrap().to_owned() + "\n";
        let column = usize::from(name == "ratings.csv");
        for line in lines {
            let mut fields: Vec<String> = line.splitn(3, ',').map(str::to_owned).collect();
            fields[column] = format!("tt-{}", fields[column]);
            renamed += &(fields.join(",") + "\n");
        }
        write(&folder, name, renamed);
    }
    for name in ["links.csv", "people.csv", "tags.csv"] {
        std::fs::remove_file(folder.path().join(name)).unwrap();
    }
    let catalog = train(&folder);
    let person = write(&folder, "person.csv", "userId,movieId,rating\nme,tt-1,5\n");
    let picks = folder.path().join("picks.csv");
    succeed(&["recommend", "--catalog", arg(&catalog), "--ratings", arg(&person), "--out", arg(&picks)]);
    assert!(std::fs::read_to_string(picks).unwrap().contains("me,1,tt-"));
}

#[test]
fn columns_are_found_by_name_whatever_their_order_and_case() {
    let folder = folder();
    let plain = files(&train(&folder));
    let reordered: String = ratings()
        .lines()
        .map(|line| {
            let fields: Vec<&str> = line.split(',').collect();
            format!("{},{},{},{},x\n", fields[3], fields[2], fields[1].to_uppercase(), fields[0])
        })
        .collect();
    let reordered =
        reordered.replacen("timestamp,rating,MOVIEID,userId,x", "Timestamp, RATING ,MOVIEID,USERID,more", 1);
    write(&folder, "ratings.csv", "\u{feff}".to_owned() + &reordered);
    assert_eq!(plain, files(&train(&folder)));
}
