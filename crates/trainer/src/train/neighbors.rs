use bijou_catalog::Neighbors;
use nalgebra::{DMatrix, DVector};
use rayon::prelude::*;
use serde::{Deserialize, Serialize};

use super::autoencoder::Autoencoder;
use super::interactions::Interactions;
use super::objective::Objective;
use super::{Settings, TrainError};

/// Films that are looked at as a film's neighbors: those which the full autoencoder gives the largest weights.
const CANDIDATES: usize = 32;

/// Most films that have neighbors, the most-rated ones: each is compared with all others.
const MOST_FILMS: usize = 10_000;

/// Most people whom neighbors are learned from: each film looks at everybody who rated one of its candidates.
const MOST_PEOPLE: usize = 20_000;

/// Most rows of the matrix that is inverted, whether of people or of films; its cost grows with the cube.
const LARGEST_INVERSE: usize = 6_000;

/// A rating that all but decides its own score would tell nothing of what the others leave.
const LEAST_UNKNOWN: f32 = 0.05;

/// How a few neighbors per film are chosen and weighed.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NeighborSettings {
    /// Neighbors kept per rating of the data, over all films: the more ratings, the more pairs of films can be told from
    /// chance. Films for which neighbors tell more keep more. 0 for no neighbors.
    pub per_rating: f32,
    /// L2 regularization of the autoencoder that finds candidates.
    pub autoencoder_ridge: f32,
    /// Ridge of the weights.
    pub ridge: f32,
    /// Weight of people who did not rate the film, against 1 for those who did.
    pub unobserved_weight: f32,
    /// What the weights explain: 0 for the target itself, 1 for what the factors leave of it. Between, neighbors rank well
    /// alone and add to the factors, too.
    pub residual: f32,
}

/// A neighbor's weight for a film, and how much it explains.
struct Candidate {
    film: u32,
    neighbor: u32,
    weight: f32,
    explained: f32,
}

/// Learns the sparse item-item matrix: candidates from EASE (Steck 2019), weights by ridge regression on them (as SLIM, Ning &
/// Karypis 2011), and of all films' candidates those that explain most.
///
/// # Errors
/// [`TrainError::Diverged`] where a system cannot be solved.
pub fn learn_neighbors(
    interactions: &Interactions,
    films: &DMatrix<f32>,
    objective: &Objective,
    settings: &Settings,
) -> Result<Option<Neighbors>, TrainError> {
    let chosen = settings.neighbors;
    let ratings: usize = (0..films.ncols()).map(|film| interactions.of_film(film).len()).sum();
    let most = (chosen.per_rating * ratings as f32) as usize;
    if most == 0 {
        return Ok(None);
    }
    let known = match interactions.users().min(MOST_PEOPLE).min(interactions.films()) {
        ..=LARGEST_INVERSE => MOST_FILMS,
        _ => LARGEST_INVERSE,
    };
    let interactions = &interactions.part(known, MOST_PEOPLE);
    let films = &films.columns(0, interactions.films()).into_owned();
    let autoencoder = Autoencoder::new(interactions, chosen.autoencoder_ridge)?;
    let people = People::new(interactions, films, objective).ok_or(TrainError::Diverged)?;
    let found: Option<Vec<Vec<Candidate>>> = (0..films.ncols())
        .into_par_iter()
        .map(|film| people.weigh(film, &largest(&autoencoder.weights(film)), films, &chosen))
        .collect();
    let mut found: Vec<Candidate> = found.ok_or(TrainError::Diverged)?.into_iter().flatten().collect();
    let by_use = |a: &Candidate, b: &Candidate| {
        b.explained.total_cmp(&a.explained).then((a.film, a.neighbor).cmp(&(b.film, b.neighbor)))
    };
    found.sort_unstable_by(by_use);
    found.truncate(most);
    let mut rows: Vec<Vec<(u32, f32)>> = vec![Vec::new(); films.ncols()];
    found.iter().for_each(|kept| rows[kept.film as usize].push((kept.neighbor, kept.weight)));
    Ok(Some(Neighbors::new(rows.iter().map(Vec::as_slice))))
}

/// The films with the weights furthest from 0.
fn largest(weights: &[f32]) -> Vec<usize> {
    let mut films: Vec<usize> = (0..weights.len()).filter(|film| weights[*film] != 0.0).collect();
    let further = |a: &usize, b: &usize| weights[*b].abs().total_cmp(&weights[*a].abs()).then(a.cmp(b));
    if films.len() > CANDIDATES {
        films.select_nth_unstable_by(CANDIDATES, further);
        films.truncate(CANDIDATES);
    }
    films.sort_unstable();
    films
}

/// People as the factors see them.
struct People<'a> {
    interactions: &'a Interactions,
    /// A column of factors each.
    users: DMatrix<f32>,
    /// For every rating by film, what the factors leave of its target had they not known it.
    left: Vec<Vec<f32>>,
}

impl<'a> People<'a> {
    /// Folds everybody in anew, as the factors that ship do.
    fn new(interactions: &'a Interactions, films: &DMatrix<f32>, objective: &Objective) -> Option<Self> {
        let gramian = films * films.transpose() * objective.unobserved_weight;
        let folded: Option<Vec<(DVector<f32>, Vec<f32>)>> = (0..interactions.users())
            .into_par_iter()
            .map(|user| {
                let (rated, targets): (Vec<usize>, Vec<f32>) = interactions.of_user(user).unzip();
                let regularization = objective.regularization(rated.len(), films.ncols());
                let rows = films.select_columns(&rated);
                let mut precision = gramian.clone();
                for d in 0..precision.nrows() {
                    precision[(d, d)] += regularization;
                }
                precision.gemm(1.0, &rows, &rows.transpose(), 1.0);
                let cholesky = precision.cholesky()?;
                let targets = DVector::from_vec(targets);
                let vector = cholesky.solve(&(&rows * &targets));
                let whitened = cholesky.l_dirty().solve_lower_triangular(&rows)?;
                let scores = rows.tr_mul(&vector);
                let unknown = |place: usize| {
                    let influence = whitened.column(place).norm_squared();
                    (targets[place] - scores[place]) / (1.0 - influence).max(LEAST_UNKNOWN)
                };
                let left = (0..targets.len()).map(unknown).collect();
                Some((vector, left))
            })
            .collect();
        let folded = folded?;
        // By user to by film: users come in order on both sides.
        let mut left = vec![Vec::new(); films.ncols()];
        for (user, (_, own)) in folded.iter().enumerate() {
            interactions.of_user(user).zip(own).for_each(|((film, _), value)| left[film].push(*value));
        }
        let users = DMatrix::from_columns(&folded.into_iter().map(|(vector, _)| vector).collect::<Vec<_>>());
        Some(Self { interactions, users, left })
    }

    /// Ridge regression of what a film asks for on its candidates' targets, over everybody who rated one of them.
    fn weigh(
        &self,
        film: usize,
        candidates: &[usize],
        films: &DMatrix<f32>,
        settings: &NeighborSettings,
    ) -> Option<Vec<Candidate>> {
        let mut place = vec![usize::MAX; self.users.ncols()];
        let mut active: Vec<usize> = Vec::new();
        for candidate in candidates {
            for (user, _) in self.interactions.of_film(*candidate) {
                if place[user] == usize::MAX {
                    place[user] = active.len();
                    active.push(user);
                }
            }
        }
        let mut rated = DMatrix::zeros(candidates.len(), active.len());
        for (row, candidate) in candidates.iter().enumerate() {
            let entries = self.interactions.of_film(*candidate);
            entries.for_each(|(user, target)| rated[(row, place[user])] = target);
        }
        let factors = films.column(film);
        let score = |user: &usize| -settings.residual * self.users.column(*user).dot(&factors);
        let mut asked = DVector::from_iterator(active.len(), active.iter().map(score));
        let mut weights = DVector::repeat(active.len(), settings.unobserved_weight);
        for ((user, target), left) in self.interactions.of_film(film).zip(&self.left[film]) {
            if let Some(person) = place.get(user).filter(|place| **place != usize::MAX) {
                asked[*person] = (1.0 - settings.residual) * target + settings.residual * left;
                weights[*person] = 1.0;
            }
        }
        let mut weighted = rated.clone();
        weighted.column_iter_mut().zip(weights.iter()).for_each(|(mut column, weight)| column *= *weight);
        let mut precision = DMatrix::identity(candidates.len(), candidates.len()) * settings.ridge;
        precision.gemm(1.0, &weighted, &rated.transpose(), 1.0);
        let energy = precision.diagonal();
        let solved = precision.cholesky()?.solve(&(weighted * asked));
        let candidate = |(row, weight): (usize, &f32)| Candidate {
            film: film as u32,
            neighbor: candidates[row] as u32,
            weight: *weight,
            explained: weight * weight * energy[row],
        };
        Some(solved.iter().enumerate().map(candidate).collect())
    }
}
