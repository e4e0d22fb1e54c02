use nalgebra::DMatrix;

use super::contender::{Answer, Contender, Task};
use crate::data::{RatingEvent, Ratings};
use crate::train::{CatalogOrder, Settings, fold_in_people};

/// Learned factors as they come from the factorization: not rounded, without neighbors, and with a plain fold-in.
pub struct FactorsAlone<'a> {
    /// Films' factors, a column each.
    pub films: &'a DMatrix<f32>,
    /// Which film of the data each column is.
    pub order: &'a CatalogOrder,
    /// How they were learned.
    pub settings: &'a Settings,
}

impl Contender for FactorsAlone<'_> {
    fn name(&self) -> String {
        "factors alone".to_owned()
    }

    fn answer(&self, task: &Task, top: usize) -> Answer {
        let mut own: Vec<RatingEvent> = (task.fold_in.iter())
            .map(|(film, stars)| RatingEvent { user: 0, film: *film, stars: *stars })
            .collect();
        own.sort_by_key(|event| event.film);
        let ratings = Ratings::from_events(vec![String::new()], own.into_iter());
        let person = self.settings.interactions(&ratings, &self.order.factor_rows(), self.order.learned);
        let guesses = vec![None; task.questions.len()];
        let Ok(factors) = fold_in_people(&person, self.films, &self.settings.objective()) else {
            return Answer { list: Vec::new(), guesses };
        };
        if factors.ncols() == 0 {
            return Answer { list: Vec::new(), guesses };
        }
        let scores = self.films.tr_mul(&factors);
        let is_open = |place: &usize| task.open[self.order.films[*place]];
        let mut places: Vec<usize> = (0..self.order.learned).filter(is_open).collect();
        let better = |a: &usize, b: &usize| scores[*b].total_cmp(&scores[*a]).then(a.cmp(b));
        if places.len() > top {
            places.select_nth_unstable_by(top, better);
            places.truncate(top);
        }
        places.sort_unstable_by(better);
        Answer { list: places.into_iter().map(|place| self.order.films[place] as u32).collect(), guesses }
    }
}
