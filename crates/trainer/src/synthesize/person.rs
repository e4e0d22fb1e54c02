use std::collections::HashSet;

use super::chance::{Chance, Purpose};
use super::draw::Draw;
use super::tastes::{Taste, Tastes, agreement, unit};

/// How much a person's own clusters are preferred: one that agrees fully is chosen `exp` of this as often as its films are known.
const PREFERENCE: f64 = 4.0;

/// The same within a cluster.
const CHOICE: f64 = 8.0;

/// Films that are looked at before one is taken that agrees less.
const LOOKS: usize = 6;

/// Stars of the average film by the average person.
const MEAN: f64 = 3.25;

/// Stars between films that agree fully and not at all.
const LIKING: f64 = 1.0;

/// Deviation of stars around what a person thinks of a film.
const NOISE: f64 = 0.8;

/// Deviation of how generous people are.
const GENEROSITY: f64 = 0.45;

/// Share of people who give whole stars only.
const WHOLE_STARS: f64 = 0.45;

/// 1 January 1996, when the first people rate.
const FIRST_DAY: i64 = 820_454_400;

const DAY: i64 = 86_400;

/// One rating of a person.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rated {
    /// The film's number, from 0.
    pub film: u32,
    /// Half stars, 1 to 10.
    pub half_stars: u8,
    /// Seconds since 1970.
    pub time: i64,
}

/// A person's ratings, in the order of the films.
pub fn rate(tastes: &Tastes, seed: u64, person: u32, count: u32) -> Vec<Rated> {
    let mut chance = Chance::new(seed, Purpose::Person(person));
    let own = taste(tastes, &mut chance);
    let offset = GENEROSITY * chance.normal();
    let step = if chance.happens(WHOLE_STARS) { 2 } else { 1 };
    let mut time = FIRST_DAY + chance.below(27 * 365 * DAY as usize) as i64;
    let films = choose(tastes, &own, count as usize, &mut chance);
    let mut ratings: Vec<Rated> = films
        .into_iter()
        .map(|number| {
            let film = &tastes.films[number as usize];
            let liked = LIKING * agreement(&own, &film.taste) + f64::from(film.quality);
            let stars = MEAN + offset + liked + NOISE * chance.normal();
            time += pause(&mut chance);
            let released = FIRST_DAY + (i64::from(film.year) - 1996) * 365 * DAY;
            let time = time.max(released + (time % (300 * DAY)));
            Rated { film: number, half_stars: half_stars(stars, step), time }
        })
        .collect();
    ratings.sort_unstable_by_key(|rating| rating.film);
    ratings
}

/// Everybody likes two clusters, and something of their own.
fn taste(tastes: &Tastes, chance: &mut Chance) -> Taste {
    let mut cluster = || &tastes.middles[chance.below(tastes.middles.len())];
    let (first, second) = (cluster(), cluster());
    let mut dims = first.iter().zip(second);
    unit(|| {
        let (first, second) = dims.next().unwrap_or((&0.0, &0.0));
        f64::from(*first) + 0.7 * f64::from(*second) + 0.2 * chance.normal()
    })
}

/// Different films, well-known ones and those of one's taste sooner.
fn choose(tastes: &Tastes, own: &Taste, count: usize, chance: &mut Chance) -> Vec<u32> {
    let preference = |(middle, (_, draw)): (&Taste, &(Vec<u32>, Draw))| {
        draw.total() * (PREFERENCE * agreement(own, middle)).exp()
    };
    let clusters = Draw::new(tastes.middles.iter().zip(&tastes.clusters).map(preference));
    let mut chosen = HashSet::with_capacity(count);
    let mut films = Vec::with_capacity(count);
    for _ in 0..count {
        let mut film = look(tastes, &clusters, chance);
        for _ in 1..LOOKS {
            let agrees = agreement(own, &tastes.films[film as usize].taste);
            let taken = 1.0 / (1.0 + (-CHOICE * (agrees - 0.35)).exp());
            if !chosen.contains(&film) && chance.happens(taken) {
                break;
            }
            film = look(tastes, &clusters, chance);
        }
        // Of films that are as well known, one that is left.
        while !chosen.insert(film) {
            let next = tastes.films[film as usize].rank as usize + 1;
            film = tastes.by_rank[next % tastes.by_rank.len()];
        }
        films.push(film);
    }
    films
}

fn look(tastes: &Tastes, clusters: &Draw, chance: &mut Chance) -> u32 {
    let (films, draw) = &tastes.clusters[clusters.place(chance)];
    films[draw.place(chance)]
}

/// Seconds until the next rating: mostly of the same evening.
fn pause(chance: &mut Chance) -> i64 {
    let longest = if chance.happens(0.03) { 60 * DAY } else { 90 };
    1 + chance.below(longest as usize) as i64
}

fn half_stars(stars: f64, step: u8) -> u8 {
    let steps = (stars * 2.0 / f64::from(step)).round() as u8 * step;
    steps.clamp(step, 10)
}
