//! A person who goes on rating is predicted as if all ratings had come at once.

use bijou_engine::{Engine, FilmIx, ModelKind, Rating, Stars, Taste};
use proptest::prelude::*;

use crate::ENGINE;

fn rating(film: u32, half_stars: u8) -> Rating {
    Rating { film: FilmIx(film), stars: Stars::from_half_stars(half_stars).unwrap() }
}

/// So many ratings of every third film.
fn many(count: u32) -> Vec<Rating> {
    (0..count).map(|number| rating(number * 3 % 8_000, 1 + (number * number % 10) as u8)).collect()
}

/// The farthest apart that predictions by two tastes are, in stars, over known, little known and rated films.
fn apart(a: &Taste, b: &Taste) -> f32 {
    apart_over((0..40).map(|number| number * 211 % 9_000), a, b)
}

fn apart_over(films: impl Iterator<Item = u32>, a: &Taste, b: &Taste) -> f32 {
    let differences = films.map(FilmIx).flat_map(|film| {
        let (a, b) = (ENGINE.predict(a, film), ENGINE.predict(b, film));
        [a.stars - b.stars, a.low - b.low, a.high - b.high]
    });
    differences.fold(0.0, |most: f32, difference| most.max(difference.abs()))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]

    #[test]
    fn added_removed_and_changed_ratings_predict_as_from_the_start(
        count in 0_u32..150,
        changes in prop::collection::vec((0_u32..9_000, 0_u8..=10), 1..6),
    ) {
        let mut ratings = many(count);
        let mut taste = ENGINE.fold_in(&ratings);
        ENGINE.predict(&taste, FilmIx(0));
        for (film, half_stars) in changes {
            // Half of the films are rated already; 0 takes a rating back.
            let film = if film % 2 == 0 { film % (count + 1) * 3 } else { film };
            ratings.retain(|rating| rating.film != FilmIx(film));
            if half_stars > 0 {
                ratings.push(rating(film, half_stars));
            }
            taste = ENGINE.refold(&taste, ModelKind::Hybrid, &ratings, &[]);
            let anew = ENGINE.fold_in(&ratings);
            prop_assert!(apart(&taste, &anew) < 1e-3);
            for film in (0..9_000).step_by(211).map(FilmIx) {
                let (score, expected) = (ENGINE.score(&taste, film), ENGINE.score(&anew, film));
                prop_assert!((score - expected).abs() < 1e-4, "{} instead of {}", score, expected);
            }
        }
    }
}

#[test]
fn steps_without_predictions_between_them_are_caught_up() {
    let ratings = many(60);
    let mut taste = ENGINE.fold_in(&ratings[..20]);
    ENGINE.predict(&taste, FilmIx(0));
    for count in 21..=60 {
        taste = ENGINE.refold(&taste, ModelKind::Hybrid, &ratings[..count], &[]);
    }
    assert!(apart(&taste, &ENGINE.fold_in(&ratings)) < 1e-3);
}

/// As many ratings by somebody with a taste, who is half a star off now and then.
fn sensible(count: u32) -> Vec<Rating> {
    let likes = ENGINE.fold_in(&many(8));
    let sensible = |Rating { film, .. }: Rating| {
        let half_stars = (ENGINE.predict(&likes, film).stars * 2.0).round() as u32 + film.0 % 3 - 1;
        rating(film.0, half_stars.clamp(1, 10) as u8)
    };
    many(count).into_iter().map(sensible).collect()
}

#[test]
fn thousands_of_ratings_are_followed_closely() {
    let ratings = sensible(1_740);
    let mut taste = ENGINE.fold_in(&ratings[..1_700]);
    let before = apart(&taste, &ENGINE.fold_in(&[]));
    for count in 1_701..=1_740 {
        taste = ENGINE.refold(&taste, ModelKind::Hybrid, &ratings[..count], &[]);
        ENGINE.predict(&taste, FilmIx(0));
    }
    // The basis is still that of the first 1,700; which rated films are in it matters to those films themselves.
    let unrated = (0..40).map(|number| number * 210 + 1);
    let from_anew = apart_over(unrated, &taste, &ENGINE.fold_in(&ratings));
    assert!(from_anew < 0.3, "{from_anew} apart");
    assert!(before > 0.5, "predictions do not depend on ratings");
    let back = ENGINE.refold(&taste, ModelKind::Hybrid, &ratings[..1_700], &[]);
    let undone = apart(&back, &ENGINE.fold_in(&ratings[..1_700]));
    assert!(undone < 1e-2, "taking 40 ratings back leaves {undone}");
}

#[test]
fn crossing_to_thousands_of_ratings_and_back_is_seamless() {
    let ratings = many(1_501);
    let few = ENGINE.fold_in(&ratings[..1_500]);
    ENGINE.predict(&few, FilmIx(0));
    let more = ENGINE.refold(&few, ModelKind::Hybrid, &ratings, &[]);
    assert!(apart(&more, &ENGINE.fold_in(&ratings)) < 1e-3);
    let back = ENGINE.refold(&more, ModelKind::Hybrid, &ratings[..1_500], &[]);
    assert!(apart(&back, &few) < 1e-3);
}

#[test]
fn preparing_in_steps_predicts_as_at_once() {
    for count in [0, 120, 1_600] {
        let ratings = many(count);
        let taste = ENGINE.fold_in(&ratings);
        let mut preparation = ENGINE.prepare(&taste);
        let mut steps = 0;
        while !ENGINE.advance(&taste, &mut preparation, 200_000) {
            assert!(!taste.is_prepared());
            steps += 1;
        }
        assert!(taste.is_prepared());
        assert!((steps > 100) == (count == 1_600), "{steps} steps for {count} ratings");
        assert_eq!(apart(&taste, &ENGINE.fold_in(&ratings)), 0.0);
    }
}

#[test]
fn predictions_follow_the_shards_that_join() {
    let ratings = many(300);
    let mut shards = crate::shards().into_iter();
    let mut engine = Engine::new(shards.next().unwrap()).unwrap();
    let mut taste = engine.fold_in(&ratings);
    for shard in shards {
        engine.predict(&taste, FilmIx(0));
        engine.join(shard).unwrap();
        taste = engine.refold(&taste, ModelKind::Hybrid, &ratings, &[]);
    }
    let differences = (0..40).map(|number| FilmIx(number * 211)).map(|film| {
        (engine.predict(&taste, film).stars - ENGINE.predict(&ENGINE.fold_in(&ratings), film).stars).abs()
    });
    assert!(differences.fold(0.0, f32::max) < 1e-3);
}
