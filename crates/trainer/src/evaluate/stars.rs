use serde::Serialize;

use super::contender::{Answer, Guess};
use super::estimate::Estimate;
use super::split::HeldOut;

/// Of one held-out rating: its film, its stars, and what was predicted.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Outcome {
    /// The film.
    pub film: u32,
    /// What the person gave it.
    pub stars: f32,
    /// What the model predicted.
    pub guess: Guess,
}

impl Outcome {
    fn error(&self) -> f64 {
        f64::from(self.guess.stars - self.stars)
    }

    fn is_inside(&self) -> Option<bool> {
        self.guess.interval.map(|(low, high)| (low..=high).contains(&self.stars))
    }
}

/// Everybody's outcomes, a list per person; ratings that the model had no guess for are left out.
pub fn outcomes(people: &[HeldOut], answers: &[Answer]) -> Vec<Vec<Outcome>> {
    let of = |(person, answer): (&HeldOut, &Answer)| {
        let pairs = person.hidden.iter().zip(&answer.guesses);
        let known = pairs.filter_map(|((film, stars), guess)| {
            Some(Outcome { film: *film, stars: stars.value(), guess: (*guess)? })
        });
        known.collect()
    };
    people.iter().zip(answers).map(of).collect()
}

/// How well stars are predicted. Errors are over people: ratings by one person err together.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct StarFigures {
    /// Ratings that were predicted.
    pub ratings: usize,
    /// Root of the mean squared error, in stars.
    pub rmse: Estimate,
    /// Mean absolute error, in stars.
    pub mae: Estimate,
    /// Share of ratings inside their 80 % interval, where the model states one.
    pub inside_80: Option<Estimate>,
}

impl StarFigures {
    /// Averages over the outcomes that count; `None` where there are none.
    pub fn new(people: &[Vec<Outcome>], counts: impl Fn(&Outcome) -> bool) -> Option<Self> {
        let sums = |value: &dyn Fn(&Outcome) -> f64| -> Vec<f64> {
            let sum = |own: &Vec<Outcome>| own.iter().filter(|outcome| counts(outcome)).map(value).sum();
            people.iter().map(sum).collect()
        };
        let ratings = sums(&|_| 1.0);
        let stated = sums(&|outcome| f64::from(u8::from(outcome.guess.interval.is_some())));
        let inside = sums(&|outcome| f64::from(u8::from(outcome.is_inside() == Some(true))));
        Some(Self {
            ratings: ratings.iter().sum::<f64>() as usize,
            rmse: Estimate::ratio(&sums(&|outcome| outcome.error().powi(2)), &ratings)?.root(),
            mae: Estimate::ratio(&sums(&|outcome| outcome.error().abs()), &ratings)?,
            inside_80: Estimate::ratio(&inside, &stated),
        })
    }
}

/// Predictions about the same number of stars.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct ByStars {
    /// What was predicted, rounded to half-stars.
    pub predicted: f32,
    /// How well it fits.
    pub figures: StarFigures,
}

/// Outcomes by predicted stars: an interval that holds 80 % overall may still be too wide here and too narrow there.
pub fn by_stars(people: &[Vec<Outcome>]) -> Vec<ByStars> {
    let rounded = |outcome: &Outcome| (outcome.guess.stars * 2.0).round() as u8;
    let figures = |half_stars: u8| {
        let figures = StarFigures::new(people, |outcome| rounded(outcome) == half_stars)?;
        Some(ByStars { predicted: f32::from(half_stars) / 2.0, figures })
    };
    (1..=10).filter_map(figures).collect()
}

/// Predictions of films about equally well known.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct ByCount {
    /// Fewest training ratings of the films.
    pub from: u32,
    /// Most training ratings.
    pub to: Option<u32>,
    /// How well the predictions fit.
    pub figures: StarFigures,
}

/// Where the ranges of [`ByCount`] begin. 5 ratings give factors, fewer than 20 make a rare film.
const RANGES: [u32; 6] = [0, 5, 20, 100, 500, 1_000];

/// Outcomes by how many training ratings their films have.
pub fn by_count(people: &[Vec<Outcome>], counts: &[u32]) -> Vec<ByCount> {
    let range = |place: usize| {
        let (from, to) = (RANGES[place], RANGES.get(place + 1).map(|next| next - 1));
        let holds =
            |outcome: &Outcome| (from..=to.unwrap_or(u32::MAX)).contains(&counts[outcome.film as usize]);
        Some(ByCount { from, to, figures: StarFigures::new(people, holds)? })
    };
    (0..RANGES.len()).filter_map(range).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn outcome(film: u32, stars: f32, guess: f32) -> Outcome {
        Outcome { film, stars, guess: Guess { stars: guess, interval: Some((guess - 0.5, guess + 0.5)) } }
    }

    fn people() -> Vec<Vec<Outcome>> {
        vec![vec![outcome(0, 4.0, 3.0), outcome(1, 3.0, 3.0)], vec![outcome(0, 2.0, 4.0)], vec![]]
    }

    #[test]
    fn figures_are_those_of_their_definitions() {
        let figures = StarFigures::new(&people(), |_| true).unwrap();
        assert_eq!(figures.ratings, 3);
        assert!((figures.rmse.value - (5.0_f64 / 3.0).sqrt()).abs() < 1e-12);
        assert!((figures.mae.value - 1.0).abs() < 1e-12);
        assert!((figures.inside_80.unwrap().value - 1.0 / 3.0).abs() < 1e-12);
    }

    #[test]
    fn slices_hold_every_outcome_once() {
        let by_stars = by_stars(&people());
        assert_eq!(
            by_stars.iter().map(|slice| (slice.predicted, slice.figures.ratings)).collect::<Vec<_>>(),
            [(3.0, 2), (4.0, 1)]
        );
        let by_count = by_count(&people(), &[4, 1_000]);
        let ranges: Vec<_> =
            by_count.iter().map(|slice| (slice.from, slice.to, slice.figures.ratings)).collect();
        assert_eq!(ranges, [(0, Some(4), 2), (1_000, None, 1)]);
    }

    #[test]
    fn a_model_without_guesses_has_no_figures() {
        assert_eq!(StarFigures::new(&[vec![], vec![]], |_| true), None);
    }
}
