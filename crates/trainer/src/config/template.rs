use std::fmt::Write;

use toml::Value;

use crate::data::{Columns, Kind, TitleColumns};

/// What is known of some data, to be written down.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Described {
    /// The file of ratings, and the table where it is a database.
    pub ratings: (String, Option<String>),
    /// What its rows say.
    pub kind: Kind,
    /// The lowest and the highest rating, where they are not MovieLens's.
    pub scale: Option<[f64; 2]>,
    /// What its columns are called.
    pub columns: Columns,
    /// The file of titles, its table and its columns, where there is one.
    pub titles: Option<(String, Option<String>, TitleColumns)>,
    /// What stands between genres there, where it is not `|`.
    pub separator: Option<String>,
    /// Name of the data.
    pub name: String,
}

/// A `bijou.toml` that says this, and explains everything else that could be said.
pub fn template(data: &Described) -> String {
    let mut text = String::from(
        "# What Bijou knows of this data. Lines with # are explanations, or settings that are not in use: take the # away to\n\
         # use one. `bijou doctor` looks at the data with these settings, `bijou train` makes a catalog of them.\n\n[ratings]\n",
    );
    let columns = &data.columns;
    let (file, table) = &data.ratings;
    said(
        &mut text,
        "file",
        Some(file),
        "",
        "The file, from this folder on: CSV (of , ; tab or |), gzipped CSV, Parquet or SQLite.",
    );
    said(&mut text, "table", table.as_ref(), "ratings", "The table or view, of a SQLite database.");
    let kind = Some(data.kind.name().to_owned());
    said(
        &mut text,
        "kind",
        kind.as_ref(),
        "",
        "stars: how people liked something, as a number. likes: every row says that somebody liked something.\n\
         plays: every row says that somebody played, read or bought something, or how often.",
    );
    text.push_str("# The lowest and the highest rating that people could give; what lies between is mapped onto ½ to 5 stars.\n");
    text.push_str("# Without it, ratings are stars as they are: 0.5 to 5 in halves.\n");
    match data.scale {
        Some([lowest, highest]) => writeln!(text, "scale = [{lowest}, {highest}]"),
        None => writeln!(text, "# scale = [1, 10]"),
    }
    .unwrap_or_default();
    text.push_str("\n[ratings.columns]\n# What the columns are called, in any case.\n");
    for (key, name, example, why) in [
        ("user", &columns.user, "userId", "Who: a number or a name. Names do not leave this machine."),
        ("item", &columns.item, "movieId", "What: a number or a text."),
        ("rating", &columns.rating, "rating", "How it was rated (stars)."),
        ("count", &columns.count, "plays", "How often (plays); without it, every row counts once."),
        (
            "time",
            &columns.time,
            "timestamp",
            "When, in seconds, milliseconds or as in 2024-05-31: the latest of two ratings counts.",
        ),
        ("title", &columns.title, "title", "What it is called, where no file of titles says so."),
    ] {
        said(&mut text, key, name.as_ref(), example, why);
    }
    titles(&mut text, data);
    let _ = writeln!(
        text,
        "\n[source]\n# What the site says about its data: whose it is and who may do what with it."
    );
    said(&mut text, "name", Some(&data.name), "", "");
    said(&mut text, "license", None, "CC BY 4.0", "");
    said(&mut text, "citation", None, "Book club of Exampleton: Votes of 2024", "");
    text.push_str(SITE);
    text
}

fn titles(text: &mut String, data: &Described) {
    let none = TitleColumns::default();
    text.push_str(
        "\n# What is known of the titles. Without this part, whatever was rated is a title of its own.\n",
    );
    let comment = if data.titles.is_some() { "" } else { "# " };
    let (file, table, columns) = match &data.titles {
        Some((file, table, columns)) => (Some(file), table.as_ref(), columns),
        None => (None, None, &none),
    };
    let _ = writeln!(text, "{comment}[titles]");
    said(text, "file", file, "titles.csv", "");
    said(text, "table", table, "titles", "");
    said(
        text,
        "separator",
        data.separator.as_ref(),
        "|",
        "What stands between genres, and between names of people and tags.",
    );
    let _ = writeln!(text, "\n{comment}[titles.columns]");
    for (key, name, example, why) in [
        ("id", &columns.id, "movieId", "The id that ratings name."),
        ("title", &columns.title, "title", ""),
        (
            "year",
            &columns.year,
            "year",
            "Without it, the year is looked for at the end of the title, as in Heat (1995).",
        ),
        ("genres", &columns.genres, "genres", ""),
        ("imdb", &columns.imdb, "imdbId", ""),
        ("tmdb", &columns.tmdb, "tmdbId", ""),
        ("directors", &columns.directors, "author", "Who made it."),
        ("cast", &columns.cast, "cast", "Who is in it."),
        ("tags", &columns.tags, "tags", ""),
    ] {
        said(text, key, name.as_ref(), example, why);
    }
}

/// One setting; where it is not known, what it could be, behind a #.
fn said(text: &mut String, key: &str, value: Option<&String>, example: &str, why: &str) {
    why.lines().for_each(|line| {
        let _ = writeln!(text, "# {line}");
    });
    let quoted = |value: &str| Value::String(value.to_owned()).to_string();
    let _ = match value {
        Some(value) => writeln!(text, "{key} = {}", quoted(value)),
        None => writeln!(text, "# {key} = {}", quoted(example)),
    };
}

const SITE: &str = r##"
# How the site presents itself. Without this part it is Bijou, about films.
# [site]
# title = "Exampleton reads"
# description = "Books that you may like, from the votes of our club"
# The color of buttons and links, on light and on dark ground.
# accent = { light = "#b3541e", dark = "#f0a36b" }
# Where a page about a title leads to. {id}, {title}, {year}, {imdb} and {tmdb} stand for what is known of it.
# links = [{ name = "Library", url = "https://library.example/search?q={title}" }]

# What is said in place of words of the program's texts, by language (en and de): also phrases, and each form on its own.
# [site.words.en]
# film = "book"
# films = "books"
# "a film" = "a book"
# genre = "subject"
# genres = "subjects"
# [site.words.de]
# Film = "Buch"
# Filme = "Bücher"
"##;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Config;

    fn described() -> Described {
        let named = |name: &str| Some(name.to_owned());
        Described {
            ratings: ("../it's \"here\"\\votes.db".to_owned(), named("votes")),
            scale: Some([1.0, 10.0]),
            columns: Columns { user: named("Who's"), item: named("What"), ..Columns::default() },
            titles: Some((
                "t.csv".to_owned(),
                None,
                TitleColumns { id: named("Id"), ..TitleColumns::default() },
            )),
            name: "Club \"of 5\"".to_owned(),
            ..Described::default()
        }
    }

    #[test]
    fn what_is_written_is_read_as_it_was_meant() {
        let data = described();
        let config = Config::parse(&template(&data)).unwrap();
        assert_eq!(config.ratings.file.unwrap().to_str().unwrap(), data.ratings.0);
        assert_eq!((config.ratings.table, config.ratings.scale), (data.ratings.1, data.scale));
        assert_eq!(config.ratings.columns, data.columns);
        assert_eq!(config.titles.unwrap().columns.id.as_deref(), Some("Id"));
        assert_eq!((config.source.unwrap().name, config.site), (Some(data.name), None));
        let without = Described { titles: None, ..described() };
        assert_eq!(Config::parse(&template(&without)).unwrap().titles, None);
    }

    #[test]
    fn every_setting_behind_a_hash_can_be_taken_into_use() {
        let text = template(&Described { titles: None, ..described() });
        let setting = |line: &str| {
            let line = line.strip_prefix("# ").unwrap_or(line);
            line.starts_with('[')
                || line.split_once(" = ").is_some_and(|(key, _)| {
                    !key.trim_matches('"').contains([' ', ':']) || key.starts_with('"')
                })
        };
        let used: String = text
            .lines()
            .filter(|line| setting(line) && !line.contains("count"))
            .map(|line| line.strip_prefix("# ").unwrap_or(line).to_owned() + "\n")
            .collect();
        let config = Config::parse(&used).unwrap_or_else(|refused| panic!("{refused}:\n{used}"));
        assert_eq!(config.site.unwrap().words["en"]["a film"], "a book");
        assert_eq!(config.titles.unwrap().columns.directors.as_deref(), Some("author"));
    }
}
