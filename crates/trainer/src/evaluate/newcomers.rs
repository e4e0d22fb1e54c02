use indicatif::ProgressBar;
use serde::Serialize;

use super::accuracy::against;
use super::ask::{ask, ranked};
use super::contender::Contender;
use super::estimate::Estimate;
use super::metrics::Ranked;
use super::split::HeldOut;
use super::stars::{StarFigures, outcomes};

/// After how many ratings a newcomer is looked at.
pub const RATINGS: [usize; 5] = [1, 3, 5, 10, 20];

/// How well a model does after a person's first ratings. The rest of the 80 % is kept out of every model's list.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct NewcomerFigures {
    /// Ratings folded in; fewer where a person has fewer.
    pub ratings: usize,
    /// Binary nDCG of the first 100.
    pub ndcg_100: Estimate,
    /// The same against popularity's.
    pub against_popularity: Option<Estimate>,
    /// Root of the mean squared error of predicted stars.
    pub rmse: Option<Estimate>,
}

/// Asks a model about everybody as a newcomer; `popular` is how popularity ranks for the same people.
pub fn newcomers(
    contender: &dyn Contender,
    people: &[HeldOut],
    films: usize,
    popular: Option<&[Ranked]>,
    progress: &ProgressBar,
) -> Vec<NewcomerFigures> {
    let after = |ratings: usize| {
        let answers = ask(contender, people, |person| person.newcomer(ratings, films), progress);
        let own = ranked(people, &answers, |_| true);
        let ndcg: Vec<f64> = own.iter().map(|person| person.ndcg).collect();
        Some(NewcomerFigures {
            ratings,
            ndcg_100: Estimate::mean(&ndcg)?,
            against_popularity: popular.and_then(|popular| against(&own, popular)),
            rmse: StarFigures::new(&outcomes(people, &answers), |_| true).map(|stars| stars.rmse),
        })
    };
    RATINGS.into_iter().filter_map(after).collect()
}
