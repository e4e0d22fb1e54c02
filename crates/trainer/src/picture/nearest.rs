use nalgebra::DMatrix;
use rayon::prelude::*;

/// Most neighbors of a film that its place depends on: three times the perplexity.
const NEIGHBORS: usize = 90;

/// Films whose similarities are computed in one go.
const BLOCK: usize = 256;

/// For every film the films whose factors point most the same way, the most alike first.
pub struct Nearest {
    /// Pairs of a film and the squared distance of the directions, `2 − 2 cos`.
    pub of: Vec<Vec<(u32, f64)>>,
}

/// The films' factors (a column each) at unit length, since length is mostly popularity.
pub fn directions(films: &DMatrix<f32>) -> DMatrix<f32> {
    let mut directions = films.clone();
    directions.column_iter_mut().for_each(|mut film| {
        let length = film.norm();
        if length > 0.0 {
            film /= length;
        }
    });
    directions
}

impl Nearest {
    /// Compares all with all: exact, and quick enough for tens of thousands of films.
    pub fn new(directions: &DMatrix<f32>) -> Self {
        let films = directions.ncols();
        let transposed = directions.transpose();
        let starts: Vec<usize> = (0..films).step_by(BLOCK).collect();
        let blocks = starts.into_par_iter().map(|start| {
            let block = directions.columns(start, BLOCK.min(films - start));
            let cosines = &transposed * block;
            let of = |(place, cosines): (usize, _)| nearest(start + place, cosines);
            let columns = (0..cosines.ncols()).map(|column| cosines.column(column).iter().copied().collect());
            columns.collect::<Vec<Vec<f32>>>().into_iter().enumerate().map(of).collect::<Vec<_>>()
        });
        Self { of: blocks.flatten().collect() }
    }
}

fn nearest(film: usize, cosines: Vec<f32>) -> Vec<(u32, f64)> {
    let mut others: Vec<u32> = (0..cosines.len() as u32).filter(|other| *other as usize != film).collect();
    let order = |a: &u32, b: &u32| cosines[*b as usize].total_cmp(&cosines[*a as usize]).then(a.cmp(b));
    if others.len() > NEIGHBORS {
        others.select_nth_unstable_by(NEIGHBORS, order);
        others.truncate(NEIGHBORS);
    }
    others.sort_unstable_by(order);
    let distance = |other: u32| (2.0 - 2.0 * f64::from(cosines[other as usize])).max(0.0);
    others.into_iter().map(|other| (other, distance(other))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn films_that_point_the_same_way_are_nearest_whatever_their_length() {
        let films = DMatrix::from_column_slice(2, 4, &[1.0, 0.0, 9.0, 0.1, 0.0, 2.0, 1.0, 1.0]);
        let nearest = Nearest::new(&directions(&films));
        let first: Vec<u32> = nearest.of.iter().map(|others| others[0].0).collect();
        assert_eq!(first, [1, 0, 3, 1]);
        assert!(nearest.of.iter().all(|others| others.len() == 3));
    }
}
