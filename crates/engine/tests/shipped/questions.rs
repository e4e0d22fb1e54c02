use bijou_engine::{Engine, FilmIx};

use crate::{ENGINE, film, ratings};

#[test]
fn questions_are_about_films_that_many_know_and_differ_from_each_other() {
    let questions = ENGINE.questions(&ENGINE.fold_in(&[]), &[], |_| false, 10);
    assert_eq!(questions.len(), 10);
    let likeness = |films: &[FilmIx]| -> f32 {
        let pairs = films.iter().enumerate().flat_map(|(n, a)| films[..n].iter().map(move |b| (*a, *b)));
        let likeness: Vec<f32> = pairs.map(|(a, b)| ENGINE.similarity(a, b)).collect();
        likeness.iter().sum::<f32>() / likeness.len() as f32
    };
    let best_known: Vec<FilmIx> = ENGINE.catalog().all().take(10).collect();
    assert!(likeness(&questions) < likeness(&best_known));
    assert!(questions.iter().all(|film| ENGINE.catalog().film(*film).rating_count() > 10_000));
}

#[test]
fn what_was_rated_asked_or_excluded_is_not_asked() {
    let given = ratings(&[("318", 5.0), ("296", 4.0)]);
    let taste = ENGINE.fold_in(&given);
    let (asked, hidden) = ([film("260"), film("356")], film("2571"));
    let questions = ENGINE.questions(&taste, &asked, |film| film == hidden, usize::MAX);
    assert!(questions.len() > 100);
    assert!(questions.iter().all(|film| *film != hidden && !asked.contains(film)));
    assert!(questions.iter().all(|film| given.iter().all(|rating| rating.film != *film)));
    assert!(ENGINE.questions(&taste, &asked, |_| false, 0).is_empty());
    assert!(ENGINE.questions(&taste, &asked, |_| true, 5).is_empty());
}

#[test]
fn a_question_that_stands_keeps_others_of_its_kind_away() {
    let taste = ENGINE.fold_in(&[]);
    let questions = ENGINE.questions(&taste, &[], |_| false, 60);
    let first = questions[0];
    let alike =
        |a: &&FilmIx, b: &&FilmIx| ENGINE.similarity(first, **a).total_cmp(&ENGINE.similarity(first, **b));
    let nearest = *questions[1..].iter().max_by(alike).unwrap();
    let place = |asked: &[FilmIx]| {
        let questions = ENGINE.questions(&taste, asked, |film| film == first, usize::MAX);
        questions.iter().position(|film| *film == nearest).unwrap()
    };
    assert!(place(&[]) < place(&[first]), "{} {}", place(&[]), place(&[first]));
}

#[test]
fn each_answer_leads_to_other_questions() {
    let next = |given: &[(&str, f64)]| ENGINE.questions(&ENGINE.fold_in(&ratings(given)), &[], |_| false, 5);
    assert_ne!(next(&[("858", 5.0)]), next(&[("1", 5.0)]));
}

#[test]
fn the_head_alone_can_ask() {
    let engine = Engine::new(crate::shards().remove(0)).unwrap();
    assert_eq!(engine.questions(&engine.fold_in(&[]), &[], |_| false, 12).len(), 12);
}
