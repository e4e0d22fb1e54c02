use super::super::record::tests::records;
use super::*;
use bijou_engine::Stars;
use proptest::prelude::*;

fn step(record: &mut Record, change: impl FnOnce(&mut Record)) -> Vec<Change> {
    let before = record.clone();
    change(record);
    changes(&before, record)
}

/// What is said, whenever it was said.
fn said(record: &Record) -> Vec<(String, Option<Stars>, bool, bool, bool, String)> {
    let one = |(id, said): (&String, &FilmEntry)| {
        let flags = (said.seen.as_ref().is_some_and(|seen| seen.value), said.is_listed(), said.is_hidden());
        (id.clone(), said.stars(), flags.0, flags.1, flags.2, said.note().to_owned())
    };
    record.films.iter().filter(|(_, film)| film.says_anything()).map(one).collect()
}

proptest! {
    #[test]
    fn a_step_taken_back_leaves_what_was_said_before(before in records(), after in records()) {
        let mut record = before.clone();
        let changes = step(&mut record, |record| *record = std::mem::take(record).merge(&after));
        take(&mut record, &changes, Way::Back, 100);
        prop_assert_eq!(said(&record), said(&before));
        take(&mut record, &changes, Way::Again, 200);
        prop_assert_eq!(said(&record), said(&before.merge(&after)));
    }

    #[test]
    fn a_step_taken_back_wins_over_every_copy_of_the_record(before in records(), after in records()) {
        let mut record = before.clone();
        let changes = step(&mut record, |record| *record = std::mem::take(record).merge(&after));
        let copy = record.clone();
        take(&mut record, &changes, Way::Back, 100);
        prop_assert_eq!(said(&record.clone().merge(&copy)), said(&record));
    }
}

#[test]
fn taking_a_step_back_leaves_everything_that_was_said_in_between() {
    let mut record = Record::default();
    let mut history = History::default();
    record.rate("1", Some(Stars::MAX), 1);
    let hide = step(&mut record, |record| {
        record.film_mut("1").set_hidden(true, 2);
        record.film_mut("2").set_hidden(true, 2);
        record.film_mut("3").set_hidden(true, 2);
    });
    let number = history.push("hide", hide);
    let later = step(&mut record, |record| {
        record.rate("1", Some(Stars::MIN), 3);
        record.film_mut("1").set_note("after all", 3);
        record.film_mut("4").set_listed(true, 3);
        // Shown by hand and hidden again: no longer the step's doing, but the same value; the step takes it back.
        record.film_mut("3").set_hidden(false, 3);
    });
    history.push("later", later);
    assert_eq!(history.back(&mut record, number, 4), Some("hide"));
    let film = record.film("1");
    assert_eq!((film.is_hidden(), film.stars(), film.note()), (false, Some(Stars::MIN), "after all"));
    assert!(!record.film("2").is_hidden() && !record.film("3").is_hidden() && record.film("4").is_listed());
    assert_eq!(history.back(&mut record, number, 5), None, "a step is taken back once");
}

#[test]
fn what_was_said_since_about_the_same_aspect_stays() {
    let mut record = Record::default();
    let mut history = History::default();
    let first = step(&mut record, |record| record.rate("1", Stars::from_half_stars(4), 1));
    let number = history.push((), first);
    record.rate("1", Stars::from_half_stars(9), 2);
    history.back(&mut record, number, 3);
    assert_eq!(record.stars("1"), Stars::from_half_stars(9));
}

#[test]
fn steps_are_taken_back_one_by_one_and_again() {
    let mut record = Record::default();
    let mut history = History::default();
    for half_stars in [4, 6, 8] {
        let rate = step(&mut record, |record| record.rate("1", Stars::from_half_stars(half_stars), 1));
        history.push(half_stars, rate);
    }
    assert_eq!(history.push(9, vec![]), None, "what changes nothing is no step");
    for (step, left) in [(8, Some(6)), (6, Some(4)), (4, None)] {
        assert_eq!(history.back(&mut record, None, 2), Some(step));
        assert_eq!(record.stars("1").map(Stars::half_stars), left);
    }
    assert_eq!(history.back(&mut record, None, 2), None);
    assert_eq!(history.again(&mut record, 3), Some(4));
    assert_eq!(history.again(&mut record, 3), Some(6));
    assert_eq!(record.stars("1"), Stars::from_half_stars(6));
    assert_eq!(history.again(&mut record, 3), Some(8));
    assert_eq!(history.again(&mut record, 3), None);
}

#[test]
fn only_the_latest_steps_are_remembered() {
    let mut record = Record::default();
    let mut history = History::default();
    for film in 0..DEPTH + 5 {
        let hide = step(&mut record, |record| record.film_mut(&film.to_string()).set_hidden(true, 1));
        history.push(film, hide);
    }
    let mut taken = 0;
    while history.back(&mut record, None, 2).is_some() {
        taken += 1;
    }
    assert_eq!(taken, DEPTH);
    assert!(record.film("4").is_hidden() && !record.film("5").is_hidden());
}
