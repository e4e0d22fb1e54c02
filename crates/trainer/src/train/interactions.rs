use bijou_catalog::Target;
use bijou_engine::targets;

use crate::data::Ratings;

/// One side of the sparse matrix of targets: for every row (a person or a film) the columns it has and their targets.
#[derive(Debug, Clone, PartialEq)]
pub struct Rows {
    starts: Vec<usize>,
    columns: Vec<u32>,
    targets: Vec<f32>,
}

impl Rows {
    /// Sorts entries of `(row, column, target)` into rows; entries of a row keep their order.
    fn new(rows: usize, entries: impl Iterator<Item = (u32, u32, f32)> + Clone) -> Self {
        let mut starts = vec![0; rows + 1];
        for (row, _, _) in entries.clone() {
            starts[row as usize + 1] += 1;
        }
        for row in 0..rows {
            starts[row + 1] += starts[row];
        }
        let mut next = starts.clone();
        let mut columns = vec![0; starts[rows]];
        let mut targets = vec![0.0; starts[rows]];
        for (row, column, target) in entries {
            let place = next[row as usize];
            next[row as usize] += 1;
            columns[place] = column;
            targets[place] = target;
        }
        Self { starts, columns, targets }
    }

    /// The number of rows.
    pub fn len(&self) -> usize {
        self.starts.len() - 1
    }

    /// A row's columns and targets.
    pub fn row(&self, row: usize) -> (&[u32], &[f32]) {
        let range = self.starts[row]..self.starts[row + 1];
        (&self.columns[range.clone()], &self.targets[range])
    }
}

/// The matrix of targets by person and by film.
#[derive(Debug, Clone, PartialEq)]
pub struct Interactions {
    /// A row per person with at least one rating of a learned film; columns are learned films.
    pub by_user: Rows,
    /// A row per learned film.
    pub by_film: Rows,
}

impl Interactions {
    /// Turns ratings into targets. `learned[film]` is the film's row in the factor matrix, if it gets one.
    pub fn new(ratings: &Ratings, learned: &[Option<u32>], films: usize, curve: &Target) -> Self {
        let mut entries: Vec<(u32, u32, f32)> = Vec::with_capacity(ratings.events.len());
        let mut users = 0;
        for (_, events) in ratings.by_user() {
            let known: Vec<(u32, f32)> = events
                .iter()
                .filter_map(|event| learned[event.film as usize].map(|film| (film, event.stars.value())))
                .collect();
            if known.is_empty() {
                continue;
            }
            let stars: Vec<f32> = known.iter().map(|(_, stars)| *stars).collect();
            let own = known.iter().zip(targets(curve, &stars));
            entries.extend(own.map(|((film, _), target)| (users, *film, target)));
            users += 1;
        }
        let by_film = entries.iter().map(|(user, film, target)| (*film, *user, *target));
        Self {
            by_user: Rows::new(users as usize, entries.iter().copied()),
            by_film: Rows::new(films, by_film),
        }
    }
}
