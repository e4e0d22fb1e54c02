use anyhow::Result;
use bijou_catalog::{Model, RankingModel, Shard};
use bijou_engine::ModelKind;
use indicatif::ProgressBar;
use serde::Serialize;

use super::accuracy::against;
use super::ask::{ask, ranked};
use super::estimate::Estimate;
use super::metrics::{Ranked, is_liked};
use super::shipped::Shipped;
use super::split::{HeldOut, Split};
use super::stars::{StarFigures, outcomes};
use crate::data::Dataset;
use crate::train::Settings;

/// After how many ratings a newcomer is looked at.
const NEWCOMER: usize = 5;

/// The catalog without one of its parts.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Ablation {
    /// What was taken away.
    pub without: &'static str,
    /// Whether the catalog was trained again, or the part left out of the trained one.
    pub retrained: bool,
    /// nDCG@100 of the hybrid without the part.
    pub ndcg_100: Estimate,
    /// The same against the whole hybrid's.
    pub against_whole: Option<Estimate>,
    /// nDCG@100 after 5 ratings against the whole hybrid's.
    pub newcomers_against_whole: Option<Estimate>,
    /// RMSE of predicted stars without the part.
    pub rmse: Option<Estimate>,
}

/// How a part is taken away.
enum Without {
    /// From the trained models.
    Model(fn(&mut [Shard])),
    /// From what training does.
    Training(fn(&mut Settings)),
    /// From the data, in training as in fold-in: what most of the literature does.
    LowRatings,
}

/// Every part, with how it is taken away.
const PARTS: [(&str, Without); 7] = [
    ("nothing: the whole", Without::Model(|_| ())),
    ("neighbors", Without::Model(|shards| model(shards).for_each(|model| model.blend.neighbors = 0.0))),
    (
        "content's own score",
        Without::Model(|shards| model(shards).for_each(|model| model.blend.content = 0.0)),
    ),
    (
        "newcomers' prior",
        Without::Model(|shards| {
            rankings(shards).for_each(|ranking| {
                ranking.prior.weight = 0.0;
                // Without a prior nothing may fade in, either, or nobody's ratings would leave nothing to solve.
                ranking.prior.floor = 1.0;
            });
        }),
    ),
    // So strong a ridge expects next to nothing of any content.
    ("content in training", Without::Training(|settings| settings.content_ridge = 1e5)),
    ("ratings relative to the person's mean", Without::Training(|settings| settings.target.centered = 0.0)),
    ("ratings below 4 stars", Without::LowRatings),
];

fn model(shards: &mut [Shard]) -> impl Iterator<Item = &mut Model> {
    shards.iter_mut().filter_map(|shard| shard.model.as_mut())
}

/// What folds people in, by factors and by content.
pub fn rankings(shards: &mut [Shard]) -> impl Iterator<Item = &mut RankingModel> {
    shards.iter_mut().flat_map(|shard| {
        let by_factors = shard.model.as_mut().map(|model| &mut model.ranking);
        by_factors.into_iter().chain(shard.content.as_mut().map(|map| &mut map.ranking))
    })
}

/// What one catalog reaches.
struct Reached {
    ranked: Vec<Ranked>,
    newcomers: Vec<Ranked>,
    rmse: Option<Estimate>,
}

/// Takes away each part in turn, and measures the hybrid on the same people.
///
/// # Errors
/// Where training fails.
pub fn ablate(catalog: &Shipped, split: &Split, settings: &Settings) -> Result<Vec<Ablation>> {
    let mut whole = None;
    let mut ablations = Vec::new();
    for (without, how) in PARTS {
        let retrain = |settings: &Settings, data: &Dataset| Shipped::train(data, settings);
        let (changed, retrained, likes_only) = match how {
            Without::Model(change) => (catalog.with(change)?, false, false),
            Without::Training(change) => {
                let mut settings = settings.clone();
                change(&mut settings);
                (retrain(&settings, &split.training)?, true, false)
            }
            Without::LowRatings => {
                let mut data = split.training.clone();
                data.ratings = data.ratings.filtered(|event| is_liked(event.stars));
                (retrain(settings, &data)?, true, true)
            }
        };
        let reached = reach(&changed, &split.held_out, split.training.films.len(), likes_only);
        let whole = whole.get_or_insert_with(|| (reached.ranked.clone(), reached.newcomers.clone()));
        let ndcg: Vec<f64> = reached.ranked.iter().map(|person| person.ndcg).collect();
        ablations.extend(Estimate::mean(&ndcg).map(|ndcg_100| Ablation {
            without,
            retrained,
            ndcg_100,
            against_whole: against(&reached.ranked, &whole.0),
            newcomers_against_whole: against(&reached.newcomers, &whole.1),
            rmse: reached.rmse,
        }));
    }
    Ok(ablations)
}

fn reach(catalog: &Shipped, people: &[HeldOut], films: usize, likes_only: bool) -> Reached {
    let (hybrid, hidden) = (catalog.model(ModelKind::Hybrid), ProgressBar::hidden());
    let after = |ratings: usize| {
        let task = |person| {
            let mut task = HeldOut::newcomer(person, ratings, films);
            task.fold_in.retain(|(_, stars)| !likes_only || is_liked(*stars));
            task
        };
        ask(&hybrid, people, task, &hidden)
    };
    let (answers, after_few) = (after(usize::MAX), after(NEWCOMER));
    Reached {
        ranked: ranked(people, &answers, |_| true),
        newcomers: ranked(people, &after_few, |_| true),
        rmse: StarFigures::new(&outcomes(people, &answers), |_| true).map(|stars| stars.rmse),
    }
}
