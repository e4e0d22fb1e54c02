use serde::Serialize;

use super::estimate::Estimate;
use super::metrics::Ranked;

/// How well a ranking finds what people like, over those who have something to be found.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Accuracy {
    /// People with a film to be found.
    pub people: usize,
    /// Share of their films among the first 20, of at most 20.
    pub recall_20: Estimate,
    /// Share among the first 50, of at most 50.
    pub recall_50: Estimate,
    /// Binary nDCG of the first 100.
    pub ndcg_100: Estimate,
}

impl Accuracy {
    /// Averages; `None` where nobody has anything to be found.
    pub fn new(ranked: &[Ranked]) -> Option<Self> {
        let mean = |value: fn(&Ranked) -> f64| Estimate::mean(&ranked.iter().map(value).collect::<Vec<_>>());
        Some(Self {
            people: ranked.len(),
            recall_20: mean(|person| person.recall_20)?,
            recall_50: mean(|person| person.recall_50)?,
            ndcg_100: mean(|person| person.ndcg)?,
        })
    }
}

/// Mean nDCG@100 against that of a yardstick, both measured on the same people.
pub fn against(ranked: &[Ranked], yardstick: &[Ranked]) -> Option<Estimate> {
    let ndcg = |ranked: &[Ranked]| ranked.iter().map(|person| person.ndcg).collect::<Vec<_>>();
    Estimate::ratio(&ndcg(ranked), &ndcg(yardstick))
}
