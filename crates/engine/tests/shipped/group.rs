use bijou_engine::{Consensus, FilmIx, GroupPick, Member, Taste};
use proptest::prelude::*;

use crate::ranking::any_ratings;
use crate::{ENGINE, film, ratings};

const BLENDS: [Consensus; 3] = [Consensus::Average, Consensus::LeastMisery, Consensus::Fairness];

fn crime() -> Taste {
    ENGINE.fold_in(&ratings(&[("858", 5.0), ("1213", 5.0), ("296", 4.5), ("2081", 1.0)]))
}

fn family() -> Taste {
    ENGINE.fold_in(&ratings(&[("1", 5.0), ("588", 5.0), ("364", 4.5), ("296", 0.5)]))
}

fn list(tastes: &[Taste], blend: Consensus, top: usize) -> Vec<GroupPick> {
    ENGINE.recommend_to_group(tastes, blend, |_| false, top)
}

/// The place in the person's own list, or one behind all that count.
fn place(member: &Member) -> u32 {
    member.place.unwrap_or(2_001)
}

fn mean_place(picks: &[GroupPick], member: usize) -> f32 {
    let logs = picks.iter().map(|pick| (place(&pick.members[member]) as f32).ln());
    logs.sum::<f32>() / picks.len() as f32
}

#[test]
fn nobody_gets_what_one_of_them_rated_or_what_is_excluded() {
    let hidden = film("318");
    for blend in BLENDS {
        let picks = ENGINE.recommend_to_group(&[crime(), family()], blend, |film| film == hidden, usize::MAX);
        assert_eq!(picks.len(), ENGINE.catalog().len() - 8);
        assert!(["858", "588", "296", "318"].iter().all(|id| picks.iter().all(|pick| pick.film != film(id))));
        assert!(ENGINE.recommend_to_group(&[], blend, |_| false, 5).is_empty());
    }
}

#[test]
fn who_would_watch_again_gets_what_they_love_and_not_what_they_disliked() {
    let loved =
        [("858", 5.0), ("1213", 5.0), ("1221", 5.0), ("4262", 4.5), ("296", 4.5), ("1", 0.5), ("588", 0.5)];
    let again = ENGINE.fold_in(&ratings(&loved)).watching_again();
    let picks = list(&[again.clone(), again], Consensus::Fairness, 50);
    let place = |id: &str| picks.iter().position(|pick| pick.film == film(id));
    assert!(["858", "1213", "1221"].iter().all(|id| place(id).is_some_and(|place| place < 20)));
    assert_eq!([place("1"), place("588")], [None, None]);
}

#[test]
fn a_franchise_stands_once_where_that_is_asked() {
    // The three parts of The Godfather, and another film between them.
    let films = ["858", "1221", "318", "2023"].map(film);
    assert_eq!(ENGINE.one_per_franchise(&films), [film("858"), film("318")]);
}

#[test]
fn every_pick_tells_what_it_is_to_each_person() {
    let tastes = [crime(), family()];
    for pick in list(&tastes, Consensus::Fairness, 20) {
        for (taste, member) in tastes.iter().zip(&pick.members) {
            assert_eq!(member.score, ENGINE.score(taste, pick.film));
        }
    }
}

#[test]
fn least_misery_spares_everybody_what_average_asks_of_them() {
    let tastes = [crime(), family(), ENGINE.fold_in(&ratings(&[("2959", 5.0), ("541", 5.0), ("924", 5.0)]))];
    let worst = |blend| {
        let picks = list(&tastes, blend, 20);
        picks.iter().flat_map(|pick| &pick.members).map(place).max().unwrap()
    };
    assert!(worst(Consensus::LeastMisery) < worst(Consensus::Average));
}

#[test]
fn fairness_keeps_one_person_among_many_from_being_last_throughout() {
    let tastes = [crime(), crime(), crime(), family()];
    let gap = |blend| {
        let picks = list(&tastes, blend, 10);
        mean_place(&picks, 3) - mean_place(&picks, 0)
    };
    assert!(
        gap(Consensus::Fairness) < gap(Consensus::Average) * 0.8,
        "{} {}",
        gap(Consensus::Fairness),
        gap(Consensus::Average)
    );
    let first = |member: usize| {
        let picks = list(&tastes, Consensus::Fairness, 10);
        picks.iter().map(|pick| place(&pick.members[member])).min().unwrap()
    };
    assert!(first(3) <= 10 && first(0) <= 10, "{} {}", first(0), first(3));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]

    #[test]
    fn the_order_of_people_does_not_matter(people in proptest::collection::vec(any_ratings(), 1..5), turn in 0_usize..5) {
        let tastes: Vec<Taste> = people.iter().map(|ratings| ENGINE.fold_in(ratings)).collect();
        let mut turned = tastes.clone();
        turned.rotate_left(turn % tastes.len());
        turned.reverse();
        for blend in BLENDS {
            let films = |tastes: &[Taste]| -> Vec<FilmIx> {
                list(tastes, blend, 120).iter().map(|pick| pick.film).collect()
            };
            prop_assert_eq!(films(&tastes), films(&turned));
        }
    }

    #[test]
    fn one_person_gets_their_own_list(ratings in any_ratings(), top in 0_usize..300) {
        let taste = ENGINE.fold_in(&ratings);
        let own: Vec<FilmIx> = ENGINE.rank(&taste, |_| false, top).iter().map(|pick| pick.film).collect();
        let whole: Vec<FilmIx> = ENGINE.rank(&taste, |_| false, usize::MAX).iter().map(|pick| pick.film).collect();
        for blend in BLENDS {
            let all = list(std::slice::from_ref(&taste), blend, usize::MAX);
            prop_assert_eq!(&all.iter().map(|pick| pick.film).collect::<Vec<_>>(), &whole);
            let picks = list(std::slice::from_ref(&taste), blend, top);
            prop_assert_eq!(&picks.iter().map(|pick| pick.film).collect::<Vec<_>>(), &own);
            prop_assert!(picks.iter().zip(1..).all(|(pick, place)| pick.members[0].place == Some(place)));
        }
    }

    #[test]
    fn nothing_comes_before_what_is_better_for_all(people in proptest::collection::vec(any_ratings(), 2..4)) {
        let tastes: Vec<Taste> = people.iter().map(|ratings| ENGINE.fold_in(ratings)).collect();
        for blend in BLENDS {
            let picks = list(&tastes, blend, 100);
            for (n, better) in picks.iter().enumerate() {
                for before in &picks[..n] {
                    let pairs = || better.members.iter().zip(&before.members);
                    prop_assert!(!pairs().all(|(better, before)| place(better) < place(before)));
                }
            }
        }
    }

    #[test]
    fn a_longer_list_for_a_group_begins_with_the_shorter_one(
        people in proptest::collection::vec(any_ratings(), 1..4),
        top in 0_usize..130,
    ) {
        let tastes: Vec<Taste> = people.iter().map(|ratings| ENGINE.fold_in(ratings)).collect();
        for blend in BLENDS {
            let longer = list(&tastes, blend, top + 40);
            prop_assert_eq!(&longer[..top], &list(&tastes, blend, top)[..]);
        }
    }
}
