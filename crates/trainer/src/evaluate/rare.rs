use indicatif::ProgressBar;
use serde::Serialize;

use super::accuracy::Accuracy;
use super::ask::{ask, ranked};
use super::contender::{Answer, Contender, Task};
use super::split::HeldOut;
use super::stars::{Outcome, StarFigures};

/// Films with fewer training ratings are rare.
pub const FEWER_THAN: u32 = 20;

/// How well a model does on rare films.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct RareFigures {
    /// The model.
    pub model: String,
    /// How well the rare films that people like are found in the lists over all films.
    pub among_all: Accuracy,
    /// How well they are found in lists of rare films only.
    pub among_rare: Accuracy,
    /// How well their stars are predicted.
    pub stars: Option<StarFigures>,
}

/// Looks at the rare films only, in what a model answered about everybody and in lists of rare films; `None` where nobody
/// likes one.
pub fn rare(
    contender: &dyn Contender,
    people: &[HeldOut],
    answers: &[Answer],
    outcomes: &[Vec<Outcome>],
    counts: &[u32],
    progress: &ProgressBar,
) -> Option<RareFigures> {
    let is_rare = |film: u32| counts[film as usize] < FEWER_THAN;
    let among_all = Accuracy::new(&ranked(people, answers, is_rare))?;
    let rare_only = |person: &HeldOut| -> Vec<bool> {
        let open = person.task(counts.len()).open;
        open.iter().zip(counts).map(|(open, count)| *open && *count < FEWER_THAN).collect()
    };
    let task = |person| Task { open: rare_only(person), ..HeldOut::task(person, counts.len()) };
    let answers = ask(contender, people, task, progress);
    Some(RareFigures {
        model: contender.name(),
        among_all,
        among_rare: Accuracy::new(&ranked(people, &answers, is_rare))?,
        stars: StarFigures::new(outcomes, |outcome| is_rare(outcome.film)),
    })
}
