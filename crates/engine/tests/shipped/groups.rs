use std::collections::BTreeSet;

use bijou_engine::{Engine, FilmIx, ModelKind};

use crate::{ENGINE, ratings, shards};

#[test]
fn groups_are_shown_by_well_known_films_and_called_by_what_marks_them() {
    let groups = ENGINE.groups();
    assert!((5..=8).contains(&groups.len()));
    let mut names = BTreeSet::new();
    for group in &groups {
        assert_eq!(group.faces.len(), 3);
        assert!(group.faces.iter().all(|face| group.films.contains(face)));
        assert!(group.faces.iter().all(|face| ENGINE.catalog().film(*face).rating_count() > 10_000));
        assert!(group.films.len() >= 10, "a group of a handful is nobody's taste");
        assert!((1..=2).contains(&group.genres.len()) || group.decade.is_some());
        names.insert((group.genres.clone(), group.decade));
    }
    assert_eq!(names.len(), groups.len(), "no two groups are called the same");
}

#[test]
fn films_of_a_group_are_more_alike_than_films_of_two() {
    let groups = ENGINE.groups();
    let likeness = |a: &[FilmIx], b: &[FilmIx]| {
        let pairs = a.iter().flat_map(|a| b.iter().map(move |b| (*a, *b))).filter(|(a, b)| a != b);
        let all: Vec<f32> = pairs.map(|(a, b)| ENGINE.similarity(a, b)).collect();
        all.iter().sum::<f32>() / all.len() as f32
    };
    for (number, group) in groups.iter().enumerate() {
        let within = likeness(&group.films, &group.films);
        for other in &groups[..number] {
            assert!(within > likeness(&group.films, &other.films), "group {number}");
        }
        let nearest = group.faces.iter().map(|face| ENGINE.nearest_group(&groups, *face));
        assert!(nearest.into_iter().all(|group| group == Some(number)));
    }
}

#[test]
fn groups_are_the_same_before_and_after_the_other_shards() {
    let head = Engine::new(shards().remove(0)).unwrap();
    let faces = |engine: &Engine| engine.groups().into_iter().map(|group| group.faces).collect::<Vec<_>>();
    assert_eq!(faces(&head), faces(&ENGINE));
}

#[test]
fn points_bring_films_of_their_group_and_ratings_outweigh_them() {
    let groups = ENGINE.groups();
    let of_group = |group: usize, points: &[u8], given: &[(&str, f64)]| {
        let leanings = ENGINE.leanings(&groups, points);
        let taste = ENGINE.fold_in_leaning(ModelKind::default(), &ratings(given), &leanings);
        let picks = ENGINE.rank(&taste, |_| false, 60);
        picks.iter().filter(|pick| ENGINE.nearest_group(&groups, pick.film) == Some(group)).count()
    };
    for group in 0..groups.len() {
        let mut points = vec![0; groups.len()];
        points[group] = 5;
        let (without, with) = (of_group(group, &[], &[]), of_group(group, &points, &[]));
        assert!(with > without, "group {group}: {with} of 60 with points, {without} without");
    }
    // Ratings of twenty films say the same with and without points for what they are not.
    let given: Vec<(String, f64)> = groups[0]
        .films
        .iter()
        .take(10)
        .map(|film| (*film, 5.0))
        .chain(groups[1].films.iter().take(10).map(|film| (*film, 1.0)))
        .map(|(film, stars)| (ENGINE.catalog().film(film).id().to_owned(), stars))
        .collect();
    let given: Vec<(&str, f64)> = given.iter().map(|(id, stars)| (id.as_str(), *stars)).collect();
    let mut wrong = vec![0; groups.len()];
    wrong[1] = 5;
    assert!(of_group(0, &wrong, &given) > 2 * of_group(1, &wrong, &given));
}

#[test]
fn no_points_say_nothing_and_points_for_no_group_count_nothing() {
    let groups = ENGINE.groups();
    assert!(ENGINE.leanings(&groups, &[]).is_empty());
    assert!(ENGINE.leanings(&groups, &[0; 8]).is_empty());
    assert!(ENGINE.leanings(&[], &[3, 2]).is_empty());
    let beyond: Vec<u8> = (0..groups.len()).map(|_| 0).chain([9]).collect();
    assert!(ENGINE.leanings(&groups, &beyond).is_empty());
    assert_eq!(ENGINE.leanings(&groups, &[1]).len(), groups.len());
}

#[test]
fn reasons_still_add_up_to_the_score_when_points_were_given() {
    let leanings = ENGINE.leanings(&ENGINE.groups(), &[0, 3, 0, 2]);
    let given = ratings(&[("318", 5.0), ("597", 2.0)]);
    for model in ModelKind::ALL {
        let taste = ENGINE.fold_in_leaning(model, &given, &leanings);
        for pick in ENGINE.rank(&taste, |_| false, 20) {
            let reasons = ENGINE.reasons(&taste, pick.film);
            let sum = reasons.prior + reasons.shares.iter().map(|reason| reason.share).sum::<f32>();
            assert!((sum - pick.score).abs() < 1e-3, "{model:?}: {sum} for {}", pick.score);
        }
    }
}
