use bijou_catalog::{Neighbors, Target};

use super::{Model, Person};
use crate::knowledge::Knowledge;
use crate::ranking::targets;
use crate::{FilmIx, Rating, Reason, Reasons};

/// Films whose ratings go together: a film's score is the sum over its rated neighbors of what their ratings ask for, times
/// the pair's weight (SLIM, Ning & Karypis 2011).
#[derive(Debug)]
pub(crate) struct NeighborsModel<'a>(pub(crate) &'a Target);

#[derive(Debug)]
struct NeighborsPerson {
    rated: Vec<Rating>,
    /// Target of each rating.
    evidence: Vec<f32>,
    /// Per film, its score; 0 beyond the end.
    scores: Vec<f32>,
}

impl Model for NeighborsModel<'_> {
    fn fold_in(&self, films: &Knowledge, ratings: &[Rating], _: Option<&dyn Person>) -> Box<dyn Person> {
        let stars: Vec<f32> = ratings.iter().map(|rating| rating.stars.value()).collect();
        let evidence = targets(self.0, &stars);
        let mut scores = vec![0.0; films.neighbors.len()];
        for (rating, target) in ratings.iter().zip(&evidence) {
            for (film, weight) in films.neighbors.touched_by(rating.film) {
                if let Some(score) = scores.get_mut(*film as usize) {
                    *score += target * weight;
                }
            }
        }
        Box::new(NeighborsPerson { rated: ratings.to_vec(), evidence, scores })
    }
}

impl Person for NeighborsPerson {
    fn score(&self, _: &Knowledge, film: FilmIx) -> f32 {
        self.scores.get(film.index()).copied().unwrap_or(0.0)
    }

    fn add_scores(&self, _: &Knowledge, first: usize, weight: f32, sums: &mut [f32]) {
        let own = self.scores.get(first..).unwrap_or_default();
        sums.iter_mut().zip(own).for_each(|(sum, score)| *sum += weight * score);
    }

    fn reasons(&self, films: &Knowledge, film: FilmIx) -> Reasons {
        let share = |(rating, target): (&Rating, &f32)| Reason {
            film: rating.film,
            stars: rating.stars,
            share: target * films.neighbors.weight(film, rating.film),
        };
        Reasons { prior: 0.0, shares: self.rated.iter().zip(&self.evidence).map(share).collect() }
    }
}

/// The sparse item-item matrix, by the film that was rated.
#[derive(Debug, Default)]
pub(crate) struct NeighborMatrix {
    /// Where each rated film's entries start, and the end.
    starts: Vec<u32>,
    /// Films whose score a rating touches, in order, and how much.
    entries: Vec<(u32, f32)>,
}

impl NeighborMatrix {
    /// Turns rows by scored film into rows by rated film.
    pub(crate) fn new(neighbors: &Neighbors) -> Self {
        let films = neighbors.len();
        let mut starts = vec![0_u32; films + 1];
        for (_, rated, _) in neighbors.iter() {
            if let Some(count) = starts.get_mut(rated as usize + 1) {
                *count += 1;
            }
        }
        let mut end = 0;
        for start in &mut starts {
            end += *start;
            *start = end;
        }
        let mut next = starts.clone();
        let mut entries = vec![(0, 0.0); end as usize];
        for (film, rated, weight) in neighbors.iter() {
            let Some(place) = next.get_mut(rated as usize) else { continue };
            if let Some(entry) = entries.get_mut(*place as usize) {
                *entry = (film, weight);
                *place += 1;
            }
        }
        Self { starts, entries }
    }

    /// Films that are scored.
    pub(crate) fn len(&self) -> usize {
        self.starts.len().saturating_sub(1)
    }

    /// The films that a rating of `rated` speaks for or against, in order.
    fn touched_by(&self, rated: FilmIx) -> &[(u32, f32)] {
        let start = |row: usize| self.starts.get(row).map(|start| *start as usize);
        let (from, to) = (start(rated.index()), start(rated.index().saturating_add(1)));
        from.zip(to).and_then(|(from, to)| self.entries.get(from..to)).unwrap_or_default()
    }

    fn weight(&self, film: FilmIx, rated: FilmIx) -> f32 {
        let touched = self.touched_by(rated);
        let found = touched.binary_search_by_key(&film.0, |(film, _)| *film).ok();
        found.and_then(|place| touched.get(place)).map_or(0.0, |(_, weight)| *weight)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_matrix_is_turned_from_scored_to_rated_films() {
        let rows: [&[(u32, f32)]; 3] = [&[(1, 0.5), (2, 1.0)], &[(2, -0.4)], &[]];
        let matrix = NeighborMatrix::new(&Neighbors::new(rows));
        assert_eq!(matrix.len(), 3);
        let touched: Vec<u32> = matrix.touched_by(FilmIx(2)).iter().map(|(film, _)| *film).collect();
        assert_eq!(touched, [0, 1]);
        assert!(matrix.touched_by(FilmIx(0)).is_empty() && matrix.touched_by(FilmIx(9)).is_empty());
        assert!((matrix.weight(FilmIx(0), FilmIx(1)) - 0.5).abs() < 0.1);
        assert_eq!(matrix.weight(FilmIx(1), FilmIx(0)), 0.0);
    }
}
