use bijou_catalog::Matrix;

use super::rounding::share;
use crate::data::Dataset;

/// A picture of the matrix of people and rated films with at most `side` cells across and down, sorted by activity.
pub fn matrix(data: &Dataset, people: &[u64], films: &[u64], side: usize) -> Matrix {
    let (rows, columns) = (Parts::of(people, side), Parts::of(films, side));
    let mut counted = vec![0_u64; rows.count * columns.count];
    for event in data.ratings.events() {
        counted[rows.of[event.user as usize] * columns.count + columns.of[event.film as usize]] += 1;
    }
    let cell = |(at, count): (usize, &u64)| {
        let pairs = rows.sizes[at / columns.count] * columns.sizes[at % columns.count];
        share(*count as f64, pairs as f64)
    };
    let pairs = rows.sizes.iter().sum::<u64>() as f64 * columns.sizes.iter().sum::<u64>() as f64;
    Matrix {
        columns: columns.count as u64,
        cells: counted.iter().enumerate().map(cell).collect(),
        density: share(data.ratings.len() as f64, pairs),
    }
}

/// Things cut into parts of nearly equal size by rank, the most active first.
struct Parts {
    /// The part of each; of those with nothing, 0, which nobody asks for.
    of: Vec<usize>,
    count: usize,
    sizes: Vec<u64>,
}

impl Parts {
    fn of(counts: &[u64], most: usize) -> Self {
        let mut ranked: Vec<usize> = (0..counts.len()).filter(|place| counts[*place] > 0).collect();
        // Equal ones stay in the data's order.
        ranked.sort_by(|a, b| counts[*b].cmp(&counts[*a]));
        let count = most.min(ranked.len());
        let mut parts = Self { of: vec![0; counts.len()], count, sizes: vec![0; count] };
        for (rank, place) in ranked.iter().enumerate() {
            let part = rank * count / ranked.len();
            parts.of[*place] = part;
            parts.sizes[part] += 1;
        }
        parts
    }
}

#[cfg(test)]
mod tests {
    use super::super::examine::sample::dataset;
    use super::*;

    #[test]
    fn the_most_active_lie_in_the_corner() {
        // Person 0 rates films 0, 1 and 2, person 1 film 1; film 3 has nobody.
        let data = dataset(4, &[&[(0, 8), (1, 8), (2, 8)], &[(1, 6)]]);
        let picture = matrix(&data, &[3, 1], &[1, 2, 1, 0], 2);
        // Films in order 1, 0 | 2: the first part holds two of the three.
        assert_eq!(picture.columns, 2);
        assert_eq!(picture.cells, [1.0, 1.0, 0.5, 0.0]);
        assert_eq!(picture.density, 0.666_7);
    }

    #[test]
    fn there_are_no_more_cells_than_people_and_films() {
        let data = dataset(1, &[&[(0, 2)]]);
        assert_eq!(matrix(&data, &[1], &[1], 24).cells, [1.0]);
    }
}
