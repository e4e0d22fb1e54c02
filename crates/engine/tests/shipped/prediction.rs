use bijou_engine::{FilmIx, Rating, Stars};

use crate::{ENGINE, film, ratings};

#[test]
fn every_film_gets_a_prediction_inside_its_interval() {
    let taste = ENGINE.fold_in(&ratings(&[("858", 5.0), ("2081", 1.0)]));
    for film in ENGINE.catalog().all() {
        let prediction = ENGINE.predict(&taste, film);
        assert!(prediction.low < prediction.high);
        assert!((0.5..=5.0).contains(&prediction.low) && (0.5..=5.0).contains(&prediction.high));
        assert!((prediction.low..=prediction.high).contains(&prediction.stars));
    }
}

#[test]
fn without_ratings_a_film_is_expected_to_get_its_mean() {
    let taste = ENGINE.fold_in(&[]);
    let matrix = film("2571");
    let mean = ENGINE.catalog().film(matrix).mean_rating().unwrap();
    assert!((ENGINE.predict(&taste, matrix).stars - mean).abs() < 0.05);
}

#[test]
fn a_strict_person_is_predicted_fewer_stars() {
    let given = |stars: f64| {
        ENGINE.fold_in(&ratings(&[("318", stars), ("296", stars), ("593", stars), ("356", stars)]))
    };
    let predicted = |taste| ENGINE.predict(&taste, film("2571")).stars;
    assert!(predicted(given(5.0)) > predicted(given(2.0)) + 0.5);
}

#[test]
fn ratings_narrow_the_interval_most_for_films_alike() {
    let width = |given: &[(&str, f64)], id: &str| {
        let prediction = ENGINE.predict(&ENGINE.fold_in(&ratings(given)), film(id));
        prediction.high - prediction.low
    };
    let unknown = width(&[], "1221");
    let godfather = width(&[("858", 4.0)], "1221");
    let mermaid = width(&[("2081", 4.0)], "1221");
    assert!(godfather < mermaid && mermaid < unknown, "{godfather} {mermaid} {unknown}");
}

#[test]
fn thousands_of_ratings_are_folded_in() {
    let all: Vec<Rating> = (0..2_000)
        .map(|film| Rating {
            film: FilmIx(film),
            stars: Stars::from_half_stars(1 + (film % 10) as u8).unwrap(),
        })
        .collect();
    let prediction = ENGINE.predict(&ENGINE.fold_in(&all), FilmIx(5_000));
    assert!(prediction.stars.is_finite());
}
