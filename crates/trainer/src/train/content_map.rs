use bijou_catalog::ContentMap;
use nalgebra::{DMatrix, DVector};

use super::als::{fold_in_films, fold_in_people};
use super::film_features::FilmFeatures;
use super::interactions::Interactions;
use super::prior::learn_prior;
use super::quantize::{dequantized, quantized};
use super::ridge::Ridge;
use super::{Settings, TrainError};

/// Times that people are folded in against what content says, and content is fitted to what they then ask for.
const ROUNDS: usize = 3;

/// Learns what content says of factors, in few dimensions: the map of a ridge regression of the learned factors, cut to the
/// directions in which films differ most (reduced-rank regression, Izenman 1975), and then fitted to people who know films
/// by content only.
///
/// Films without learned factors take part with factors of 0: nobody at hand rated them.
///
/// # Errors
/// [`TrainError::Diverged`] where a system cannot be solved.
pub fn learn_content_map(
    features: FilmFeatures,
    interactions: &Interactions,
    factors: &DMatrix<f32>,
    trust: &[f32],
    settings: &Settings,
) -> Result<ContentMap, TrainError> {
    let (dims, learned) = factors.shape();
    let mut weights = vec![settings.content_tail_weight; features.films.len()];
    weights[..learned].copy_from_slice(trust);
    let ridge = Ridge {
        films: &features.films,
        weights: &weights,
        features: features.count,
        ridge: settings.content_ridge,
    };
    let with_tail = |factors: &DMatrix<f32>| factors.clone().resize_horizontally(features.films.len(), 0.0);
    let known = |map: &DMatrix<f32>| Ridge::predict(map, &features.films[..learned]);
    let objective = settings.objective();
    let map = ridge.solve(&with_tail(factors), &DMatrix::zeros(dims, features.count));
    let axes = principal_axes(&known(&map), trust, usize::from(settings.content_factors));
    let mut map = axes.tr_mul(&map);
    for _ in 0..ROUNDS {
        let content = known(&map);
        let people = fold_in_people(interactions, &content, &objective)?;
        let asked = fold_in_films(interactions, &people, &content, &objective)?;
        map = ridge.solve(&with_tail(&asked), &map);
    }
    let rows = quantized(&map);
    let people = fold_in_people(interactions, &known(&dequantized(&rows)), &objective)?;
    Ok(ContentMap {
        directors: features.directors,
        cast: features.cast,
        tags: features.tags,
        features: rows,
        ranking: settings.ranking_model(learned, learn_prior(&people, settings)?),
    })
}

/// The directions that hold most of the films' weighted squares, a column each.
fn principal_axes(films: &DMatrix<f32>, weights: &[f32], count: usize) -> DMatrix<f32> {
    let mut weighted = films.clone();
    weighted.column_iter_mut().zip(weights).for_each(|(mut film, weight)| film *= *weight);
    let eigen = (weighted * films.transpose()).symmetric_eigen();
    let mut order: Vec<usize> = (0..eigen.eigenvalues.len()).collect();
    order.sort_unstable_by(|a, b| eigen.eigenvalues[*b].total_cmp(&eigen.eigenvalues[*a]).then(a.cmp(b)));
    let columns: Vec<DVector<f32>> =
        order.iter().take(count).map(|axis| eigen.eigenvectors.column(*axis).into_owned()).collect();
    DMatrix::from_columns(&columns)
}
