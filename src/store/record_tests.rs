use super::*;
use crate::store::Day;
use proptest::collection::{btree_map, vec};
use proptest::option;
use proptest::prelude::*;

fn stamped<T: std::fmt::Debug>(value: impl Strategy<Value = T>) -> impl Strategy<Value = Option<Stamped<T>>> {
    option::of((0..5_u64, value).prop_map(|(at, value)| Stamped { at, value }))
}

pub fn days() -> impl Strategy<Value = Day> {
    (0..3_u8).prop_map(|day| Day::new(2020, 1, day + 1).unwrap_or_else(|| unreachable!()))
}

pub fn entries() -> impl Strategy<Value = FilmEntry> {
    let given =
        option::of((1..=10_u8, option::of(days())).prop_map(|(half_stars, on)| Given { half_stars, on }));
    let flags = (stamped(any::<bool>()), stamped(any::<bool>()), stamped(any::<bool>()));
    let texts = (stamped("[ab]{0,2}"), stamped(vec("[ab]", 0..2)));
    (stamped(given), flags, stamped(vec(days(), 0..2)), stamped(0..3_u32), texts).prop_map(
        |(rating, (seen, listed, hidden), watched, times, (note, tags))| FilmEntry {
            rating,
            seen,
            watched,
            times,
            listed,
            hidden,
            note,
            tags,
        },
    )
}

fn strangers() -> impl Strategy<Value = Stranger> {
    (("[ab]", option::of(1990..1992_u16)), option::of(0..2_u32), option::of(0..2_u32), entries())
        .prop_map(|((title, year), imdb, tmdb, said)| Stranger { title, year, imdb, tmdb, said })
}

pub fn records() -> impl Strategy<Value = Record> {
    let theme = (0..3_u64, prop_oneof![Just(Theme::Light), Just(Theme::Dark)]);
    let picking = (0..3_u64, -1..1_i16)
        .prop_map(|(at, popularity)| Stamped { at, value: Picking { popularity, ..Picking::default() } });
    let points = stamped(btree_map("[a-b]", 0..3_u8, 0..2));
    let settings = (theme, picking, points);
    (btree_map("[a-d]", entries(), 0..4), btree_map("[a-c]", strangers(), 0..3), settings).prop_map(
        |(films, strangers, ((at, value), picking, points))| Record {
            films,
            strangers,
            theme: Stamped { at, value },
            picking,
            // What was never set has no time, and is not written.
            points: points.filter(|points| points.at > 0).unwrap_or_default(),
            ..Record::default()
        },
    )
}

proptest! {
    #[test]
    fn merging_does_not_depend_on_the_order(a in records(), b in records()) {
        prop_assert_eq!(a.clone().merge(&b), b.merge(&a));
    }

    #[test]
    fn merging_does_not_depend_on_the_grouping(a in records(), b in records(), c in records()) {
        prop_assert_eq!(a.clone().merge(&b).merge(&c), a.merge(&b.merge(&c)));
    }

    #[test]
    fn merging_twice_changes_nothing(a in records(), b in records()) {
        let once = a.merge(&b);
        prop_assert_eq!(once.clone().merge(&b).merge(&once), once);
    }

    #[test]
    fn a_record_comes_back_as_written(record in records()) {
        let text = serde_json::to_string(&record).unwrap();
        prop_assert_eq!(serde_json::from_str::<Record>(&text).unwrap(), record);
    }

    #[test]
    fn a_stranger_that_was_recognized_is_recognized_again_after_a_merge(record in records(), copy in records()) {
        let find = |_: &str| Some("d".to_owned());
        let mut early = record.clone();
        early.recognize(find);
        let mut early = early.merge(&copy);
        early.recognize(find);
        let mut late = record.merge(&copy);
        late.recognize(find);
        prop_assert_eq!(early.film("d"), late.film("d"));
    }
}

#[test]
fn each_aspect_goes_its_own_way_when_records_merge() {
    let mut here = Record::default();
    here.rate("318", Stars::from_half_stars(9), 10);
    let mut there = here.clone();
    here.film_mut("318").set_note("Twice in one week", 11);
    there.film_mut("318").set_listed(true, 12);
    there.rate("318", Stars::from_half_stars(8), 13);
    let both = here.merge(&there);
    let film = both.film("318");
    assert_eq!((film.note(), film.is_listed()), ("Twice in one week", true));
    assert_eq!(film.stars(), Stars::from_half_stars(8));
}

#[test]
fn what_was_taken_back_stays_away_after_a_merge() {
    let mut here = Record::default();
    here.rate("318", Stars::from_half_stars(9), 10);
    here.film_mut("2").set_hidden(true, 10);
    let elsewhere = here.clone();
    here.rate("318", None, 11);
    here.film_mut("2").clear(11);
    let both = here.merge(&elsewhere);
    assert_eq!(both.stars("318"), None);
    assert!(!both.film("2").is_hidden());
}

#[test]
fn a_change_counts_as_later_even_when_the_clock_went_back() {
    let mut record = Record::default();
    record.rate("1", Stars::from_half_stars(2), 100);
    let before = record.clone();
    record.rate("1", Stars::from_half_stars(8), 50);
    assert_eq!(before.merge(&record).stars("1"), Stars::from_half_stars(8));
}

#[test]
fn saying_the_same_again_changes_nothing() {
    let mut record = Record::default();
    let say = |record: &mut Record, now| {
        record.rate("1", Stars::from_half_stars(2), now);
        record.film_mut("1").set_listed(false, now);
        record.film_mut("1").set_watched(vec![Day::of(0).unwrap(), Day::of(0).unwrap()], now);
    };
    say(&mut record, 100);
    let once = record.clone();
    say(&mut record, 200);
    assert_eq!(record, once);
    assert_eq!(record.film("1").listed, None);
    assert_eq!(record.film("1").times(), 1);
}

#[test]
fn what_was_said_about_a_stranger_moves_to_the_film_once_it_is_recognized() {
    let stranger =
        Stranger { title: "Heat".to_owned(), year: Some(1995), imdb: Some(113_277), ..Stranger::default() };
    let key = stranger.key("heat");
    assert_eq!(key, "imdb:113277");
    let mut record = Record::default();
    record.stranger_mut(&key, &stranger).set_note("Coffee", 5);
    record.stranger_mut(&key, &Stranger { tmdb: Some(949), ..Stranger::default() }).set_listed(true, 6);
    record.film_mut("6").set_seen(true, 7);
    record.recognize(|key| (key == "imdb:113277").then(|| "6".to_owned()));
    let film = record.film("6");
    assert_eq!((film.note(), film.is_listed(), film.is_seen()), ("Coffee", true, true));
    assert!(record.strangers.is_empty());
}

#[test]
fn a_record_keeps_what_was_said_and_nothing_else() {
    let mut record = Record::default();
    record.rate("318", Stars::from_half_stars(9), 1_700_000_000_000);
    record.film_mut("50").set_hidden(true, 1_700_000_000_001);
    record.film_mut("51").set_hidden(false, 1);
    record.tidy();
    let text = serde_json::to_string(&record.films).unwrap();
    assert_eq!(
        text,
        r#"{"318":{"rating":{"at":1700000000000,"value":{"half_stars":9}}},"50":{"hidden":{"at":1700000000001,"value":true}}}"#
    );
}
