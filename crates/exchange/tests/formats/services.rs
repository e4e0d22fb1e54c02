use bijou_exchange::{FilmIds, Source};

use crate::{days, film, half_stars, rated_on, read};

#[test]
fn imdb_ratings_of_every_age_are_read() {
    for (sample, title, rating, day, tv) in [
        ("imdb/ratings-2024.csv", "Amélie", 8, "2024-06-23", 1),
        ("imdb/ratings-2024-german.csv", "Die sieben Samurai", 10, "2024-06-20", 1),
        ("imdb/ratings-2019.csv", "Amélie", 8, "2019-03-02", 1),
        ("imdb/ratings-2016.csv", "Seven Samurai", 10, "2016-12-31", 1),
    ] {
        let import = read(sample);
        let entry = film(&import, title);
        assert_eq!((half_stars(entry), rated_on(entry).as_str()), (Some(rating), day), "{sample}");
        assert!(entry.ids.imdb.is_some() && entry.seen, "{sample}");
        assert_eq!((import.tv, import.files[0].source), (tv, Source::Imdb), "{sample}");
    }
}

#[test]
fn an_imdb_watchlist_may_have_ratings_and_ragged_rows() {
    let import = read("imdb/watchlist.csv");
    assert_eq!(import.entries.len(), 3);
    assert!(import.entries.iter().all(|entry| entry.listed.is_some()));
    assert_eq!(half_stars(film(&import, "Heat")), Some(9));
    assert_eq!(film(&import, "Playtime").ids.imdb, Some(62_136));
}

#[test]
fn trakt_is_read_from_zips_of_every_age_and_from_single_files() {
    let import = read("trakt/trakt-export.zip");
    assert_eq!((import.entries.len(), import.tv), (4, 1));
    let heat = film(&import, "Heat");
    assert_eq!((half_stars(heat), days(heat)), (Some(9), vec!["2021-05-01".to_owned()]));
    assert_eq!(heat.ids, FilmIds { imdb: Some(113_277), tmdb: Some(949), catalog: None });
    assert!(film(&import, "Stalker").seen);
    let playtime = film(&import, "Playtime");
    assert!(playtime.listed.is_some() && !playtime.seen);
    assert_eq!(playtime.note.as_deref(), Some("for a rainy day"));

    let older = read("trakt/trakt-older.zip");
    assert!(film(&older, "Playtime").listed.is_some());
    for sample in ["trakt/ratings-movies.json", "trakt/ratings.csv"] {
        assert_eq!((half_stars(film(&read(sample), "Heat")), read(sample).tv), (Some(9), 1), "{sample}");
    }
    assert!(film(&read("trakt/watched-movies.json"), "Stalker").seen);
    assert!(film(&read("trakt/lists-watchlist.json"), "Playtime").listed.is_some());
}

#[test]
fn the_scale_of_movielens_is_told_by_its_largest_value() {
    let stars = read("movielens/ratings.csv");
    assert_eq!(half_stars(film(&stars, "Heat")), Some(9));
    assert_eq!((film(&stars, "Heat").year, film(&stars, "Heat").ids.imdb), (Some(1995), Some(113_277)));
    let points = read("movielens/ratings-of-100.csv");
    assert_eq!(half_stars(film(&points, "Heat")), Some(1));
    assert_eq!(half_stars(film(&points, "Seven Samurai (Shichinin no samurai)")), Some(10));
    assert!(read("movielens/wishlist.csv").entries.iter().all(|entry| entry.listed.is_some()));
}

#[test]
fn a_data_set_of_several_asks_whose_ratings_to_take() {
    let one = read("movielens/data-set-of-one.csv");
    assert_eq!((one.users.len(), one.entries.len()), (1, 2));
    assert_eq!(one.entries[0].ids.catalog.as_deref(), Some("6"));
    assert_eq!(rated_on(&one.entries[0]), "2000-07-30");

    let mut three = read("movielens/data-set-of-three.csv");
    let users: Vec<(&str, usize)> = three.users.iter().map(|user| (user.id.as_str(), user.ratings)).collect();
    assert_eq!(users, [("1", 2), ("2", 1), ("17", 3)]);
    assert!(three.entries.is_empty());
    three.choose(2);
    assert_eq!(three.entries.iter().map(half_stars).collect::<Vec<_>>(), [Some(8), Some(5), Some(8)]);
    three.choose(99);
    assert!(three.entries.is_empty());
}

#[test]
fn criticker_simkl_tmdb_and_netflix_are_read() {
    let criticker = read("others/criticker.csv");
    let heat = film(&criticker, "Heat");
    assert_eq!((half_stars(heat), rated_on(heat).as_str(), criticker.tv), (Some(9), "2020-07-16", 1));
    assert_eq!(heat.note.as_deref(), Some("Long, and worth it"));

    let simkl = read("others/simkl.csv");
    assert_eq!((simkl.entries.len(), simkl.tv), (4, 1));
    for title in ["Heat", "Stalker"] {
        assert_eq!(days(film(&simkl, title)), ["2021-03-14"], "{title}");
    }
    assert_eq!(days(film(&simkl, "Spirited Away")), ["2021-03-15"]);
    assert!(film(&simkl, "Playtime").listed.is_some() && !film(&simkl, "Playtime").seen);

    let tmdb = read("others/tmdb.csv");
    assert_eq!(
        (half_stars(film(&tmdb, "Heat")), film(&tmdb, "Heat").year, tmdb.tv),
        (Some(9), Some(1995), 1)
    );

    let netflix = read("others/netflix.csv");
    assert_eq!((netflix.entries.len(), netflix.tv), (2, 2));
    assert_eq!(days(film(&netflix, "Heat")), ["2021-03-04"]);
    assert_eq!(days(film(&netflix, "Seven Samurai")), ["2020-12-31"]);
}

#[test]
fn a_table_for_letterboxd_is_read_with_any_of_its_columns_and_in_any_encoding() {
    let import = read("others/letterboxd-import.csv");
    let heat = film(&import, "Heat");
    assert_eq!((half_stars(heat), days(heat)), (Some(9), vec!["2023-04-02".to_owned()]));
    assert_eq!(heat.note.as_deref(), Some("=not a formula"));
    assert!(film(&import, "'Round Midnight").seen);
    let utf16 = read("others/semicolons-utf-16.csv");
    assert_eq!(half_stars(film(&utf16, "Amélie")), Some(8));
    assert!(film(&utf16, "Good; bad").seen);
}
