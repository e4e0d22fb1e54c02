use bijou_engine::{FilmIx, Mark, Rating, Stars};

use crate::{ENGINE, film, title};

/// Films on the map: those with learned factors.
fn on_map() -> Vec<FilmIx> {
    ENGINE.catalog().all().take_while(|film| ENGINE.is_learned(*film)).collect()
}

#[test]
fn every_film_with_factors_is_on_the_map_and_no_other() {
    let map = ENGINE.taste_map().unwrap();
    assert_eq!(map.len(), on_map().len());
    assert_eq!(map.place(map.len()), None);
}

#[test]
fn the_map_keeps_films_near_that_the_same_people_like() {
    let films = on_map();
    let kept = |places: &[[f32; 2]]| -> f32 {
        let of = |film: FilmIx| {
            let own = places[film.index()];
            let away =
                |other: FilmIx| (places[other.index()][0] - own[0]).hypot(places[other.index()][1] - own[1]);
            let mut others: Vec<(f32, FilmIx)> =
                films.iter().filter(|other| **other != film).map(|other| (away(*other), *other)).collect();
            others.select_nth_unstable_by(10, |a, b| a.0.total_cmp(&b.0));
            ENGINE
                .similar(film, 10)
                .iter()
                .filter(|near| others[..10].iter().any(|o| o.1 == near.film))
                .count()
        };
        let sample: Vec<FilmIx> = films.iter().copied().step_by(97).collect();
        sample.iter().map(|film| of(*film)).sum::<usize>() as f32 / (10 * sample.len()) as f32
    };
    let map = ENGINE.taste_map().unwrap();
    let by_map = kept(&films.iter().map(|film| map.place(film.index()).unwrap()).collect::<Vec<_>>());
    let components = |film: &FilmIx| [ENGINE.mood(*film)[0], ENGINE.mood(*film)[1]];
    let by_components = kept(&films.iter().map(components).collect::<Vec<_>>());
    println!(
        "of the 10 films nearest to each, the map keeps {by_map:.3}, two principal components {by_components:.3}"
    );
    assert!(by_map > 0.25, "{by_map}");
    assert!(by_map > 5.0 * by_components, "{by_map} against {by_components}");
}

#[test]
fn regions_are_named_after_what_their_films_are() {
    let regions = ENGINE.taste_map().unwrap().regions();
    assert!(regions.iter().filter(|region| region.level == 0).count() >= 12);
    let named = regions.iter().filter(|region| !region.marks.is_empty()).count();
    assert!(named * 10 > regions.len() * 9, "{named} of {}", regions.len());
    let place = ENGINE.taste_map().unwrap().place(film("5618").index()).unwrap();
    let squared = |other: [f32; 2]| (other[0] - place[0]).powi(2) + (other[1] - place[1]).powi(2);
    let around = regions.iter().min_by(|a, b| squared(a.place).total_cmp(&squared(b.place))).unwrap();
    let known = |mark: &Mark| match mark {
        Mark::Genre(name) => name == "Animation",
        Mark::Tag(name) => name.contains("anime") || name.contains("ghibli"),
        Mark::Director(name) => name.contains("Miyazaki"),
        Mark::Decade(_) => false,
    };
    assert!(around.marks.iter().any(known), "{:?}", around.marks);
}

#[test]
fn well_known_films_have_a_shape_of_ratings_that_has_their_mean() {
    let shaped: Vec<FilmIx> =
        on_map().into_iter().filter(|film| ENGINE.rating_shares(*film).is_some()).collect();
    assert!(shaped.len() > 4_000, "{}", shaped.len());
    for film in shaped.into_iter().take(500) {
        let shares = ENGINE.rating_shares(film).unwrap();
        let mean: f32 =
            shares.iter().zip(1_u8..).map(|(share, halves)| share * f32::from(halves) / 2.0).sum();
        let public = ENGINE.catalog().film(film).mean_rating().unwrap();
        assert!((mean - public).abs() < 0.45, "{}: {mean} against {public}", title(film));
    }
}

#[test]
fn hindsight_is_what_is_predicted_without_the_rating() {
    let stars = |place: usize| Stars::from_half_stars((3 + place * 7 % 8) as u8).unwrap();
    // Beyond 1,500 ratings, another basis is chosen without the rating: there the answers agree on the whole.
    for (count, tolerance) in [(40, 0.002), (1_700, 0.15)] {
        let films = ENGINE.catalog().all().step_by(3).take(count);
        let ratings: Vec<Rating> =
            films.enumerate().map(|(place, film)| Rating { film, stars: stars(place) }).collect();
        let hindsight = ENGINE.hindsight(&ENGINE.fold_in(&ratings));
        assert!(hindsight.len() >= count.min(100));
        let off = hindsight.iter().step_by(17).map(|known| {
            let others: Vec<Rating> =
                ratings.iter().copied().filter(|rating| rating.film != known.rating.film).collect();
            let predicted = ENGINE.predict(&ENGINE.fold_in(&others), known.rating.film).stars;
            (predicted - known.predicted).abs()
        });
        let off: Vec<f32> = off.collect();
        let mean = off.iter().sum::<f32>() / off.len() as f32;
        println!("{count} ratings: off by {mean:.4} stars on average");
        assert!(mean < tolerance, "{count} ratings: {off:?}");
    }
}

#[test]
fn somebody_without_ratings_has_nothing_to_look_back_at() {
    assert!(ENGINE.hindsight(&ENGINE.fold_in(&[])).is_empty());
}
