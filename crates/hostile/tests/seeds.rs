//! Seeds lead somewhere: a fuzzer that starts from what is refused at once learns little.

use bijou_catalog::Shard;
use bijou_engine::Engine;
use bijou_hostile::{TARGETS, seeds};

#[test]
fn every_target_has_seeds_that_are_small() {
    for target in TARGETS {
        let seeds = seeds::of(target.name).unwrap();
        assert!(seeds.len() >= 2, "{}", target.name);
        for (name, bytes) in seeds {
            assert!(bytes.len() <= 8 << 10, "{}/{name} has {} bytes", target.name, bytes.len());
        }
    }
}

#[test]
fn the_shards_make_a_catalog_with_everything_in_it() {
    let mut engine = Engine::new(seeds::head()).unwrap();
    engine.join(seeds::core()).unwrap();
    engine.join(seeds::tail()).unwrap();
    assert_eq!(engine.catalog().len(), 13);
    let Shard { shapes, map, details, .. } = seeds::tail();
    assert!(shapes.is_some() && map.is_some() && details.is_some());
    assert_eq!(engine.taste_map().map(|map| map.regions().len()), Some(2));
}

#[test]
fn titles_are_kept_as_the_text_that_they_are() {
    let mut engine = Engine::new(seeds::head()).unwrap();
    engine.join(seeds::core()).unwrap();
    engine.join(seeds::tail()).unwrap();
    let titles: Vec<String> =
        engine.catalog().all().map(|film| engine.catalog().film(film).title().to_owned()).collect();
    for title in [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "\u{202e}etirW\u{202c}",
        "\u{2066}isolated\u{2069}",
        "\0NUL",
        "Zero\u{200b}width",
        "=HYPERLINK(\"x\")",
    ] {
        assert!(titles.iter().any(|other| other == title), "{title:?} is not among {titles:?}");
    }
}

#[test]
fn a_title_of_ten_thousand_letters_is_a_title() {
    let title = "x".repeat(10_000);
    let mut head = seeds::head();
    head.films.titles = (0..head.films.len()).map(|film| format!("{title} {film}")).collect();
    let engine = Engine::new(head).unwrap();
    let film = engine.catalog().all().next().unwrap();
    assert_eq!(engine.catalog().film(film).title().len(), 10_002);
    let mut index = bijou_engine::SearchIndex::new(&engine);
    index.extend_to_all(engine.catalog());
    assert_eq!(index.search(engine.catalog(), "5").len(), 1);
}
