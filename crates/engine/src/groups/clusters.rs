use crate::FilmIx;
use crate::factors::{Direction, FactorMatrix};
use crate::lanes::dot;

/// Rounds of the clustering; it has come to rest by then.
const ROUNDS: usize = 30;

/// Spherical k-means (Dhillon & Modha 2001) over the directions of films' factors, away from their mean direction: whatever is
/// well known points one way, and what tells films apart is the rest. It starts from the films that are farthest from each
/// other, so that the same films always give the same clusters.
pub(super) struct Clusters {
    directions: Vec<Vec<f32>>,
    /// Where films point on average.
    mean: Vec<f32>,
    /// The cluster of each film.
    of: Vec<usize>,
    count: usize,
}

impl Clusters {
    pub(super) fn find(factors: &FactorMatrix, films: &[FilmIx], count: usize) -> Self {
        let mut directions: Vec<Vec<f32>> =
            films.iter().map(|film| unit(factors.row(*film).collect())).collect();
        let mean = mean(directions.iter(), factors.dims());
        for direction in &mut directions {
            let around = direction.iter().zip(&mean).map(|(value, mean)| value - mean).collect();
            *direction = unit(around);
        }
        let count = count.min(films.len());
        let mut centers = far_apart(&directions, count);
        let mut of = nearest(&directions, &centers);
        for _ in 0..ROUNDS {
            centers = centers_of(&directions, &of, count, factors.dims());
            let moved = nearest(&directions, &centers);
            if moved == of {
                break;
            }
            of = moved;
        }
        Self { directions, mean, of, count }
    }

    /// The places of a cluster's films.
    pub(super) fn members(&self, cluster: usize) -> impl Iterator<Item = usize> {
        (0..self.of.len()).filter(move |place| self.of[*place] == cluster)
    }

    /// Where each cluster's films point, and how far films lie that way on average.
    pub(super) fn centers(&self, factors: &FactorMatrix) -> Vec<(Direction, f32)> {
        let centers = centers_of(&self.directions, &self.of, self.count, factors.dims());
        let level = |center: Vec<f32>| (factors.direction(center.iter().copied()), dot(&center, &self.mean));
        centers.into_iter().map(level).collect()
    }
}

fn centers_of(directions: &[Vec<f32>], of: &[usize], count: usize, dims: usize) -> Vec<Vec<f32>> {
    let members = |cluster: usize| {
        directions.iter().zip(of).filter(move |(_, own)| **own == cluster).map(|(direction, _)| direction)
    };
    (0..count).map(|cluster| unit(mean(members(cluster), dims))).collect()
}

fn mean<'a>(vectors: impl Iterator<Item = &'a Vec<f32>>, dims: usize) -> Vec<f32> {
    let (mut sum, mut count) = (vec![0.0; dims], 0.0_f32);
    for vector in vectors {
        sum.iter_mut().zip(vector).for_each(|(sum, value)| *sum += value);
        count += 1.0;
    }
    sum.iter_mut().for_each(|sum| *sum /= count.max(1.0));
    sum
}

fn unit(mut vector: Vec<f32>) -> Vec<f32> {
    let length = dot(&vector, &vector).sqrt();
    if length > 0.0 {
        vector.iter_mut().for_each(|value| *value /= length);
    }
    vector
}

/// The first direction, and then always the one that is least like those before it.
fn far_apart(directions: &[Vec<f32>], count: usize) -> Vec<Vec<f32>> {
    let mut nearest = vec![f32::NEG_INFINITY; directions.len()];
    let mut chosen: Vec<Vec<f32>> = Vec::new();
    while chosen.len() < count {
        let farthest = (0..directions.len()).min_by(|a, b| nearest[*a].total_cmp(&nearest[*b]));
        let Some(direction) = farthest.map(|place| directions[place].clone()) else { break };
        for (nearest, other) in nearest.iter_mut().zip(directions) {
            *nearest = nearest.max(dot(&direction, other));
        }
        chosen.push(direction);
    }
    chosen
}

fn nearest(directions: &[Vec<f32>], centers: &[Vec<f32>]) -> Vec<usize> {
    let nearest = |direction: &Vec<f32>| {
        let likeness = centers.iter().zip(0..).map(|(center, number)| (number, dot(direction, center)));
        crate::best::best(likeness, 1).next().map_or(0, |(number, _)| number as usize)
    };
    directions.iter().map(nearest).collect()
}
