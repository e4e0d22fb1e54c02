use serde::Serialize;

use super::accuracy::Accuracy;
use super::ask::ranked;
use super::contender::Answer;
use super::split::HeldOut;
use super::stars::{Outcome, StarFigures};

/// Films with fewer training ratings are rare.
pub const FEWER_THAN: u32 = 20;

/// How well a model does on rare films: the lists are those over all films, but only rare ones count as found.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct RareFigures {
    /// The model.
    pub model: String,
    /// How well the rare films that people like are found.
    pub accuracy: Accuracy,
    /// How well their stars are predicted.
    pub stars: Option<StarFigures>,
}

/// Looks at the rare films only; `None` where nobody likes one.
pub fn rare(
    model: String,
    people: &[HeldOut],
    answers: &[Answer],
    outcomes: &[Vec<Outcome>],
    counts: &[u32],
) -> Option<RareFigures> {
    let is_rare = |film: u32| counts[film as usize] < FEWER_THAN;
    let accuracy = Accuracy::new(&ranked(people, answers, is_rare))?;
    Some(RareFigures { model, accuracy, stars: StarFigures::new(outcomes, |outcome| is_rare(outcome.film)) })
}
