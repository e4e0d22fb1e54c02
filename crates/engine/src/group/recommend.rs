use super::places::{Places, sum};
use super::{Consensus, GroupPick, Member, REACH};
use crate::best::best;
use crate::{Engine, FilmIx, Taste};

/// Places in which people take turns; behind them films stand by the mean of wishes.
const TURNS: usize = 100;

/// The films that those places are given to: the best by the mean of wishes. In a large group somebody's favorite that
/// nobody else cares for may not be among them.
const CANDIDATES: usize = 1_000;

/// What a person's weight is multiplied by when they get the first of their own list; less for what they wish for less.
const SATED: f32 = 0.5;

/// How much the mean counts beside the least of wishes: just enough to decide between equals.
const TIE: f32 = 1e-4;

impl Engine {
    /// The `top` films for several people; none that one of them rated and none that `excluded` names. The order of people
    /// does not matter, for one person this is [`Engine::rank`], and for nobody it is empty. A longer list begins with the
    /// shorter one.
    pub fn recommend_to_group(
        &self,
        tastes: &[Taste],
        blend: Consensus,
        excluded: impl Fn(FilmIx) -> bool,
        top: usize,
    ) -> Vec<GroupPick> {
        if tastes.is_empty() {
            return Vec::new();
        }
        let places = Places::new(self, tastes, excluded, top);
        let films = match blend {
            Consensus::Average => ordered(&places.films, top, |film| places.mean(film)),
            Consensus::LeastMisery => {
                ordered(&places.films, top, |film| places.least(film) + TIE * places.mean(film))
            }
            Consensus::Fairness => taking_turns(&places, top),
        };
        let member = |film: FilmIx, place: u32, taste: &Taste| Member {
            place: (1..=REACH).contains(&place).then_some(place),
            score: self.score(taste, film),
        };
        let members =
            |film| places.own(film).zip(tastes).map(move |(place, taste)| member(film, place, taste));
        let pick = |film| GroupPick { film, members: members(film).collect() };
        films.into_iter().map(pick).collect()
    }
}

fn ordered(films: &[FilmIx], top: usize, value: impl Fn(FilmIx) -> f32) -> Vec<FilmIx> {
    best(films.iter().map(|film| (film.0, value(*film))), top).map(|(film, _)| FilmIx(film)).collect()
}

/// Gives every place to the film with the largest sum of weighted wishes.
fn taking_turns(places: &Places, top: usize) -> Vec<FilmIx> {
    let mut films = ordered(&places.films, top.max(CANDIDATES), |film| places.mean(film));
    let candidates = films.get(..CANDIDATES.min(films.len())).unwrap_or_default();
    let wishes: Vec<Vec<f32>> = candidates.iter().map(|film| places.wishes(*film).collect()).collect();
    let mut weights = vec![1.0_f32; wishes.first().map_or(0, Vec::len)];
    let mut open: Vec<usize> = (0..candidates.len()).collect();
    let mut order = Vec::new();
    for _ in 0..TURNS.min(top) {
        let worth = |candidate: usize| {
            sum(wishes[candidate].iter().zip(&weights).map(|(wish, weight)| wish * weight))
        };
        let worths = open.iter().enumerate().map(|(place, candidate)| (place as u32, worth(*candidate)));
        let Some((place, _)) = best(worths, 1).next() else { break };
        let chosen = open.remove(place as usize);
        weights
            .iter_mut()
            .zip(&wishes[chosen])
            .for_each(|(weight, wish)| *weight *= 1.0 - (1.0 - SATED) * wish);
        // Only what weights are to each other counts; kept near 1 they never vanish.
        let largest = weights.iter().copied().fold(f32::MIN_POSITIVE, f32::max);
        weights.iter_mut().for_each(|weight| *weight /= largest);
        order.push(chosen);
    }
    order.append(&mut open);
    let arranged: Vec<FilmIx> = order.iter().map(|place| candidates[*place]).collect();
    films.iter_mut().zip(arranged).for_each(|(film, arranged)| *film = arranged);
    films.truncate(top);
    films
}
