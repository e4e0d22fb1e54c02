use std::sync::LazyLock;

use bijou_engine::{Engine, FilmIx, NameKind, SearchIndex};

use crate::{ENGINE, film, shards, title};

static INDEX: LazyLock<SearchIndex> = LazyLock::new(|| indexed(&ENGINE));

fn indexed(engine: &Engine) -> SearchIndex {
    let mut index = SearchIndex::new(engine);
    index.extend_to_all(engine.catalog());
    index
}

fn search(query: &str) -> Vec<FilmIx> {
    INDEX.search(ENGINE.catalog(), query)
}

fn first(query: &str) -> String {
    search(query).first().map(|film| title(*film)).unwrap_or_default()
}

/// The first person or tag that a query may mean.
fn named(query: &str, kind: NameKind) -> String {
    let names = INDEX.names(ENGINE.catalog(), query, 3);
    names.into_iter().find(|named| named.kind == kind).map(|named| named.name).unwrap_or_default()
}

#[test]
fn case_accents_articles_and_typos_are_forgiven() {
    for (query, expected) in [
        ("matrix the", "The Matrix"),
        ("THE MATRIX", "The Matrix"),
        ("amelie", "Amelie"),
        ("Amélie", "Amelie"),
        ("godfahter", "The Godfather"),
        ("godfather", "The Godfather"),
        ("schindlers list", "Schindler's List"),
        ("spiderman", "Spider-Man"),
        ("shawshank", "The Shawshank Redemption"),
        ("pulp ficton", "Pulp Fiction"),
        ("le fabuleux destin", "Amelie"),
        ("heat 1995", "Heat"),
        ("fellowship ring", "The Lord of the Rings: The Fellowship of the Ring"),
        ("wall-e", "WALL·E"),
        // Two typos in long words, and words not yet typed to their end.
        ("shawshenk redemtion", "The Shawshank Redemption"),
        ("interstelar", "Interstellar"),
        ("shindlers", "Schindler's List"),
        ("schnidlers lits", "Schindler's List"),
        ("godfath", "The Godfather"),
        ("godfaht", "The Godfather"),
        ("eternal sunsh", "Eternal Sunshine of the Spotless Mind"),
    ] {
        assert_eq!(first(query), expected, "{query}");
    }
}

#[test]
fn well_known_films_that_start_like_the_word_are_not_buried() {
    let found: Vec<String> = search("alien").into_iter().take(8).map(title).collect();
    assert_eq!(found[0], "Alien");
    assert!(found.contains(&"Aliens".to_owned()), "{found:?}");
}

#[test]
fn films_are_found_by_their_people_and_tags_behind_those_with_such_titles() {
    let tarantino: Vec<String> = search("tarantino").into_iter().take(12).map(title).collect();
    assert!(tarantino.contains(&"Pulp Fiction".to_owned()), "{tarantino:?}");
    let travel = search("time travel");
    assert!(travel.iter().take(40).any(|film| title(*film) == "Back to the Future"));
    assert_eq!(first("nolan batman"), "Batman Begins");
    assert_eq!(first("matrix keanu"), "The Matrix");
}

#[test]
fn people_and_tags_are_suggested_whatever_the_spelling() {
    for (query, expected) in [
        ("tarantino", "Quentin Tarantino"),
        ("tarentino", "Quentin Tarantino"),
        ("hitchcok", "Alfred Hitchcock"),
        ("miyaz", "Hayao Miyazaki"),
        ("tom hanks", "Tom Hanks"),
        ("hanks tom", "Tom Hanks"),
        ("scorcese", "Martin Scorsese"),
    ] {
        assert_eq!(named(query, NameKind::Person), expected, "{query}");
    }
    for (query, expected) in [("time trav", "time travel"), ("dystopa", "dystopia"), ("heist", "heist")] {
        assert_eq!(named(query, NameKind::Tag), expected, "{query}");
    }
    let names = INDEX.names(ENGINE.catalog(), "hitchcock", 9);
    let same = names.iter().filter(|named| named.name == "Alfred Hitchcock");
    assert_eq!(same.count(), 1, "one person of several shards is one person");
}

#[test]
fn a_name_leads_to_all_its_films() {
    let films = ENGINE.catalog().films_named(NameKind::Person, "Quentin Tarantino");
    assert!(films.contains(&film("296")) && films.len() >= 8);
    for film in &films {
        let film = ENGINE.catalog().film(*film);
        assert!(film.directors().chain(film.cast()).any(|name| name == "Quentin Tarantino"));
    }
    assert!(ENGINE.catalog().films_named(NameKind::Tag, "time travel").contains(&film("1270")));
    assert!(ENGINE.catalog().films_named(NameKind::Person, "nobody at all").is_empty());
}

#[test]
fn the_tail_is_found_too() {
    let last = ENGINE.catalog().all().last().unwrap();
    let found = search(ENGINE.catalog().film(last).title());
    assert!(found.iter().take(50).any(|film| *film == last), "{}", title(last));
}

#[test]
fn queries_without_a_word_or_a_match_find_nothing() {
    for query in ["", "   ", "?!", "qqzzxxyy", "\u{0}"] {
        assert!(search(query).is_empty(), "{query:?}");
        assert!(INDEX.names(ENGINE.catalog(), query, 5).is_empty(), "{query:?}");
    }
    assert!(search("the").len() > 1_000);
}

#[test]
fn any_text_is_a_query() {
    for query in [&"a".repeat(10_000), &"the matrix ".repeat(1_000), "\u{301}\u{301}", "🎬🎬🎬🎬🎬", "ß’s"]
    {
        search(query);
        INDEX.names(ENGINE.catalog(), query, 5);
    }
}

#[test]
fn an_index_that_grew_in_slices_finds_what_one_made_at_once_finds() {
    let mut shards = shards().into_iter();
    let mut engine = Engine::new(shards.next().unwrap()).unwrap();
    let mut grown = SearchIndex::new(&engine);
    assert!(grown.extend(engine.catalog(), 100));
    assert!(grown.films() <= 100);
    for shard in shards {
        engine.join(shard).unwrap();
        for _ in 0..7 {
            grown.extend(engine.catalog(), 777);
        }
    }
    while grown.extend(engine.catalog(), 5_000) {}
    assert_eq!(grown.films(), 88_138);
    for query in ["matrix", "godfahter", "s", "the", "tarantino", "time travel", "pulp ficton", "1999"] {
        assert_eq!(grown.search(engine.catalog(), query), search(query), "{query}");
        assert_eq!(
            grown.names(engine.catalog(), query, 3),
            INDEX.names(ENGINE.catalog(), query, 3),
            "{query}"
        );
    }
}
