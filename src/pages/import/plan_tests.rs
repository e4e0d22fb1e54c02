use bijou_exchange::{Day as Date, Mark};
use proptest::prelude::*;

use super::*;

const NOW: Time = 1_700_000_000_000;

fn film(entry: Entry) -> Vec<Aimed> {
    vec![Aimed { target: Target::Film("6".to_owned()), entry }]
}

fn rated(half_stars: u8, days: Option<i32>) -> Entry {
    let on = days.and_then(Date::from_days);
    Entry { rating: Some(Rated { half_stars, on }), seen: true, ..Entry::default() }
}

fn tally(record: &Record, entry: &Entry, wish: Wish, aspect: Aspect) -> Tally {
    plan(record, &film(entry.clone()), wish).tallies[aspect as usize]
}

fn carried_out(mut record: Record, entry: &Entry, wish: Wish) -> Record {
    carry_out(&mut record, &film(entry.clone()), wish, NOW);
    record
}

fn entries() -> impl Strategy<Value = Entry> {
    let marks = (any::<bool>(), any::<bool>(), any::<bool>());
    let rating = proptest::option::of((1..=10_u8, proptest::option::of(0..20_000_i32)));
    let days = proptest::collection::btree_set(0..20_000_i32, 0..3);
    let words = proptest::collection::btree_set("[a-c]", 0..3);
    (rating, days, marks, words, proptest::option::of("[a-c]{1,3}")).prop_map(
        |(rating, days, (seen, listed, liked), words, note)| Entry {
            rating: rating.map(|(half_stars, day)| Rated { half_stars, on: day.and_then(Date::from_days) }),
            seen: seen || rating.is_some(),
            dates: days.into_iter().filter(|_| seen).filter_map(Date::from_days).collect(),
            listed: listed.then(Mark::default),
            liked,
            tags: words.iter().cloned().collect(),
            lists: words.into_iter().take(1).collect(),
            note,
            ..Entry::default()
        },
    )
}

fn wishes() -> impl Strategy<Value = Wish> {
    let differ = prop_oneof![Just(Differ::Later), Just(Differ::Theirs), Just(Differ::Mine)];
    (proptest::array::uniform7(any::<bool>()), differ).prop_map(|(taken, differ)| Wish { taken, differ })
}

proptest! {
    #[test]
    fn importing_the_same_twice_changes_nothing(before in entries(), entry in entries(), wish in wishes()) {
        let record = carried_out(Record::default(), &before, Wish::default());
        let once = carried_out(record, &entry, wish);
        prop_assert_eq!(plan(&once, &film(entry.clone()), wish).films, 0);
        prop_assert_eq!(carried_out(once.clone(), &entry, wish), once);
    }

    #[test]
    fn what_the_preview_promises_is_what_changes(before in entries(), entry in entries(), wish in wishes()) {
        let record = carried_out(Record::default(), &before, Wish::default());
        let promised = plan(&record, &film(entry.clone()), wish).films;
        let after = carried_out(record.clone(), &entry, wish);
        prop_assert_eq!(promised == 1, after.film("6") != record.film("6"));
    }

    #[test]
    fn nothing_that_is_here_is_lost(before in entries(), entry in entries(), wish in wishes()) {
        let record = carried_out(Record::default(), &before, Wish::default());
        let after = carried_out(record.clone(), &entry, wish);
        let (was, is) = (record.film("6"), after.film("6"));
        prop_assert!(!was.is_seen() || is.is_seen());
        prop_assert!(was.watched().iter().all(|day| is.watched().contains(day)));
        prop_assert!(was.tags().iter().all(|tag| is.tags().contains(tag)));
        prop_assert!(was.note().is_empty() || was.note() == is.note());
    }
}

#[test]
fn a_rating_that_differs_counts_by_its_day_unless_the_person_says_otherwise() {
    let wish = Wish::default();
    let record = carried_out(Record::default(), &rated(8, Some(10_000)), wish);
    let share = |entry: &Entry, wish| tally(&record, entry, wish, Aspect::Ratings);
    assert_eq!(share(&rated(8, Some(1)), wish), [0, 0, 1, 0]);
    assert_eq!(share(&rated(4, Some(20_000)), wish), [0, 1, 0, 0]);
    assert_eq!(share(&rated(4, Some(1)), wish), [0, 0, 0, 1]);
    assert_eq!(share(&rated(4, None), wish), [0, 0, 0, 1]);
    let theirs = Wish { differ: Differ::Theirs, ..wish };
    assert_eq!(share(&rated(4, None), theirs), [0, 1, 0, 0]);
    assert_eq!(
        carried_out(record.clone(), &rated(4, None), theirs).stars("6").map(|stars| stars.half_stars()),
        Some(4)
    );
}

#[test]
fn what_was_seen_leaves_the_watchlist_and_does_not_come_onto_it() {
    let wish = Wish::default();
    let listed = Entry { listed: Some(Mark::default()), ..Entry::default() };
    let record = carried_out(Record::default(), &listed, wish);
    assert!(record.film("6").is_listed());
    let seen = carried_out(record, &rated(8, None), wish);
    assert!(!seen.film("6").is_listed());
    assert_eq!(tally(&seen, &listed, wish, Aspect::Watchlist), [0, 0, 0, 1]);
    assert!(!carried_out(seen, &listed, wish).film("6").is_listed());
}

#[test]
fn what_is_not_taken_stays_away() {
    let mut wish = Wish::default();
    for aspect in Aspect::ALL {
        wish.set(aspect, false);
    }
    let entry =
        Entry { liked: true, listed: Some(Mark::default()), note: Some("a".to_owned()), ..rated(8, Some(1)) };
    assert_eq!(plan(&Record::default(), &film(entry.clone()), wish).films, 0);
    let stranger = vec![Aimed { target: Target::Stranger("imdb:1".to_owned()), entry }];
    assert_eq!(plan(&Record::default(), &stranger, wish).films, 0);
    wish = Wish::default();
    assert_eq!(plan(&Record::default(), &stranger, wish).films, 1);
    wish.set(Aspect::Strangers, false);
    assert_eq!(plan(&Record::default(), &stranger, wish).films, 0);
}
