use crate::data::Ratings;

/// One side of a sparse matrix: for every row (a person or a film) the columns it has and what each should be.
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

/// What every person should think of the films that they rated, by person and by film.
#[derive(Debug, Clone, PartialEq)]
pub struct Interactions {
    /// A row per person with at least one rating of a learned film; columns are learned films.
    pub by_user: Rows,
    /// A row per learned film.
    pub by_film: Rows,
}

impl Interactions {
    /// Builds both sides. `learned[film]` is the film's row in the factor matrix, if it gets one; `targets` gives for a
    /// person's number, films and stars what each should be.
    pub fn new(
        ratings: &Ratings,
        learned: &[Option<u32>],
        films: usize,
        targets: impl Fn(usize, &[u32], &[f32]) -> Vec<f32>,
    ) -> Self {
        let mut entries: Vec<(u32, u32, f32)> = Vec::with_capacity(ratings.events.len());
        let mut users = 0;
        for (user, (_, events)) in ratings.by_user().enumerate() {
            let known: Vec<_> =
                events.iter().filter(|event| learned[event.film as usize].is_some()).collect();
            if known.is_empty() {
                continue;
            }
            let own_films: Vec<u32> = known.iter().map(|event| event.film).collect();
            let stars: Vec<f32> = known.iter().map(|event| event.stars.value()).collect();
            let rows = own_films.iter().filter_map(|film| learned[*film as usize]);
            let own = rows.zip(targets(user, &own_films, &stars));
            entries.extend(own.map(|(film, target)| (users, film, target)));
            users += 1;
        }
        let by_film = entries.iter().map(|(user, film, target)| (*film, *user, *target));
        Self {
            by_user: Rows::new(users as usize, entries.iter().copied()),
            by_film: Rows::new(films, by_film),
        }
    }
}
