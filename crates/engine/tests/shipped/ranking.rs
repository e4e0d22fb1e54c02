use bijou_engine::{FilmIx, Rating, Stars};
use proptest::prelude::*;

use crate::{ENGINE, film, ratings, title};

#[test]
fn picks_follow_the_taste() {
    let crime = ENGINE.fold_in(&ratings(&[("858", 5.0), ("1213", 5.0), ("296", 4.5)]));
    let family = ENGINE.fold_in(&ratings(&[("1", 5.0), ("588", 5.0), ("364", 4.5)]));
    let place = |taste, id: &str| {
        let picks = ENGINE.rank(taste, |_| false, 1_000);
        picks.iter().position(|pick| pick.film == film(id)).unwrap_or(1_000)
    };
    // Beauty and the Beast, The Little Mermaid, The Godfather: Part II, Scarface.
    for (family_film, crime_film) in [("595", "1221"), ("2081", "4262")] {
        assert!(place(&family, family_film) + 20 < place(&crime, family_film));
        assert!(place(&crime, crime_film) + 20 < place(&family, crime_film));
    }
    assert!(place(&family, "595") < 10 && place(&crime, "1221") < 10);
}

#[test]
fn nobody_gets_what_most_people_like() {
    let taste = ENGINE.fold_in(&[]);
    for pick in ENGINE.rank(&taste, |_| false, 20) {
        let film = ENGINE.catalog().film(pick.film);
        assert!(film.rating_count() > 10_000 && film.mean_rating().unwrap() > 3.5, "{}", film.title());
    }
}

#[test]
fn rated_and_excluded_films_are_never_picked() {
    let given = ratings(&[("858", 5.0), ("1213", 0.5)]);
    let taste = ENGINE.fold_in(&given);
    let hidden = film("1221");
    let picks = ENGINE.rank(&taste, |film| film == hidden, usize::MAX);
    assert_eq!(picks.len(), ENGINE.catalog().len() - 3);
    assert!(
        picks.iter().all(|pick| pick.film != hidden && given.iter().all(|rating| rating.film != pick.film))
    );
    assert!(picks.is_sorted_by(|a, b| a.score > b.score || a.score == b.score && a.film < b.film));
    assert!(ENGINE.rank(&taste, |_| false, 0).is_empty());
}

#[test]
fn films_alike_are_similar() {
    let similar: Vec<String> =
        ENGINE.similar(film("858"), 5).iter().map(|similar| title(similar.film)).collect();
    assert!(similar.iter().any(|title| title.contains("Godfather: Part II")), "{similar:?}");
    let tail = ENGINE.catalog().all().last().unwrap();
    assert!(!ENGINE.is_learned(tail) && ENGINE.similar(tail, 5).is_empty());
}

/// Up to 60 ratings of any films.
pub fn any_ratings() -> impl Strategy<Value = Vec<Rating>> {
    let films = proptest::collection::btree_map(0_u32..12_000, 1_u8..=10, 0..60);
    films.prop_map(|films| {
        let rating = |(film, half_stars)| Rating {
            film: FilmIx(film),
            stars: Stars::from_half_stars(half_stars).unwrap(),
        };
        films.into_iter().map(rating).collect()
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn reasons_add_up_to_the_score(ratings in any_ratings(), film in 0_u32..9_000) {
        let taste = ENGINE.fold_in(&ratings);
        let reasons = ENGINE.reasons(&taste, FilmIx(film));
        let sum: f32 = reasons.prior + reasons.shares.iter().map(|reason| reason.share).sum::<f32>();
        let score = ENGINE.score(&taste, FilmIx(film));
        prop_assert!((sum - score).abs() < 2e-3, "{} instead of {}", sum, score);
        let learned = ratings.iter().filter(|rating| ENGINE.is_learned(rating.film)).count();
        prop_assert_eq!(reasons.shares.len(), learned);
    }

    #[test]
    fn the_order_of_ratings_does_not_matter(mut ratings in any_ratings()) {
        let forward = ENGINE.fold_in(&ratings);
        ratings.reverse();
        let backward = ENGINE.fold_in(&ratings);
        for film in (0..9_000).step_by(500).map(FilmIx) {
            prop_assert!((ENGINE.score(&forward, film) - ENGINE.score(&backward, film)).abs() < 2e-3);
            let (a, b) = (ENGINE.predict(&forward, film), ENGINE.predict(&backward, film));
            prop_assert!((a.stars - b.stars).abs() < 1e-2);
        }
    }
}
