use std::collections::BTreeSet;

use bijou_engine::{Era, FilmIx, Knobs, PageWishes, Rating, Shelf, ShelfKind, Taste};
use proptest::prelude::*;

use crate::ranking::any_ratings;
use crate::{ENGINE, film, ratings};

/// Somebody who loves crime films and knows little that is old.
fn somebody() -> Vec<Rating> {
    ratings(&[
        ("6", 5.0),    // Heat
        ("858", 5.0),  // The Godfather
        ("1213", 4.5), // Goodfellas
        ("296", 4.5),  // Pulp Fiction
        ("593", 4.5),  // The Silence of the Lambs
        ("47", 4.0),   // Seven
        ("50", 5.0),   // The Usual Suspects
        ("2571", 4.0), // The Matrix
        ("1089", 4.5), // Reservoir Dogs
        ("356", 2.5),  // Forrest Gump
        ("597", 1.5),  // Pretty Woman
        ("1721", 2.0), // Titanic
        ("111", 4.5),  // Taxi Driver
        ("608", 4.5),  // Fargo
    ])
}

const NOBODY: &dyn Fn(FilmIx) -> bool = &|_| false;

const WISHES: PageWishes = PageWishes {
    knobs: Knobs { diversity: 0.0, calibration: 0.0, popularity: 0.0, era: None, one_per_franchise: true },
    excluded: NOBODY,
    watchlist: &[],
    before: &[],
    length: 14,
    more: 30,
};

fn taste() -> Taste {
    ENGINE.fold_in(&somebody())
}

fn page() -> Vec<Shelf> {
    ENGINE.discover(&taste(), &WISHES)
}

fn films(shelves: &[Shelf]) -> Vec<FilmIx> {
    shelves.iter().flat_map(|shelf| &shelf.films).copied().collect()
}

fn kinds(shelves: &[Shelf]) -> Vec<ShelfKind> {
    shelves.iter().map(|shelf| shelf.kind.clone()).collect()
}

fn shelf(shelves: &[Shelf], wanted: impl Fn(&ShelfKind) -> bool) -> Vec<FilmIx> {
    shelves.iter().find(|shelf| wanted(&shelf.kind)).unwrap().films.clone()
}

fn mean(films: &[FilmIx], value: impl Fn(FilmIx) -> f32) -> f32 {
    films.iter().map(|film| value(*film)).sum::<f32>() / films.len() as f32
}

#[test]
fn somebody_gets_many_kinds_of_shelves_and_no_film_twice() {
    let shelves = page();
    assert!(shelves.len() >= 9, "{:?}", kinds(&shelves));
    let all = films(&shelves);
    assert_eq!(all.iter().collect::<BTreeSet<_>>().len(), all.len());
    assert!(all.iter().all(|film| somebody().iter().all(|rating| rating.film != *film)));
    assert_eq!(shelves[0].kind, ShelfKind::Picks);
    assert_eq!(shelves.last().unwrap().kind, ShelfKind::More);
}

#[test]
fn the_first_shelf_is_what_is_recommended() {
    let recommended = ENGINE.recommend(&taste(), &WISHES.knobs, |_| false, 14);
    let recommended: Vec<FilmIx> = recommended.iter().map(|pick| pick.film).collect();
    assert_eq!(shelf(&page(), |kind| *kind == ShelfKind::Picks), recommended);
}

#[test]
fn a_shelf_keeps_what_its_title_promises() {
    let shelves = page();
    for Shelf { kind, films } in &shelves {
        let year = |film: &FilmIx| ENGINE.catalog().film(*film).year().unwrap();
        match kind {
            ShelfKind::Loved(loved) => {
                let rating = somebody().into_iter().find(|rating| rating.film == *loved).unwrap();
                assert!(rating.stars.value() >= 4.0);
                let alike = mean(films, |film| ENGINE.similarity(film, *loved));
                let picks = shelf(&shelves, |kind| *kind == ShelfKind::More);
                assert!(alike > mean(&picks, |film| ENGINE.similarity(film, *loved)));
            }
            ShelfKind::Decade(decade) | ShelfKind::NewDecade(decade) => {
                assert!(films.iter().all(|film| year(film) / 10 * 10 == *decade));
            }
            ShelfKind::Director(name) => {
                assert!(films.iter().all(|film| ENGINE.catalog().film(*film).directors().any(|d| d == name)));
                let own = somebody();
                let own = own.iter().filter(|r| ENGINE.catalog().film(r.film).directors().any(|d| d == name));
                assert!(own.filter(|rating| rating.stars.value() >= 4.0).count() >= 2);
            }
            _ => {}
        }
    }
    let of = |wanted: ShelfKind| shelf(&shelves, |kind| *kind == wanted);
    let low = |film| ENGINE.predict(&taste(), film).low;
    assert!(mean(&of(ShelfKind::SafeBets), low) > mean(&of(ShelfKind::More), low));
    let known = |film| ENGINE.catalog().film(film).rating_count() as f32;
    assert!(4.0 * mean(&of(ShelfKind::HiddenGems), known) < mean(&of(ShelfKind::Picks), known));
    let nearest = |film| somebody().iter().map(|r| ENGINE.similarity(film, r.film)).fold(0.0, f32::max);
    assert!(mean(&of(ShelfKind::Stretch), nearest) < 0.7 * mean(&of(ShelfKind::Picks), nearest));
}

#[test]
fn the_watchlist_has_its_own_shelf_and_its_films_stand_elsewhere_only_when_wished() {
    let best = ENGINE.recommend(&taste(), &WISHES.knobs, |_| false, 4);
    let watchlist: Vec<FilmIx> = best.iter().rev().map(|pick| pick.film).collect();
    let shelves = ENGINE.discover(&taste(), &PageWishes { watchlist: &watchlist, ..WISHES });
    let own = shelf(&shelves, |kind| *kind == ShelfKind::Watchlist);
    assert_eq!(own, best.iter().map(|pick| pick.film).collect::<Vec<_>>(), "the most promising first");
    assert_eq!(films(&shelves).iter().filter(|film| watchlist.contains(film)).count(), 4);
    // A shelf of two holds two of them; the others may stand elsewhere, or not.
    let short = PageWishes { watchlist: &watchlist, length: 2, ..WISHES };
    let elsewhere = films(&ENGINE.discover(&taste(), &short));
    assert_eq!(elsewhere.iter().filter(|film| watchlist.contains(film)).count(), 4);
    let apart = PageWishes { watchlist: &watchlist, excluded: &|film| watchlist.contains(&film), ..short };
    let apart = films(&ENGINE.discover(&taste(), &apart));
    assert_eq!(apart.iter().filter(|film| watchlist.contains(film)).count(), 2);
}

#[test]
fn excluded_films_stand_nowhere() {
    let (before, hidden) = (films(&page()), page()[0].films[0]);
    assert!(before.contains(&hidden));
    let wishes = PageWishes { excluded: &|film| film == hidden, ..WISHES };
    assert!(!films(&ENGINE.discover(&taste(), &wishes)).contains(&hidden));
}

#[test]
fn shelves_stay_about_what_they_were_about_while_one_more_film_is_rated() {
    let before = kinds(&page());
    let mut more = somebody();
    more.push(Rating { film: film("1197"), stars: bijou_engine::Stars::MAX });
    let taste = ENGINE.fold_in(&more);
    let after = kinds(&ENGINE.discover(&taste, &PageWishes { before: &before, ..WISHES }));
    let stayed = before.iter().filter(|kind| after.contains(kind)).count();
    assert!(stayed + 1 >= before.len(), "{before:?} became {after:?}");
}

#[test]
fn wishes_act_on_every_shelf() {
    let seventies = Knobs { era: Some(Era::only(1970, 1979)), ..WISHES.knobs };
    let shelves = ENGINE.discover(&taste(), &PageWishes { knobs: seventies, ..WISHES });
    let years: Vec<_> = films(&shelves).iter().map(|film| ENGINE.catalog().film(*film).year()).collect();
    assert!(years.len() > 40 && years.iter().all(|year| (1970..1980).contains(&year.unwrap())));
    let known = |popularity: f32| {
        let knobs = Knobs { popularity, ..WISHES.knobs };
        let films = films(&ENGINE.discover(&taste(), &PageWishes { knobs, ..WISHES }));
        mean(&films, |film| (ENGINE.catalog().film(film).rating_count().max(1) as f32).ln())
    };
    let known = [-1.0, 0.0, 1.0].map(known);
    assert!(known.is_sorted_by(|a, b| a > b), "{known:?}");
}

#[test]
fn a_newcomer_gets_picks_and_more_without_shelves_about_ratings() {
    let shelves = ENGINE.discover(&ENGINE.fold_in(&[]), &WISHES);
    assert_eq!(shelves[0].kind, ShelfKind::Picks);
    let about_ratings = |kind: &ShelfKind| {
        matches!(kind, ShelfKind::Loved(_) | ShelfKind::Director(_) | ShelfKind::NewDecade(_))
    };
    assert!(!shelves.iter().any(|shelf| about_ratings(&shelf.kind)));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]
    #[test]
    fn no_film_stands_twice_whatever_was_rated(given in any_ratings()) {
        let shelves = ENGINE.discover(&ENGINE.fold_in(&given), &WISHES);
        let all = films(&shelves);
        prop_assert_eq!(all.iter().collect::<BTreeSet<_>>().len(), all.len());
        prop_assert!(shelves.iter().all(|shelf| !shelf.films.is_empty()));
        prop_assert!(all.iter().all(|film| given.iter().all(|rating| rating.film != *film)));
    }
}
