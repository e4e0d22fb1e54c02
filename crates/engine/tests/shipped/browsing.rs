use bijou_engine::{Engine, FilmIx, Filter, Genres, NameKind, Order, Taste};

use crate::{ENGINE, film, ratings, title};

fn all() -> Vec<FilmIx> {
    ENGINE.catalog().all().collect()
}

fn genre(name: &str) -> u64 {
    1 << ENGINE.catalog().genres().iter().position(|genre| genre == name).unwrap()
}

#[test]
fn a_filter_lets_through_just_the_films_that_fit() {
    let catalog = ENGINE.catalog();
    let filter = Filter {
        genres: Genres {
            all: genre("Sci-Fi"),
            any: genre("Action") | genre("Comedy"),
            none: genre("Horror"),
        },
        years: Some(1980..=1999),
        ratings: Some(1_000..=u32::MAX),
        names: Vec::new(),
    };
    let found = filter.of(catalog, all());
    let fits = |film: &FilmIx| {
        let film = catalog.film(*film);
        let genres: Vec<&str> = film.genres().collect();
        let has = |name| genres.contains(&name);
        has("Sci-Fi")
            && (has("Action") || has("Comedy"))
            && !has("Horror")
            && film.year().is_some_and(|year| (1980..=1999).contains(&year))
            && film.rating_count() >= 1_000
    };
    let expected: Vec<FilmIx> = all().into_iter().filter(fits).collect();
    assert!(expected.len() > 50);
    assert_eq!(found, expected);
    assert_eq!(Filter::default().of(catalog, all()).len(), 88_138);
}

#[test]
fn names_narrow_to_the_films_that_have_them_all() {
    let names = vec![
        (NameKind::Person, "Keanu Reeves".to_owned()),
        (NameKind::Person, "Carrie-Anne Moss".to_owned()),
    ];
    let found = Filter { names, ..Filter::default() }.of(ENGINE.catalog(), all());
    assert!(found.contains(&film("2571")) && found.len() < 20, "{}", found.len());
    let nobody = vec![(NameKind::Person, "Nobody Whom Anybody Knows".to_owned())];
    assert!(Filter { names: nobody, ..Filter::default() }.of(ENGINE.catalog(), all()).is_empty());
}

#[test]
fn every_order_has_every_film_once_and_keeps_its_promise() {
    let catalog = ENGINE.catalog();
    let films = all();
    for order in [Order::Popularity, Order::OthersMean, Order::Newest, Order::Oldest, Order::Title] {
        let mut ordered = order.sort(&ENGINE, &films);
        let count = |film: &FilmIx| catalog.film(*film).rating_count();
        let year = |film: &FilmIx| catalog.film(*film).year();
        match order {
            Order::Popularity => assert!(ordered.is_sorted_by(|a, b| count(a) >= count(b))),
            Order::Newest => assert!(ordered.is_sorted_by(|a, b| year(a) >= year(b))),
            Order::Oldest => {
                let known: Vec<FilmIx> =
                    ordered.iter().copied().filter(|film| year(film).is_some()).collect();
                assert!(known.is_sorted_by(|a, b| year(a) <= year(b)));
                assert!(year(&ordered[0]).is_some() && year(ordered.last().unwrap()).is_none());
            }
            Order::OthersMean => {
                let best = ordered.iter().take(20).map(|film| title(*film)).collect::<Vec<_>>();
                assert!(best.contains(&"The Godfather".to_owned()), "{best:?}");
            }
            Order::Title => {
                let place = |id| ordered.iter().position(|other| *other == film(id)).unwrap();
                // Alien, The Godfather, The Godfather: Part II, The Matrix.
                assert!(
                    place("1214") < place("858")
                        && place("858") < place("1221")
                        && place("1221") < place("2571")
                );
            }
        }
        ordered.sort_unstable();
        assert_eq!(ordered, films, "{order:?}");
    }
}

/// Somebody with so many ratings.
fn person(count: u32) -> Taste {
    let rated: Vec<(String, f64)> = (0..count)
        .map(|number| {
            let id = ENGINE.catalog().film(FilmIx(number * 29 % 12_000)).id().to_owned();
            (id, 0.5 + f64::from(number * number % 10) / 2.0)
        })
        .collect();
    let rated: Vec<(&str, f64)> = rated.iter().map(|(id, stars)| (id.as_str(), *stars)).collect();
    ENGINE.fold_in(&ratings(&rated))
}

#[test]
fn stars_of_all_films_are_those_of_single_predictions() {
    for count in [0, 1, 40, 1_600] {
        let taste = person(count);
        let mut all = ENGINE.predict_all(&taste);
        while ENGINE.predict_more(&mut all, 9_999) {}
        let stars = all.into_stars();
        assert_eq!(stars.len(), 88_138);
        for film in ENGINE.catalog().all().step_by(173).chain((0..40).map(|film| FilmIx(film * 29))) {
            let single = ENGINE.predict(&taste, film).stars;
            let swept = stars[film.index()];
            assert!((single - swept).abs() < 2e-3, "{}: {single} and {swept} of {count}", title(film));
        }
    }
}

#[test]
fn films_in_the_order_of_scores_are_those_that_are_ranked() {
    let taste = person(25);
    let ordered = ENGINE.by_score(&taste, &all());
    let ranked = ENGINE.rank(&taste, |_| false, 100);
    let rated = |film: &FilmIx| (0..25).any(|number| FilmIx(number * 29 % 12_000) == *film);
    let open: Vec<FilmIx> = ordered.into_iter().filter(|film| !rated(film)).take(100).collect();
    assert_eq!(open, ranked.iter().map(|pick| pick.film).collect::<Vec<_>>());
}

#[test]
fn films_of_the_head_can_be_browsed_before_the_rest_has_arrived() {
    let head = crate::shards().into_iter().next().unwrap();
    let engine = Engine::new(head).unwrap();
    let films: Vec<FilmIx> = engine.catalog().all().collect();
    assert_eq!(Order::Title.sort(&engine, &films).len(), 320);
    let keanu = vec![(NameKind::Person, "Keanu Reeves".to_owned())];
    assert!(Filter { names: keanu, ..Filter::default() }.of(engine.catalog(), films).is_empty());
}
