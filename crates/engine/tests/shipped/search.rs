use crate::{ENGINE, title};

fn first(query: &str) -> String {
    ENGINE.search(query, 5).first().map(|film| title(*film)).unwrap_or_default()
}

#[test]
fn case_accents_articles_and_one_typo_are_forgiven() {
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
    ] {
        assert_eq!(first(query), expected, "{query}");
    }
}

#[test]
fn well_known_films_that_start_like_the_word_are_not_buried() {
    let first: Vec<String> = ENGINE.search("alien", 8).into_iter().map(title).collect();
    assert_eq!(first[0], "Alien");
    assert!(first.contains(&"Aliens".to_owned()), "{first:?}");
}

#[test]
fn the_tail_is_found_too() {
    let last = ENGINE.catalog().all().last().unwrap();
    let found = ENGINE.search(ENGINE.catalog().film(last).title(), 50);
    assert!(found.contains(&last), "{}", title(last));
}

#[test]
fn queries_without_a_word_or_a_match_find_nothing() {
    for query in ["", "   ", "?!", "qqzzxxyy", "\u{0}"] {
        assert!(ENGINE.search(query, 5).is_empty(), "{query:?}");
    }
    assert_eq!(ENGINE.search("the", 3).len(), 3);
    assert!(ENGINE.search("matrix", 0).is_empty());
}
