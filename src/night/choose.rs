//! One list for everybody who is there, and what each film is to each of them.

use bijou_engine::{Engine, FilmIx, GroupPick, Prediction, Stars, Taste};

use super::evening::Evening;
use super::viewer::Viewer;

/// Films that are asked of the engine for each that is shown: of a franchise only the best stands on the list.
const SPARE: usize = 3;
/// Places of a person's own list that count as a wish.
const REACH: f32 = 2_000.0;
/// Wishes that lie closer together than this leave nobody behind.
const APART: f32 = 0.15;

/// A film for everybody.
#[derive(Clone, PartialEq, Debug)]
pub struct NightPick {
    /// The film.
    pub film: FilmIx,
    /// What it is to each person, in their order.
    pub shares: Vec<Share>,
}

/// What a film is to one person.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Share {
    /// The stars they would give it.
    pub prediction: Prediction,
    /// The stars they gave it.
    pub given: Option<Stars>,
    /// Its place in their own list; nothing far behind.
    pub place: Option<u32>,
    /// How much they wish for it, 0 to 1: by its place in their own list, since scores of two people cannot be compared.
    pub wish: f32,
    /// Where they stand among all.
    pub standing: Standing,
    /// What speaks for it most.
    pub because: Option<Because>,
}

/// A rating that speaks for a film.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Because {
    /// The rated film.
    pub film: FilmIx,
    /// What it got.
    pub stars: Stars,
}

/// Who is served best and worst by a film.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Standing {
    /// Wishes for it most.
    Happiest,
    /// Wishes for it least.
    LeastHappy,
    /// Neither, or all are about as happy.
    Between,
}

/// The list for these people: none that one of them hides or that was vetoed, none of other years, and unless the evening
/// allows it none that one of them has seen.
pub fn choose(
    engine: &Engine,
    people: &[(Viewer, Taste)],
    evening: &Evening,
    vetoed: &[FilmIx],
    top: usize,
) -> Vec<NightPick> {
    let closed = closed(engine, people, evening, vetoed);
    let open = |film: FilmIx| {
        let year = || engine.catalog().film(film).year();
        !closed.get(film.index()).copied().unwrap_or(true) && evening.allows(year())
    };
    let picks =
        engine.recommend_to_group(&voters(people, evening), evening.blend, |film| !open(film), top * SPARE);
    let films: Vec<FilmIx> = picks.iter().map(|pick| pick.film).collect();
    let films = engine.one_per_franchise(&films);
    let kept = picks.into_iter().filter(|pick| films.contains(&pick.film)).take(top);
    kept.map(|pick| explained(engine, people, pick)).collect()
}

/// Films on the watchlists of at least two of these people, in the order of their common list.
pub fn on_several_watchlists(
    engine: &Engine,
    people: &[(Viewer, Taste)],
    evening: &Evening,
    vetoed: &[FilmIx],
    top: usize,
) -> Vec<FilmIx> {
    let closed = closed(engine, people, evening, vetoed);
    let mut wanted = vec![0_u8; engine.catalog().len()];
    for film in people.iter().flat_map(|(viewer, _)| &viewer.listed) {
        if let Some(wanted) = wanted.get_mut(film.index()) {
            *wanted += 1;
        }
    }
    let at = |film: FilmIx| wanted.get(film.index()).copied().unwrap_or(0);
    if wanted.iter().all(|count| *count < 2) {
        return Vec::new();
    }
    let left_out = |film: FilmIx| at(film) < 2 || closed.get(film.index()).copied().unwrap_or(true);
    let picks = engine.recommend_to_group(&voters(people, evening), evening.blend, left_out, top);
    picks.into_iter().map(|pick| pick.film).collect()
}

/// Everybody as the list sees them.
fn voters(people: &[(Viewer, Taste)], evening: &Evening) -> Vec<Taste> {
    let voter = |taste: &Taste| if evening.again { taste.watching_again() } else { taste.clone() };
    people.iter().map(|(_, taste)| voter(taste)).collect()
}

/// Per film, whether it cannot come.
fn closed(engine: &Engine, people: &[(Viewer, Taste)], evening: &Evening, vetoed: &[FilmIx]) -> Vec<bool> {
    let mut closed = vec![false; engine.catalog().len()];
    let seen = |viewer: &'_ Viewer| -> Vec<FilmIx> {
        if evening.again {
            return Vec::new();
        }
        viewer.ratings.iter().map(|rating| rating.film).chain(viewer.seen.iter().copied()).collect()
    };
    let of_people = people.iter().flat_map(|(viewer, _)| {
        let mut films = seen(viewer);
        films.extend(&viewer.hidden);
        films
    });
    for film in of_people.chain(vetoed.iter().copied()) {
        if let Some(closed) = closed.get_mut(film.index()) {
            *closed = true;
        }
    }
    closed
}

fn explained(engine: &Engine, people: &[(Viewer, Taste)], pick: GroupPick) -> NightPick {
    let wishes: Vec<f32> = pick.members.iter().map(|member| wish(member.place)).collect();
    let shares = people.iter().zip(&pick.members).zip(standings(&wishes)).zip(&wishes);
    let shares = shares.map(|((((viewer, taste), member), standing), wish)| Share {
        prediction: engine.predict(taste, pick.film),
        given: viewer.rating_of(pick.film).map(|rating| rating.stars),
        place: member.place,
        wish: *wish,
        standing,
        because: engine
            .reasons(taste, pick.film)
            .shares
            .iter()
            .find(|reason| reason.film != pick.film)
            .filter(|reason| reason.share > 0.0)
            .map(|reason| Because { film: reason.film, stars: reason.stars }),
    });
    NightPick { film: pick.film, shares: shares.collect() }
}

/// 1 for the first of somebody's own list, falling with the logarithm of the place.
fn wish(place: Option<u32>) -> f32 {
    place.map_or(0.0, |place| (1.0 - (place.max(1) as f32).ln() / (REACH + 1.0).ln()).max(0.0))
}

/// The first who wishes most and the first who wishes least, where that makes a difference.
fn standings(wishes: &[f32]) -> Vec<Standing> {
    let most = wishes.iter().copied().fold(0.0, f32::max);
    let least = wishes.iter().copied().fold(1.0, f32::min);
    let even = most - least < APART;
    let first = |value: f32| wishes.iter().position(|wish| *wish == value);
    let (happiest, least_happy) = (first(most), first(least));
    (0..wishes.len())
        .map(|place| match Some(place) {
            _ if even => Standing::Between,
            place if place == happiest => Standing::Happiest,
            place if place == least_happy => Standing::LeastHappy,
            _ => Standing::Between,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wishes_fall_with_the_place() {
        assert_eq!([wish(Some(1)), wish(Some(2_001)), wish(None)], [1.0, 0.0, 0.0]);
        assert!((wish(Some(45)) - 0.5).abs() < 0.01);
    }

    #[test]
    fn one_is_happiest_and_one_is_least_happy_unless_all_are_about_as_happy() {
        use Standing::{Between, Happiest, LeastHappy};
        assert_eq!(standings(&[0.2, 0.9, 0.5]), [LeastHappy, Happiest, Between]);
        assert_eq!(standings(&[0.8, 0.9]), [Between, Between]);
        assert_eq!(standings(&[0.7]), [Between]);
        assert_eq!(standings(&[]), []);
    }
}
