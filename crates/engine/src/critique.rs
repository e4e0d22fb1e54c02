use bijou_catalog::Critiques;

use crate::best::best;
use crate::factors::{Direction, FactorMatrix};
use crate::{Engine, FilmIx, Similar, Taste};

/// Standard deviations along a learned direction that people notice.
const STEP: f32 = 1.0;

/// Years that people notice.
const YEARS: f32 = 10.0;

/// How many times as many people know a film, for it to be noticed.
const TIMES: f32 = 3.0;

/// What a step beyond those asked for is worth against likeness, and how many steps count, where the direction is learned.
/// Without it films win that lie just far enough by a direction that errs; with three times as much
/// they looked no longer alike.
const FURTHER: f32 = 0.05;
const MOST_FURTHER: f32 = 2.0;

/// Weight of what the person likes, against likeness to the film that is criticized.
const TASTE: f32 = 0.5;

/// A way in which a film can be wished different: "like this one, but darker".
#[derive(Debug, Clone, PartialEq)]
pub struct Critique {
    /// What films that have more of it are called: "darker".
    pub more: String,
    /// What films that have less of it are called: "lighter".
    pub less: String,
    measure: Measure,
}

/// Which films are asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Toward {
    /// Those that [`Critique::more`] describes.
    More,
    /// Those that [`Critique::less`] describes.
    Less,
}

/// What a critique goes by.
#[derive(Debug, Clone, PartialEq)]
enum Measure {
    /// A direction in the factor space, and where the average film lies on it.
    Learned(Direction, f32),
    Year,
    Fame,
}

/// The critiques of a catalog: those that were learned from tags, and age and fame, which need no learning.
pub(crate) fn known_critiques(critiques: &Critiques, factors: &FactorMatrix) -> Vec<Critique> {
    let rows = critiques.names.iter().zip(critiques.directions.rows()).zip(&critiques.origins);
    let learned = rows.map(|((names, row), origin)| {
        let (more, less) = names.split_once('\t').unwrap_or((names, ""));
        let direction = factors.direction(row.codes.iter().map(|code| f32::from(*code) * row.scale));
        Critique::new(more, less, Measure::Learned(direction, *origin))
    });
    let facts = [("newer", "older", Measure::Year), ("better known", "less known", Measure::Fame)];
    learned.chain(facts.map(|(more, less, measure)| Critique::new(more, less, measure))).collect()
}

impl Critique {
    fn new(more: &str, less: &str, measure: Measure) -> Self {
        Self { more: more.to_owned(), less: less.to_owned(), measure }
    }

    /// Whether it was learned from tags: then the average film lies at 0, see [`Engine::place_on`].
    pub fn is_learned(&self) -> bool {
        matches!(self.measure, Measure::Learned(..))
    }
}

impl Engine {
    /// The ways in which films can be wished different.
    pub fn critiques(&self) -> &[Critique] {
        &self.critiques
    }

    /// Where a film lies on a critique, in noticeable steps; further up is more of it. Nothing for a film without factors,
    /// or without a year where that is asked about.
    pub fn place_on(&self, critique: &Critique, film: FilmIx) -> Option<f32> {
        let facts = || self.catalog().film(film);
        match &critique.measure {
            Measure::Learned(direction, origin) => {
                let norm = self.films.factors.norm(film);
                (norm > 0.0).then(|| (self.films.factors.dot(film, direction) / norm - origin) / STEP)
            }
            Measure::Year => facts().year().map(|year| f32::from(year) / YEARS),
            Measure::Fame => Some((facts().rating_count().max(1) as f32).ln() / TIMES.ln()),
        }
    }

    /// The `top` films most like `film` that lie clearly further along a critique: at least `strength` noticeable steps, 1 by
    /// custom, ¼ to 4. With a taste, films that the person likes come first among those as much alike, and none that they
    /// rated. The best blend of likeness and distance first; nothing for a film without factors.
    pub fn critique(
        &self,
        film: FilmIx,
        critique: &Critique,
        toward: Toward,
        strength: f32,
        taste: Option<&Taste>,
        top: usize,
    ) -> Vec<Similar> {
        let Some(start) = self.place_on(critique, film).filter(|_| self.films.factors.has(film)) else {
            return Vec::new();
        };
        let sign = if toward == Toward::More { 1.0 } else { -1.0 };
        let steps = if strength.is_nan() { 1.0 } else { strength.clamp(0.25, 4.0) };
        let further = |other: FilmIx| {
            let beyond = (self.place_on(critique, other)? - start) * sign - steps;
            let worth = if matches!(critique.measure, Measure::Learned(..)) { FURTHER } else { 0.0 };
            (beyond >= 0.0).then(|| worth * beyond.min(MOST_FURTHER))
        };
        let rated = |other: FilmIx| {
            taste.is_some_and(|taste| taste.ratings.iter().any(|rating| rating.film == other))
        };
        // Scores have no unit: they count in shares of the best one.
        let best_score =
            taste.and_then(|taste| self.rank(taste, |_| false, 1).first().map(|pick| pick.score));
        let liked = |other: FilmIx| match (taste, best_score) {
            (Some(taste), Some(best)) if best > 0.0 => TASTE * self.score(taste, other) / best,
            _ => 0.0,
        };
        let others = self.catalog().all().take(self.films.factors.len()).filter(|other| *other != film);
        let others = others.filter(|other| !rated(*other));
        let worth = others.filter_map(|other| {
            Some((other.0, further(other)? + self.films.factors.cosine(film, other) + liked(other)))
        });
        best(worth, top)
            .map(|(other, _)| Similar {
                film: FilmIx(other),
                similarity: self.films.factors.cosine(film, FilmIx(other)),
            })
            .collect()
    }
}
