use bijou_engine::{FilmIx, ModelKind, Rating, Stars};
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
}

#[test]
fn films_without_ratings_are_alike_by_content() {
    // Films of the tail with a director and a genre in common with their nearest.
    let tail = ENGINE.catalog().all().filter(|film| !ENGINE.is_learned(*film));
    let known = |film: &FilmIx| {
        let film = ENGINE.catalog().film(*film);
        film.directors().next().is_some() && film.genres().next().is_some()
    };
    let shares_genre = |film: FilmIx| {
        let genres = ENGINE.catalog().film(film).genre_bits();
        let similar = ENGINE.similar(film, 5);
        similar
            .iter()
            .filter(|similar| ENGINE.catalog().film(similar.film).genre_bits() & genres != 0)
            .count()
    };
    let sample: Vec<FilmIx> = tail.filter(known).step_by(200).collect();
    let shared: usize = sample.iter().map(|film| shares_genre(*film)).sum();
    assert!(sample.len() > 20 && shared * 10 > sample.len() * 5 * 9, "{shared} of {}", sample.len() * 5);
}

#[test]
fn the_tail_is_told_apart_by_what_its_content_says() {
    // Of the same years, since years tell most: Scream 1 and 2, I Know What You Did Last Summer, The Blair Witch Project; Pretty Woman, Sleepless in Seattle, Four Weddings and a Funeral, When
    // Harry Met Sally.
    let horror = ENGINE.fold_in(&ratings(&[("1407", 5.0), ("1717", 5.0), ("1644", 4.5), ("2710", 5.0)]));
    let romance = ENGINE.fold_in(&ratings(&[("597", 5.0), ("539", 5.0), ("357", 4.5), ("1307", 5.0)]));
    let tail = ENGINE.catalog().all().filter(|film| !ENGINE.is_learned(*film));
    let rather = |film: &FilmIx| ENGINE.score(&horror, *film) - ENGINE.score(&romance, *film);
    let mut tail: Vec<FilmIx> = tail.collect();
    tail.sort_by(|a, b| rather(b).total_cmp(&rather(a)));
    let of = |films: &[FilmIx], genre: &str| {
        films.iter().filter(|film| ENGINE.catalog().film(**film).genres().any(|own| own == genre)).count()
    };
    let (first, last) = (&tail[..100], &tail[tail.len() - 100..]);
    assert!(of(first, "Horror") > 50, "{} of 100", of(first, "Horror"));
    assert!(of(last, "Romance") > 50, "{} of 100", of(last, "Romance"));
}

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
    fn reasons_add_up_to_the_score_in_every_model(ratings in any_ratings(), film in 0_u32..12_000) {
        for model in ModelKind::ALL {
            let taste = ENGINE.fold_in_with(model, &ratings);
            let reasons = ENGINE.reasons(&taste, FilmIx(film));
            let sum: f32 = reasons.prior + reasons.shares.iter().map(|reason| reason.share).sum::<f32>();
            let score = ENGINE.score(&taste, FilmIx(film));
            prop_assert!((sum - score).abs() < 2e-3, "{} instead of {} by {}", sum, score, model.name());
            let mut named: Vec<FilmIx> = reasons.shares.iter().map(|reason| reason.film).collect();
            named.sort();
            prop_assert!(named.is_sorted_by(|a, b| a < b), "a film is named once");
            prop_assert!(named.iter().all(|film| ratings.iter().any(|rating| rating.film == *film)));
        }
    }

    #[test]
    fn a_pick_has_the_score_of_its_film_in_every_model(ratings in any_ratings()) {
        for model in ModelKind::ALL {
            let taste = ENGINE.fold_in_with(model, &ratings);
            for pick in ENGINE.rank(&taste, |film| film.0 % 997 != 3, usize::MAX) {
                prop_assert!((pick.score - ENGINE.score(&taste, pick.film)).abs() < 1e-5, "{}", model.name());
            }
        }
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
