use bijou_catalog::{ContentMap, RankingModel};
use nalgebra::{DMatrix, DVector};

use super::als::fold_in_everybody;
use super::film_features::FilmFeatures;
use super::interactions::Interactions;
use super::prior::learn_prior;
use super::quantize::{dequantized, quantized};
use super::ridge::Ridge;
use super::{Settings, TrainError};

/// Learns what content says of factors, in few dimensions: the map of a ridge regression, cut to the directions in which films
/// differ most (reduced-rank regression, Izenman 1975).
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
    let learned = factors.ncols();
    let films = features.films.len();
    let mut targets = DMatrix::zeros(factors.nrows(), films);
    targets.columns_mut(0, learned).copy_from(factors);
    let mut weights = vec![settings.content_tail_weight; films];
    weights[..learned].copy_from_slice(trust);
    let ridge = Ridge {
        films: &features.films,
        weights: &weights,
        features: features.count,
        ridge: settings.content_ridge,
    };
    let map = ridge.solve(&targets, &DMatrix::zeros(factors.nrows(), features.count));
    let predicted = Ridge::predict(&map, &features.films[..learned]);
    let axes = principal_axes(&predicted, trust, usize::from(settings.content_factors));
    let basis = quantized(&axes);
    // What the quantized basis cannot express is left out by projecting on it, not on the exact one.
    let basis_rows = dequantized(&basis);
    let gram = basis_rows.tr_mul(&basis_rows).cholesky().ok_or(TrainError::Diverged)?;
    let rows = quantized(&gram.solve(&basis_rows.tr_mul(&map)));
    let content = Ridge::predict(&dequantized(&rows), &features.films[..learned]);
    let objective = settings.objective();
    let people = fold_in_everybody(interactions, &content, &objective)?;
    Ok(ContentMap {
        directors: features.directors,
        cast: features.cast,
        tags: features.tags,
        features: rows,
        basis,
        ranking: RankingModel {
            target: settings.target,
            unobserved_weight: settings.unobserved_weight,
            regularization: settings.person_regularization(learned),
            prior: learn_prior(&people, settings)?,
        },
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
