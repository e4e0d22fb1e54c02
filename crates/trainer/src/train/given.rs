use nalgebra::DMatrix;

use super::als::{Factorization, fold_in_films, fold_in_people};
use super::content_prior::{ContentPrior, trust};
use super::trained::{Ground, Trained};
use super::{CatalogOrder, Settings, TrainError};
use crate::data::Dataset;
use crate::progress::stage;

/// Factors of films that were learned elsewhere, or before.
#[derive(Debug, Clone, PartialEq)]
pub struct Given {
    /// A column per film that has factors.
    pub factors: DMatrix<f32>,
    /// For every film of the data, its column.
    pub columns: Vec<Option<usize>>,
}

impl Given {
    /// Which films get factors: those that have them, and those with enough ratings.
    pub fn order(&self, data: &Dataset, fewest_ratings: u32) -> CatalogOrder {
        let counts = data.rating_counts();
        CatalogOrder::of(data, |film| self.columns[film].is_some() || counts[film] >= fewest_ratings)
    }
}

/// Learns what ships around given factors, which stay as they are. People are folded in against them, and films that have enough
/// ratings and no factors are solved for against those people: with the plain objective they are drawn toward zero, with the
/// graded one toward what their content says, as in training.
///
/// # Errors
/// [`TrainError`] where there are too few films, or a solve fails.
pub fn around_given(data: &Dataset, settings: &Settings, given: &Given) -> Result<Trained, TrainError> {
    let ground = Ground::new(data, settings, given.order(data, settings.fewest_ratings))?;
    let columns: Vec<Option<usize>> =
        ground.order.films[..ground.order.learned].iter().map(|film| given.columns[*film]).collect();
    let mut films = DMatrix::zeros(given.factors.nrows(), columns.len());
    for (mut to, from) in films.column_iter_mut().zip(&columns) {
        from.iter().for_each(|from| to.copy_from(&given.factors.column(*from)));
    }
    if columns.contains(&None) {
        stage("factors of other films", || complete(&ground, &mut films, &columns))?;
    }
    let users =
        stage("folding people in", || fold_in_people(&ground.interactions, &films, &settings.objective()))?;
    ground.around(Factorization { users, films })
}

/// Fills in the columns that nothing was given for.
fn complete(ground: &Ground, films: &mut DMatrix<f32>, given: &[Option<usize>]) -> Result<(), TrainError> {
    let Ground { settings, interactions, features, .. } = ground;
    let objective = settings.objective();
    let people = fold_in_people(interactions, films, &objective)?;
    let expected = match settings.als_implicit {
        Some(_) => DMatrix::zeros(films.nrows(), films.ncols()),
        None => {
            let mut trust = trust(interactions, settings);
            trust
                .iter_mut()
                .zip(given)
                .filter(|(_, given)| given.is_none())
                .for_each(|(trust, _)| *trust = 0.0);
            ContentPrior::trusting(features, trust, settings).expect(films)
        }
    };
    let solved = fold_in_films(interactions, &people, &expected, &objective)?;
    for (film, _) in given.iter().enumerate().filter(|(_, given)| given.is_none()) {
        films.set_column(film, &solved.column(film));
    }
    Ok(())
}
