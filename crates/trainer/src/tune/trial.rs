use anyhow::Result;
use bijou_catalog::Shard;
use bijou_engine::ModelKind;
use indicatif::ProgressBar;

use crate::evaluate::{Estimate, HeldOut, NEWCOMER_RATINGS, Shipped, ask, ranked, rankings};
use crate::train::Settings;

/// What newcomers' mean nDCG counts beside the whole nDCG.
const NEWCOMERS: f64 = 0.5;

/// A catalog by some settings.
pub struct Trial {
    pub settings: Settings,
    pub catalog: Shipped,
}

impl Trial {
    /// The same catalog with settings that differ only in what matters after training.
    ///
    /// # Errors
    /// Where the engine refuses them.
    pub fn folded_in_by(&self, settings: Settings) -> Result<Self> {
        Ok(Self { catalog: self.catalog.with(|shards| set(shards, &settings))?, settings })
    }

    /// Everybody's score, in their order: nDCG@100 of the hybrid, and half of its mean after the first few ratings.
    pub fn scores(&self, people: &[HeldOut], films: usize) -> Vec<f64> {
        let (hybrid, hidden) = (self.catalog.model(ModelKind::Hybrid), ProgressBar::hidden());
        let ndcg = |ratings: usize| -> Vec<f64> {
            let answers =
                ask(&hybrid, people, |person| person.newcomer(ratings, films).without_questions(), &hidden);
            ranked(people, &answers, |_| true).iter().map(|person| person.ndcg).collect()
        };
        let mut scores = ndcg(usize::MAX);
        let share = NEWCOMERS / NEWCOMER_RATINGS.len() as f64;
        for ratings in NEWCOMER_RATINGS {
            scores.iter_mut().zip(ndcg(ratings)).for_each(|(score, ndcg)| *score += share * ndcg);
        }
        scores
    }
}

/// Writes what matters after training into a catalog, as training would.
fn set(shards: &mut [Shard], settings: &Settings) {
    rankings(shards).for_each(|ranking| {
        ranking.prior.weight = settings.prior_weight;
        ranking.prior.fade = settings.prior_fade;
        ranking.prior.floor = settings.unobserved_floor;
        ranking.prior.half = settings.unobserved_half;
    });
    shards.iter_mut().filter_map(|shard| shard.model.as_mut()).for_each(|model| model.blend = settings.blend);
}

/// The mean difference between two trials over the people both were scored on, with its standard error.
pub fn difference(new: &[f64], old: &[f64]) -> Estimate {
    let differences: Vec<f64> = new.iter().zip(old).map(|(new, old)| new - old).collect();
    Estimate::mean(&differences).unwrap_or(Estimate { value: 0.0, error: 0.0 })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn differences_are_paired() {
        let difference = difference(&[0.5, 0.9, 0.2], &[0.4, 0.8, 0.1]);
        assert!((difference.value - 0.1).abs() < 1e-12);
        assert!(difference.error < 1e-12, "people differ, and the gain does not");
    }
}
