use anyhow::{Result, bail};
use bijou_engine::ModelKind;

use super::accuracy::{Accuracy, against};
use super::ask::{ask, ranked};
use super::contender::{Answer, Contender};
use super::ease::Ease;
use super::evaluation::ModelFigures;
use super::lists::Shelf;
use super::metrics::Ranked;
use super::newcomers::{self, newcomers};
use super::popularity::Popular;
use super::rare::{RareFigures, rare};
use super::shipped::Shipped;
use super::split::HeldOut;
use super::stars::{ByCount, ByStars, StarFigures, by_count, by_stars, outcomes};
use crate::data::Dataset;
use crate::progress;

/// A catalog with everything to measure it by.
pub struct Study<'a> {
    /// The catalog.
    pub catalog: &'a Shipped,
    /// Which of its models.
    pub models: &'a [ModelKind],
    /// Films of the data.
    pub films: usize,
    /// What the catalog was trained on, where that is known.
    pub training: Option<&'a Dataset>,
    /// Whom it is measured on.
    pub people: &'a [HeldOut],
    /// Fewest ratings for a film to be known to EASE.
    pub fewest_ratings: u32,
    /// L2 regularization of EASE.
    pub ease_l2: f32,
}

/// What a study finds, see [`super::Evaluation`].
pub struct Findings {
    pub models: Vec<ModelFigures>,
    pub rare_films: Vec<RareFigures>,
    pub by_stars: Vec<ByStars>,
    pub by_count: Vec<ByCount>,
}

/// A model with what it answered about everybody.
struct Asked<'a> {
    contender: &'a dyn Contender,
    answers: Vec<Answer>,
    ranked: Vec<Ranked>,
}

impl Study<'_> {
    /// Asks everybody about everything.
    ///
    /// # Errors
    /// Where EASE has no regularization, or nobody likes any film that should be found.
    pub fn run(&self) -> Result<Findings> {
        let waiting = progress::steps("EASE", 1);
        let ease =
            self.training.map(|data| Ease::new(data, self.fewest_ratings, self.ease_l2)).transpose()?;
        waiting.finish_and_clear();
        let popular = self.training.map(Popular::new);
        let models: Vec<_> = self.models.iter().map(|kind| self.catalog.model(*kind)).collect();
        let contenders: Vec<&dyn Contender> = popular
            .iter()
            .map(|popular| popular as &dyn Contender)
            .chain(ease.iter().map(|ease| ease as &dyn Contender))
            .chain(models.iter().map(|model| model as &dyn Contender))
            .collect();
        let rounds = contenders.len() * (2 + newcomers::RATINGS.len());
        let waiting = progress::steps("asking", (rounds * self.people.len()) as u64);
        let asked: Vec<Asked> = contenders
            .into_iter()
            .map(|contender| {
                let answers = ask(contender, self.people, |person| person.task(self.films), &waiting);
                Asked { contender, ranked: ranked(self.people, &answers, |_| true), answers }
            })
            .collect();
        // Without training ratings there are no baselines; with them they come first.
        let baseline =
            |place: usize| self.training.and(asked.get(place)).map(|asked| asked.ranked.as_slice());
        let counts = self.training.map(Dataset::rating_counts);
        let similarity = |a, b| self.catalog.similarity(a, b);
        let shelf = self.training.zip(counts.as_deref()).map(|(data, counts)| {
            Shelf::new(data, counts, |film| self.catalog.is_learned(film), &similarity)
        });
        let mut findings = Findings {
            models: Vec::new(),
            rare_films: Vec::new(),
            by_stars: Vec::new(),
            by_count: Vec::new(),
        };
        for Asked { contender, answers, ranked } in &asked {
            let Some(accuracy) = Accuracy::new(ranked) else {
                bail!(NothingToFind);
            };
            let outcomes = outcomes(self.people, answers);
            findings.models.push(ModelFigures {
                model: contender.name(),
                accuracy,
                against_ease: baseline(1).and_then(|ease| against(ranked, ease)),
                stars: StarFigures::new(&outcomes, |_| true),
                lists: shelf.as_ref().and_then(|shelf| shelf.measure(self.people, answers)),
                newcomers: newcomers(*contender, self.people, self.films, baseline(0), &waiting),
            });
            let counts = counts.as_deref();
            let rare =
                counts.and_then(|counts| rare(*contender, self.people, answers, &outcomes, counts, &waiting));
            findings.rare_films.extend(rare);
            // Of the models, the last one counts: it is the default.
            findings.by_stars = by_stars(&outcomes);
            findings.by_count = counts.map(|counts| by_count(&outcomes, counts)).unwrap_or_default();
        }
        waiting.finish_and_clear();
        Ok(findings)
    }
}

/// Why people are no test.
#[derive(Debug, thiserror::Error)]
#[error(
    "nobody held out rated a film with 4 or more stars that should be found; hold out more people, or give more ratings"
)]
pub struct NothingToFind;
