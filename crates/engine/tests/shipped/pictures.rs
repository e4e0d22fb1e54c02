use bijou_engine::{FilmIx, Mark, Rating, Stars};

use crate::{ENGINE, film, title};

/// Films on the map: those with learned factors.
fn on_map() -> Vec<FilmIx> {
    ENGINE.catalog().all().take_while(|film| ENGINE.is_learned(*film)).collect()
}

fn distance(a: FilmIx, b: FilmIx) -> f32 {
    let place = |film: FilmIx| ENGINE.taste_map().unwrap().place(film.index()).unwrap();
    let (a, b) = (place(a), place(b));
    (a[0] - b[0]).hypot(a[1] - b[1])
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
    let sample: Vec<FilmIx> = films.iter().copied().step_by(29).collect();
    let kept = |closeness: &dyn Fn(FilmIx, FilmIx) -> f32| -> f32 {
        let of = |film: &FilmIx| {
            let mut others: Vec<FilmIx> = films.iter().copied().filter(|other| other != film).collect();
            others.sort_by(|a, b| closeness(*film, *a).total_cmp(&closeness(*film, *b)));
            ENGINE.similar(*film, 10).iter().filter(|near| others[..10].contains(&near.film)).count()
        };
        sample.iter().map(of).sum::<usize>() as f32 / (10 * sample.len()) as f32
    };
    let by_components = kept(&|a, b| {
        let (a, b) = (ENGINE.mood(a), ENGINE.mood(b));
        (a[0] - b[0]).hypot(a[1] - b[1])
    });
    let by_map = kept(&distance);
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
    println!("{} lies among {:?}", title(film("5618")), around.marks);
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
    for count in [40, 1_700] {
        let films = ENGINE.catalog().all().step_by(3).take(count);
        let ratings: Vec<Rating> =
            films.enumerate().map(|(place, film)| Rating { film, stars: stars(place) }).collect();
        let hindsight = ENGINE.hindsight(&ENGINE.fold_in(&ratings));
        assert!(hindsight.len() >= count.min(100));
        for known in hindsight.iter().step_by(17) {
            let others: Vec<Rating> =
                ratings.iter().copied().filter(|rating| rating.film != known.rating.film).collect();
            let predicted = ENGINE.predict(&ENGINE.fold_in(&others), known.rating.film).stars;
            // Without the rating, another basis may be chosen.
            let tolerance = if count > 1_500 { 0.06 } else { 0.002 };
            assert!((predicted - known.predicted).abs() < tolerance, "{} {predicted}", known.predicted);
        }
    }
}

#[test]
fn somebody_without_ratings_has_nothing_to_look_back_at() {
    assert!(ENGINE.hindsight(&ENGINE.fold_in(&[])).is_empty());
}
