use std::collections::BTreeMap;
use std::fs;

use bijou_engine::{Consensus, Essence, FilmIx, Rating, Stars, Taste};
use proptest::prelude::*;

use crate::ranking::any_ratings;
use crate::{ENGINE, film, ratings};

#[test]
fn few_ratings_are_all_told() {
    let taste = ENGINE.fold_in(&ratings(&[("858", 5.0), ("296", 1.0)]));
    let essence = ENGINE.essence(&taste, &[film("1"), film("858")], 300, 400);
    assert_eq!(essence.ratings.len(), 2);
    assert_eq!(essence.seen, [film("1")]);
}

#[test]
fn what_decides_the_picks_is_told_first() {
    // Three favorites of one kind among films that say little about it.
    let taste = ENGINE.fold_in(&ratings(&[
        ("858", 5.0),
        ("1221", 5.0),
        ("1213", 5.0),
        ("588", 3.0),
        ("364", 3.0),
        ("1", 3.0),
        ("595", 3.0),
    ]));
    let essence = ENGINE.essence(&taste, &[], 3, 1);
    let told: Vec<FilmIx> = essence.ratings.iter().map(|rating| rating.film).collect();
    assert!(["858", "1221", "1213"].iter().all(|id| told.contains(&film(id))), "{told:?}");
    assert_eq!(essence.seen.len(), 1);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn no_film_is_told_twice_and_none_that_was_not_seen(
        ratings in any_ratings(),
        seen in proptest::collection::vec(0..100_000_u32, 0..30),
        most_rated in 0..12_usize,
        most_seen in 0..12_usize,
    ) {
        let seen: Vec<FilmIx> = seen.into_iter().map(FilmIx).collect();
        let Essence { ratings: told, seen: others } =
            ENGINE.essence(&ENGINE.fold_in(&ratings), &seen, most_rated, most_seen);
        prop_assert!(told.len() <= most_rated && others.len() <= most_seen);
        prop_assert!(told.iter().all(|rating| ratings.contains(rating)));
        let known = |film: &FilmIx| seen.contains(film) || ratings.iter().any(|rating| rating.film == *film);
        prop_assert!(others.iter().all(known));
        let mut all: Vec<FilmIx> = told.iter().map(|rating| rating.film).chain(others).collect();
        let count = all.len();
        all.sort_unstable();
        all.dedup();
        prop_assert_eq!(all.len(), count);
    }
}

/// `BIJOU_DATA=FOLDER cargo test --release -p bijou-engine --test shipped -- --ignored --nocapture taste_code`
///
/// Pairs of people choose together. How much of their list stays when one of them is known by a taste code only?
#[test]
#[ignore = "needs the ratings of many people"]
fn what_a_taste_code_costs_the_list_of_a_pair() {
    let everybody = people();
    for (least, most) in [(100, 200), (200, 500), (500, 1_000), (1_000, usize::MAX)] {
        let fitting: Vec<&Vec<Rating>> =
            everybody.iter().filter(|ratings| (least..most).contains(&ratings.len())).collect();
        let some: Vec<&Vec<Rating>> =
            fitting.iter().copied().step_by((fitting.len() / 40).max(1)).take(40).collect();
        let tastes: Vec<Taste> = some.iter().map(|ratings| ENGINE.fold_in(ratings)).collect();
        println!("{} people with {least} ratings or more", tastes.len());
        for (rated, seen) in [(100, 0), (200, 0), (200, 400), (300, 400)] {
            let costs: Vec<[f32; 4]> = (0..tastes.len())
                .map(|one| cost(&tastes[(one + 7) % tastes.len()], &tastes[one], some[one], (rated, seen)))
                .collect();
            let mean = |which: usize| costs.iter().map(|cost| cost[which]).sum::<f32>() / costs.len() as f32;
            println!(
                "{rated:4} rated, {seen:4} seen: {:.3} of the first 20 stay, {:.3} of the first 5 stay among them, \
                 {:.2} of 20 were seen, {:.0} characters",
                mean(0),
                mean(1),
                mean(2),
                mean(3)
            );
        }
    }
}

fn cost(partner: &Taste, taste: &Taste, ratings: &[Rating], (rated, seen): (usize, usize)) -> [f32; 4] {
    let list = |taste: &Taste, excluded: &[FilmIx]| -> Vec<FilmIx> {
        let tastes = [partner.clone(), taste.clone()];
        let picks =
            ENGINE.recommend_to_group(&tastes, Consensus::Fairness, |film| excluded.contains(&film), 20);
        picks.iter().map(|pick| pick.film).collect()
    };
    let whole = list(taste, &[]);
    let essence = ENGINE.essence(taste, &[], rated, seen);
    let told = list(&ENGINE.fold_in(&essence.ratings), &essence.seen);
    let share = |films: &[FilmIx], among: &[FilmIx]| {
        films.iter().filter(|film| among.contains(film)).count() as f32 / films.len() as f32
    };
    let known = told.iter().filter(|film| ratings.iter().any(|rating| rating.film == **film)).count();
    [share(&whole, &told), share(&whole[..5], &told), known as f32, characters(&essence) as f32]
}

fn characters(essence: &Essence) -> usize {
    let seen = |film: FilmIx, half_stars| bijou_tastecode::Seen {
        film: ENGINE.catalog().film(film).id().parse().unwrap(),
        half_stars,
    };
    let rated = essence.ratings.iter().map(|rating| seen(rating.film, rating.stars.half_stars()));
    let films = rated.chain(essence.seen.iter().map(|film| seen(*film, 0))).collect();
    bijou_tastecode::TasteCode { name: String::new(), films }.encode().len()
}

/// Everybody's ratings of films that the catalog has.
fn people() -> Vec<Vec<Rating>> {
    let folder = std::env::var("BIJOU_DATA").unwrap_or_else(|_| panic!("BIJOU_DATA names no folder"));
    let table = fs::read_to_string(format!("{folder}/ratings.csv")).unwrap();
    let mut people: BTreeMap<u32, Vec<Rating>> = BTreeMap::new();
    for line in table.lines().skip(1) {
        let mut cells = line.split(',');
        let (person, id, stars) = (cells.next().unwrap(), cells.next().unwrap(), cells.next().unwrap());
        let rating = Some(()).and_then(|()| {
            Some(Rating { film: ENGINE.catalog().by_id(id)?, stars: Stars::new(stars.parse().ok()?)? })
        });
        people.entry(person.parse().unwrap()).or_default().extend(rating);
    }
    people.into_values().collect()
}
