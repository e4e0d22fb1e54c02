use std::collections::BTreeSet;

use bijou_engine::{Era, FilmIx, Knobs, Pick, Taste};
use proptest::prelude::*;

use crate::ranking::any_ratings;
use crate::{ENGINE, film, ratings};

const PLAIN: Knobs =
    Knobs { diversity: 0.0, calibration: 0.0, popularity: 0.0, era: None, one_per_franchise: false };

/// Someone who loves Star Wars, The Matrix and Toy Story.
fn fan() -> Taste {
    ENGINE.fold_in(&ratings(&[("260", 5.0), ("2571", 4.5), ("1", 4.0), ("1270", 4.0)]))
}

fn list(knobs: Knobs, top: usize) -> Vec<FilmIx> {
    ENGINE.recommend(&fan(), &knobs, |_| false, top).iter().map(|pick| pick.film).collect()
}

fn mean(films: &[FilmIx], value: impl Fn(FilmIx) -> f32) -> f32 {
    films.iter().map(|film| value(*film)).sum::<f32>() / films.len() as f32
}

fn ratings_of(film: FilmIx) -> f32 {
    (ENGINE.catalog().film(film).rating_count().max(1) as f32).ln()
}

#[test]
fn only_the_best_film_of_a_franchise_stands_in_front_and_the_others_follow() {
    let plain = list(PLAIN, 50);
    let front = list(Knobs::default(), 50);
    let repeated = |films: &[FilmIx]| -> usize {
        let pairs = films.iter().enumerate().flat_map(|(n, a)| films[..n].iter().map(move |b| (*a, *b)));
        pairs.filter(|(a, b)| ENGINE.of_one_franchise(*a, *b)).count()
    };
    assert!(repeated(&plain) > 5);
    assert_eq!(repeated(&front), 0);
    assert_eq!(front[0], plain[0]);
    let sunk: Vec<FilmIx> = plain.iter().copied().filter(|film| !front.contains(film)).collect();
    let longer = list(Knobs::default(), 50 + sunk.len());
    assert_eq!(longer[50..], sunk, "what had to wait comes next");
}

#[test]
fn franchises_are_told_from_false_friends() {
    for (a, b, expected) in [
        ("1", "3114", true),     // Toy Story, Toy Story 2
        ("260", "2628", true),   // Star Wars IV and I
        ("1198", "1291", true),  // Raiders of the Lost Ark, Indiana Jones and the Last Crusade
        ("1214", "1200", true),  // Alien, Aliens
        ("4896", "54001", true), // Harry Potter 1 and 5
        ("4993", "7153", true),  // The Lord of the Rings
        ("10", "2947", true),    // GoldenEye, Goldfinger
        ("2571", "6365", true),  // The Matrix, Reloaded
        ("1215", "7387", false), // Army of Darkness, Dawn of the Dead
        ("47", "1721", false),   // Seven, Titanic
        ("47", "1690", false),   // Seven, Alien: Resurrection
        ("3147", "318", false),  // The Green Mile, The Shawshank Redemption: one director
        ("1219", "2389", false), // Psycho of 1960 and of 1998
        ("648", "3528", false),  // Mission: Impossible, The Prince of Tides
        ("1387", "1387", false), // a film is no franchise
    ] {
        assert_eq!(ENGINE.of_one_franchise(film(a), film(b)), expected, "{a} and {b}");
        assert_eq!(ENGINE.of_one_franchise(film(b), film(a)), expected, "{b} and {a}");
    }
}

#[test]
fn diversity_makes_films_of_a_list_less_alike() {
    let likeness = |diversity| {
        let films = list(Knobs { diversity, ..PLAIN }, 20);
        mean(&films, |a| mean(&films, |b| ENGINE.similarity(a, b)))
    };
    assert!(likeness(0.0) > likeness(0.5) && likeness(0.5) > likeness(1.0));
}

#[test]
fn calibration_gives_every_genre_its_share() {
    // Three romances to one action film.
    let given = ratings(&[("597", 5.0), ("539", 5.0), ("1721", 5.0), ("1036", 5.0)]);
    let romance = ENGINE.catalog().genres().iter().position(|genre| genre == "Romance").unwrap();
    let share = |calibration| {
        let knobs = Knobs { calibration, ..PLAIN };
        let picks = ENGINE.recommend(&ENGINE.fold_in(&given), &knobs, |_| false, 20);
        picks.iter().filter(|pick| ENGINE.catalog().film(pick.film).has_genre(romance)).count()
    };
    // Three in four are wanted; most romances are dramas or comedies as well, of which too many are not.
    assert!(share(0.0) * 3 < share(1.0) * 2, "{} {}", share(0.0), share(1.0));
}

#[test]
fn popularity_goes_from_what_everybody_knows_to_what_few_know() {
    let known = [-1.0, -0.5, 0.0, 0.5, 1.0]
        .map(|popularity| mean(&list(Knobs { popularity, ..PLAIN }, 20), ratings_of));
    assert!(known.is_sorted_by(|a, b| a > b), "{known:?}");
    // Natural logarithms: less than half as well known.
    assert!(known[2] - known[4] > 0.7, "{known:?}");
    // Hidden gems are still of the person's taste.
    let gems = ENGINE.recommend(&fan(), &Knobs { popularity: 1.0, ..PLAIN }, |_| false, 100);
    assert!(gems.iter().all(|pick| pick.score > 0.0));
}

#[test]
fn an_era_comes_first_and_a_weak_wish_only_leans_toward_it() {
    let inside = |strength: f32| {
        let era = Some(Era { from: 1970, to: 1979, strength });
        let films = list(Knobs { era, ..PLAIN }, 30);
        films.iter().filter(|film| matches!(ENGINE.catalog().film(**film).year(), Some(1970..=1979))).count()
    };
    assert_eq!(inside(1.0), 30);
    assert!(inside(0.0) < inside(0.5) && inside(0.5) < 30);
    // Few films are as old as that; others come behind them, the nearest years first.
    let oldest = list(Knobs { era: Some(Era::only(1900, 1905)), ..PLAIN }, 2_000);
    let years: Vec<u16> = oldest.iter().filter_map(|film| ENGINE.catalog().film(*film).year()).collect();
    let first_other = years.iter().position(|year| !(1900..=1905).contains(year)).unwrap();
    assert!(first_other > 0 && years[first_other..].iter().all(|year| !(1900..=1905).contains(year)));
}

#[test]
fn with_the_head_alone_lists_can_be_arranged() {
    let mut shards = crate::shards().into_iter();
    let engine = bijou_engine::Engine::new(shards.next().unwrap()).unwrap();
    let everything = Knobs { diversity: 1.0, calibration: 1.0, popularity: 1.0, ..Knobs::default() };
    let picks = engine.recommend(&engine.fold_in(&[]), &everything, |_| false, usize::MAX);
    assert_eq!(picks.len(), engine.catalog().len());
}

fn any_knobs() -> impl Strategy<Value = Knobs> {
    let era = proptest::option::of((1900_u16..2030, 0_u16..40, -0.5_f32..1.5));
    (-0.5_f32..1.5, -0.5_f32..1.5, -1.5_f32..1.5, era, any::<bool>()).prop_map(
        |(diversity, calibration, popularity, era, one_per_franchise)| Knobs {
            diversity,
            calibration,
            popularity,
            era: era.map(|(from, years, strength)| Era { from, to: from + years, strength }),
            one_per_franchise,
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(16))]

    #[test]
    fn without_a_wish_the_order_is_the_models(ratings in any_ratings(), top in 0_usize..200) {
        let taste = ENGINE.fold_in(&ratings);
        prop_assert_eq!(ENGINE.recommend(&taste, &PLAIN, |_| false, top), ENGINE.rank(&taste, |_| false, top));
    }

    #[test]
    fn no_film_is_lost_or_doubled_and_scores_are_the_models(ratings in any_ratings(), knobs in any_knobs()) {
        let taste = ENGINE.fold_in(&ratings);
        let hidden = FilmIx(3);
        let picks = ENGINE.recommend(&taste, &knobs, |film| film == hidden, usize::MAX);
        let expected = ENGINE.rank(&taste, |film| film == hidden, usize::MAX);
        let set = |picks: &[Pick]| -> BTreeSet<(FilmIx, u32)> {
            picks.iter().map(|pick| (pick.film, pick.score.to_bits())).collect()
        };
        prop_assert_eq!(picks.len(), expected.len());
        prop_assert_eq!(set(&picks), set(&expected));
    }

    #[test]
    fn a_longer_list_begins_with_the_shorter_one(ratings in any_ratings(), knobs in any_knobs(), top in 0_usize..150) {
        let taste = ENGINE.fold_in(&ratings);
        let longer = ENGINE.recommend(&taste, &knobs, |_| false, top + 37);
        prop_assert_eq!(&longer[..top], &ENGINE.recommend(&taste, &knobs, |_| false, top)[..]);
    }
}
