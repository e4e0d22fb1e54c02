//! Ratings from anywhere: `bijou.toml`, `bijou init` and every format they may come in.

use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use bijou_catalog::Manifest;
use parquet::data_type::{ByteArray, ByteArrayType, Int32Type};
use parquet::file::writer::SerializedFileWriter;
use parquet::schema::parser::parse_message_type;
use rusqlite::Connection;
use tempfile::TempDir;

use crate::fixture::{arg, bijou, files, folder, ratings, succeed, write};

fn example() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples/book-club")
}

fn manifest(catalog: &Path) -> Manifest {
    Manifest::from_json(&files(catalog)["manifest.json"]).unwrap()
}

/// What a catalog recommends with: every file but those that name the data and tell of its times.
fn shards(catalog: &Path) -> Vec<(String, Vec<u8>)> {
    files(catalog).into_iter().filter(|(name, _)| name.ends_with(".bin")).collect()
}

fn figure(manifest: &Manifest, name: &str) -> f64 {
    manifest.card.data.iter().find(|figure| figure.name == name).unwrap_or_else(|| panic!("no {name}")).value
}

/// Trains with few factors; gives what went to standard error.
fn train_on(data: &Path, out: &Path) -> String {
    let output = bijou(&["train", arg(data), "--out", arg(out), "--factors", "8"]);
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(output.status.success(), "{said}");
    said
}

fn refused(args: &[&str]) -> String {
    let output = bijou(args);
    let said = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(3), "{said}");
    assert!(!said.contains("panicked"), "{said}");
    said
}

#[test]
fn the_book_club_of_the_examples_is_trained_and_presents_itself() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("catalog");
    let said = bijou(&["train", arg(&example()), "--out", arg(&out)]);
    assert!(said.status.success(), "{}", String::from_utf8_lossy(&said.stderr));
    let manifest = manifest(&out);
    let site = manifest.site.clone().unwrap();
    assert_eq!(site.title, "Exampleton reads");
    assert_eq!(site.words["en"]["film"], "book");
    assert_eq!(site.words["de"]["Film"], "Buch");
    assert_eq!(site.accent.unwrap().light, "#b3541e");
    assert!(site.links.unwrap()[0].url.contains("{title}"));
    assert_eq!(manifest.source.name, "The votes of a book club");
    assert_eq!(figure(&manifest, "people"), 30.0);
    assert_eq!(manifest.films(), 42);
    assert!(figure(&manifest, "ratings") > 600.0);
    // What the votes say is learned: who loves tales of adventure gets more of them.
    let person =
        write(&folder, "me.csv", "userId,movieId,rating\nme,treasure,5\nme,kidnapped,5\nme,dracula,0.5\n");
    let picks = folder.path().join("picks.csv");
    succeed(&[
        "recommend",
        "--catalog",
        arg(&out),
        "--ratings",
        arg(&person),
        "--top",
        "5",
        "--out",
        arg(&picks),
    ]);
    let picks = std::fs::read_to_string(picks).unwrap();
    assert!(
        picks.contains("monte-cristo") || picks.contains("musketeers") || picks.contains("eighty-days"),
        "{picks}"
    );
    // Titles with a column for the year keep commas and articles where they are.
    assert!(succeed(&["inspect", arg(&out)]).contains("42"));
}

/// The fixture's ratings with other names, ten grades, dates and semicolons, and its catalog as MovieLens has it.
fn renamed() -> (TempDir, String) {
    let folder = folder();
    let mut votes = "\u{feff}\"Member; name\";Film;Vote;Day\n".to_owned();
    for row in ratings().lines().skip(1) {
        let fields: Vec<&str> = row.split(',').collect();
        let vote = fields[2].parse::<f64>().unwrap() * 2.0;
        let day = fields[3].parse::<u32>().unwrap() - 1_000_000;
        writeln!(votes, "\"{}\";{};{vote};2024-01-{:02}", fields[0], fields[1], day % 28 + 1).unwrap();
    }
    (folder, votes)
}

const CONFIG: &str = "[ratings]\nfile = \"votes.csv\"\nscale = [1, 10]\n\
    columns = { user = \"member; name\", item = \"Film\", rating = \"vote\", time = \"Day\" }\n";

#[test]
fn a_scale_other_names_dates_and_semicolons_give_the_same_catalog() {
    let (folder, votes) = renamed();
    let [plain, other] = ["plain", "other"].map(|name| folder.path().join(name));
    train_on(folder.path(), &plain);
    std::fs::remove_file(folder.path().join("ratings.csv")).unwrap();
    write(&folder, "votes.csv", &votes);
    write(&folder, "bijou.toml", CONFIG);
    train_on(folder.path(), &other);
    // The times are others, and so is the report about them.
    assert_eq!(shards(&plain), shards(&other));
    // Tabs do as well, and the command line goes before the configuration.
    let tabbed = votes.replace("Member; name", "Member").replace(';', "\t");
    let tabbed = write(&folder, "votes.tsv", tabbed);
    let third = folder.path().join("third");
    let columns = "user=Member";
    succeed(&[
        "train",
        arg(folder.path()),
        "--out",
        arg(&third),
        "--factors",
        "8",
        "--ratings",
        arg(&tabbed),
        "--columns",
        columns,
    ]);
    assert_eq!(shards(&plain), shards(&third));
    // Evaluation and tuning read the same configuration.
    let evaluated =
        succeed(&["evaluate", arg(folder.path()), "--users", "5", "--factors", "8", "--model", "factors"]);
    assert!(evaluated.contains("nDCG@100"), "{evaluated}");
    succeed(&["tune", arg(folder.path()), "--trials", "1", "--factors", "8"]);
}

#[test]
fn a_database_gives_the_same_catalog_as_files() {
    let folder = folder();
    let [plain, other] = ["plain", "other"].map(|name| folder.path().join(name));
    let movies = std::fs::read_to_string(folder.path().join("movies.csv")).unwrap();
    for name in ["links.csv", "people.csv", "tags.csv"] {
        std::fs::remove_file(folder.path().join(name)).unwrap();
    }
    train_on(folder.path(), &plain);
    for name in ["ratings.csv", "movies.csv"] {
        std::fs::remove_file(folder.path().join(name)).unwrap();
    }
    let path = folder.path().join("club.db");
    let database = Connection::open(&path).unwrap();
    database
        .execute_batch(
            "CREATE TABLE votes (who TEXT, film INTEGER, stars REAL, at INTEGER, note BLOB);
             CREATE TABLE \"the films\" (id INTEGER, title TEXT, genres TEXT);
             CREATE VIEW given AS SELECT who, film, stars, at FROM votes;",
        )
        .unwrap();
    database.execute_batch("BEGIN").unwrap();
    for row in ratings().lines().skip(1) {
        let fields: Vec<&str> = row.split(',').collect();
        let values =
            (fields[0], fields[1].parse::<i64>().unwrap(), fields[2].parse::<f64>().unwrap(), fields[3]);
        database.execute("INSERT INTO votes VALUES (?1, ?2, ?3, ?4, x'00')", values).unwrap();
    }
    for row in csv::Reader::from_reader(movies.as_bytes()).records().map(Result::unwrap) {
        let values = (row[0].parse::<i64>().unwrap(), &row[1], &row[2]);
        database.execute("INSERT INTO \"the films\" VALUES (?1, ?2, ?3)", values).unwrap();
    }
    database.execute_batch("COMMIT").unwrap();
    drop(database);
    let before = std::fs::read(&path).unwrap();
    let config = |table: &str, stars: &str| {
        format!(
            "[ratings]\nfile = \"club.db\"\n{table}\ncolumns = {{ user = \"who\", item = \"film\", rating = \"{stars}\", time = \"at\" }}\n\
             [titles]\nfile = \"club.db\"\ntable = \"the films\"\ncolumns = {{ id = \"id\" }}\n"
        )
    };
    for table in ["votes", "given"] {
        write(&folder, "bijou.toml", config(&format!("table = \"{table}\""), "stars"));
        train_on(folder.path(), &other);
        assert_eq!(files(&plain), files(&other), "{table}");
    }
    let args = ["train", arg(folder.path()), "--out", arg(&other)];
    for (table, stars, expected) in [
        ("", "stars", "has these tables: given, the films, votes; say which one"),
        ("table = \"vote\"", "stars", "has these tables: given"),
        ("table = \"votes\"", "grade", "has no column grade; its columns are: who, film, stars, at, note"),
        ("table = \"votes\"", "note", "a value is binary"),
    ] {
        write(&folder, "bijou.toml", config(table, stars));
        let said = refused(&args);
        assert!(said.contains(expected), "{said}");
    }
    write(&folder, "bijou.toml", config("table = \"votes\"", "stars"));
    std::fs::write(&path, &before[..before.len() / 2]).unwrap();
    let said = refused(&args);
    assert!(said.contains("as SQLite"), "{said}");
    assert_eq!(files(&plain), files(&other), "the catalog changed");
}

#[test]
fn titles_may_be_parquet() {
    let folder = folder();
    let [plain, other] = ["plain", "other"].map(|name| folder.path().join(name));
    for name in ["links.csv", "people.csv", "tags.csv"] {
        std::fs::remove_file(folder.path().join(name)).unwrap();
    }
    train_on(folder.path(), &plain);
    let movies = std::fs::read_to_string(folder.path().join("movies.csv")).unwrap();
    let rows: Vec<csv::StringRecord> =
        csv::Reader::from_reader(movies.as_bytes()).records().map(Result::unwrap).collect();
    let schema =
        "message titles { required int32 nr; required binary name (UTF8); required binary kinds (UTF8); }";
    let schema = Arc::new(parse_message_type(schema).unwrap());
    let file = std::fs::File::create(folder.path().join("films.parquet")).unwrap();
    let mut file = SerializedFileWriter::new(file, schema, Arc::default()).unwrap();
    let mut group = file.next_row_group().unwrap();
    let ids: Vec<i32> = rows.iter().map(|row| row[0].parse().unwrap()).collect();
    let mut column = group.next_column().unwrap().unwrap();
    column.typed::<Int32Type>().write_batch(&ids, None, None).unwrap();
    column.close().unwrap();
    for field in [1, 2] {
        let texts: Vec<ByteArray> =
            rows.iter().map(|row| row[field].replace('|', " / ").as_str().into()).collect();
        let mut column = group.next_column().unwrap().unwrap();
        column.typed::<ByteArrayType>().write_batch(&texts, None, None).unwrap();
        column.close().unwrap();
    }
    group.close().unwrap();
    file.close().unwrap();
    let config = "[titles]\nfile = \"films.parquet\"\nseparator = \"/\"\ncolumns = { id = \"nr\", title = \"name\", genres = \"kinds\" }";
    write(&folder, "bijou.toml", config);
    std::fs::remove_file(folder.path().join("movies.csv")).unwrap();
    train_on(folder.path(), &other);
    assert_eq!(files(&plain), files(&other));
}

#[test]
fn without_titles_whatever_was_rated_is_one() {
    let folder = tempfile::tempdir().unwrap();
    let rows = ratings().replace("userId,movieId", "userId,what");
    let named: String = (rows.lines().enumerate())
        .map(|(number, line)| {
            let id = line.split(',').nth(1).unwrap();
            if number == 0 {
                format!("{line},name\n")
            } else {
                format!("{line},\"Work {id}, The (19{:02})\"\n", id.parse::<u32>().unwrap())
            }
        })
        .collect();
    write(&folder, "ratings.csv", named);
    let out = folder.path().join("catalog");
    let person = write(&folder, "me.csv", "userId,movieId,rating\nme,1,5\nme,2,5\n");
    write(&folder, "bijou.toml", "[ratings]\ncolumns = { item = \"what\" }");
    train_on(folder.path(), &out);
    assert_eq!(manifest(&out).films(), 40);
    assert_eq!(figure(&manifest(&out), "films kept without a year"), 40.0);
    let picks = folder.path().join("picks.csv");
    succeed(&["recommend", "--catalog", arg(&out), "--ratings", arg(&person), "--out", arg(&picks)]);
    // With a column of titles, years and articles are taken out of them.
    write(&folder, "bijou.toml", "[ratings]\ncolumns = { item = \"what\", title = \"name\" }");
    let printed = succeed(&["train", arg(folder.path()), "--out", arg(&out), "--factors", "8"]);
    assert!(!printed.contains("without a year"), "{printed}");
    // A measurement of a catalog from elsewhere reads films alone.
    let held = write(&folder, "held.csv", "userId,movieId,rating\nme,3,5\nme,4,5\n");
    let evaluated = succeed(&[
        "evaluate",
        arg(folder.path()),
        "--catalog",
        arg(&out),
        "--fold-in",
        arg(&person),
        "--held-out",
        arg(&held),
    ]);
    assert!(evaluated.contains("40"), "{evaluated}");
}

#[test]
fn likes_and_plays_need_no_stars() {
    let folder = folder();
    let rows = ratings();
    let liked: Vec<(&str, &str)> = rows
        .lines()
        .skip(1)
        .map(|row| row.split(',').collect::<Vec<_>>())
        .filter(|fields| fields[2].parse::<f64>().unwrap() > 3.0)
        .map(|fields| (fields[0], fields[1]))
        .collect();
    let table = |head: &str, row: &dyn Fn(usize, &str, &str) -> String| {
        let rows = liked.iter().enumerate().map(|(number, (user, film))| row(number, user, film));
        head.to_owned() + &rows.collect::<String>()
    };
    let trained = |name: &str, votes: String, config: &str| {
        write(&folder, "votes.csv", votes);
        write(&folder, "bijou.toml", format!("[ratings]\nfile = \"votes.csv\"\n{config}"));
        let out = folder.path().join(name);
        train_on(folder.path(), &out);
        assert_eq!(figure(&manifest(&out), "ratings"), liked.len() as f64, "{name}");
        shards(&out)
    };
    let fours = table("userId,movieId,rating\n", &|_, user, film| format!("{user},{film},4\n"));
    let expected = trained("fours", fours, "");
    let likes = table("userId,movieId\n", &|_, user, film| format!("{user},{film}\n"));
    assert!(expected == trained("likes", likes.clone(), "kind = \"likes\""));
    assert!(expected == trained("rows", likes, "kind = \"plays\""));
    // Once is 4 stars, twice is 4½, four times and more is 5.
    let stars = ["4", "4.5", "5", "5"];
    let graded =
        table("userId,movieId,rating\n", &|n, user, film| format!("{user},{film},{}\n", stars[n % 4]));
    let expected = trained("graded", graded, "");
    let counts = [1, 2, 4, 900];
    let counted =
        table("userId,movieId,plays\n", &|n, user, film| format!("{user},{film},{}\n", counts[n % 4]));
    assert!(expected == trained("counted", counted, "kind = \"plays\"\ncolumns = { count = \"plays\" }"));
    let again =
        table("userId,movieId\n", &|n, user, film| format!("{user},{film}\n").repeat(counts[n % 4].min(5)));
    assert!(expected == trained("again", again, "kind = \"plays\""));
}

#[test]
fn a_configuration_that_cannot_be_meant_is_refused_before_anything_is_read() {
    let folder = folder();
    let out = folder.path().join("catalog");
    for (config, expected) in [
        ("[ratings]\nfiles = \"votes.csv\"", "bijou.toml: line 2: unknown field `files`"),
        (
            "[site]\naccent = { light = \"red\", dark = \"#ffffff\" }",
            "site.accent.light = \"red\" is no color",
        ),
        ("[site]\nlinks = [{ name = \"a\", url = \"http://b.c\" }]", "has to begin with https://"),
        ("[site]\ntitel = \"a\"", "there is no site.titel"),
        ("[ratings]\nscale = [5, 1]", "from the lowest to the highest"),
        ("[ratings]\nfile = \"elsewhere.csv\"", "elsewhere.csv: No such file"),
    ] {
        write(&folder, "bijou.toml", config);
        for command in ["train", "evaluate", "tune"] {
            let mut args = vec![command, arg(folder.path())];
            args.extend(if command == "train" { vec!["--out", arg(&out)] } else { vec![] });
            // What only a site needs is checked wherever the file is read.
            let said = refused(&args);
            assert!(said.contains(expected), "{said}");
        }
        assert!(!out.exists());
    }
    write(&folder, "bijou.toml", "[site.words.fr]\nfilm = \"livre\"");
    let said = train_on(folder.path(), &out);
    assert!(said.contains("warning: site.words.fr: the program has no texts in this language"), "{said}");
}

#[test]
fn three_commands_lead_from_a_strangers_votes_to_a_catalog() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::copy(example().join("votes.csv"), folder.path().join("votes.csv")).unwrap();
    let (votes, club, out) =
        (folder.path().join("votes.csv"), folder.path().join("club"), folder.path().join("catalog"));
    let said = succeed(&["init", arg(&votes), "--out", arg(&club)]);
    for expected in
        ["user    reader", "item    book", "rating  vote", "time    date", "kind    stars", "1 to 10", "sure"]
    {
        assert!(said.contains(expected), "{expected} is missing in:\n{said}");
    }
    let config = std::fs::read_to_string(club.join("bijou.toml")).unwrap();
    for expected in ["file = \"../votes.csv\"", "scale = [1, 10]", "# [site]", "user = \"reader\""] {
        assert!(config.contains(expected), "{expected} is missing in:\n{config}");
    }
    train_on(&club, &out);
    let manifest = manifest(&out);
    assert_eq!((manifest.films(), figure(&manifest, "people")), (42, 30.0));
    // What is there is not replaced unawares.
    write_at(&club.join("bijou.toml"), "# mine");
    let said = refused(&["init", arg(&votes), "--out", arg(&club)]);
    assert!(said.contains("is there already"), "{said}");
    assert_eq!(std::fs::read_to_string(club.join("bijou.toml")).unwrap(), "# mine");
    succeed(&["init", arg(&votes), "--out", arg(&club), "--force"]);
    assert_eq!(std::fs::read_to_string(club.join("bijou.toml")).unwrap(), config);
}

fn write_at(path: &Path, text: &str) {
    std::fs::write(path, text).unwrap();
}

#[test]
fn init_finds_ratings_and_titles_in_a_folder_and_in_a_database() {
    let folder = tempfile::tempdir().unwrap();
    for name in ["votes.csv", "books.csv"] {
        std::fs::copy(example().join(name), folder.path().join(name)).unwrap();
    }
    write(&folder, "readme.txt", "This is no table, and does not matter\n");
    let out = folder.path().join("catalog");
    let said = succeed(&["init", arg(folder.path())]);
    assert!(said.contains("books.csv: titles of 100 % of what was rated"), "{said}");
    train_on(folder.path(), &out);
    let from_files = shards(&out);
    let config = std::fs::read_to_string(folder.path().join("bijou.toml")).unwrap();
    for expected in
        ["file = \"votes.csv\"", "file = \"books.csv\"", "separator = \",\"", "directors = \"author\""]
    {
        assert!(config.contains(expected), "{expected} is missing in:\n{config}");
    }
    let path = folder.path().join("library.sqlite");
    let database = Connection::open(&path).unwrap();
    database
        .execute_batch(
            "CREATE TABLE members (member_id INTEGER, name TEXT, joined TEXT);
             INSERT INTO members VALUES (1, 'Ada', '2020-01-01'), (2, 'Bo', '2020-01-02');
             CREATE TABLE books (id TEXT, title TEXT, author TEXT, year INTEGER, genres TEXT);
             CREATE TABLE votes (reader TEXT, book TEXT, vote INTEGER, date TEXT); BEGIN",
        )
        .unwrap();
    let fill = |name: &str, sql: &str| {
        let mut reader = csv::ReaderBuilder::new().delimiter(b';').from_path(example().join(name)).unwrap();
        for row in reader.records().map(Result::unwrap) {
            database.execute(sql, rusqlite::params_from_iter(row.iter())).unwrap();
        }
    };
    fill("votes.csv", "INSERT INTO votes VALUES (?1, ?2, ?3, ?4)");
    fill("books.csv", "INSERT INTO books VALUES (?1, ?2, ?3, ?4, ?5)");
    database.execute_batch("COMMIT").unwrap();
    let club = folder.path().join("club");
    let said = succeed(&["init", arg(&path), "--out", arg(&club)]);
    assert!(said.contains("table votes") && said.contains("table books"), "{said}");
    train_on(&club, &out);
    assert!(from_files == shards(&out));
}

#[test]
fn init_guesses_kinds_and_says_what_is_odd() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("club");
    let rows = |row: &dyn Fn(u32) -> String| (0..200).map(row).collect::<String>();
    for (table, expected) in [
        ("listener,track\n".to_owned() + &rows(&|n| format!("{},{}\n", n % 10, n / 10)), "kind = \"likes\""),
        ("listener,track\n".to_owned() + &rows(&|n| format!("{},{}\n", n % 10, n % 7)), "kind = \"plays\""),
        (
            "user\titem\tplays\n".to_owned() + &rows(&|n| format!("{}\t{}\t{n}\n", n % 10, n / 10)),
            "count = \"plays\"",
        ),
        (
            "a|b|c\n".to_owned() + &rows(&|n| format!("u{}|i{}|{}\n", n % 10, n / 10, n % 11)),
            "scale = [0, 10]",
        ),
        (
            "user,item,rating\n".to_owned() + &rows(&|n| format!("u{},i{},5\n", n % 10, n / 10)),
            "kind = \"likes\"",
        ),
    ] {
        let votes = write(&folder, "votes.csv", &table);
        let said = succeed(&["init", arg(&votes), "--out", arg(&out), "--force"]);
        let config = std::fs::read_to_string(out.join("bijou.toml")).unwrap();
        assert!(config.contains(expected), "{expected} is missing in:\n{said}{config}");
        train_on(&out, &folder.path().join("catalog"));
    }
    let mixed = "user,item,rating\n".to_owned()
        + &rows(&|n| format!("u{},i{},{}\n", n % 10, n / 10, if n % 9 == 0 { 80 } else { n % 5 + 1 }));
    let votes = write(&folder, "votes.csv", &mixed);
    let said = succeed(&["init", arg(&votes), "--out", arg(&out), "--force"]);
    assert!(said.contains("two scales"), "{said}");
    for (table, expected) in [
        ("1,31,2.5,1260759144\n1,32,3,1260759145\n", "has no header"),
        ("only\n1\n", "ratings need a column for who and one for what"),
        ("", "is empty"),
    ] {
        let votes = write(&folder, "votes.csv", table);
        let said = refused(&["init", arg(&votes), "--out", arg(&folder.path().join("none"))]);
        assert!(said.contains(expected), "{said}");
        assert!(!folder.path().join("none").exists());
    }
}
