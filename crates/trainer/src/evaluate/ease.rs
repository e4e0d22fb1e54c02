use anyhow::{Context, Result};
use bijou_engine::Stars;
use nalgebra::{Cholesky, DMatrix, DVector, Dyn};
use rayon::prelude::*;

use super::quality::Ranking;
use crate::data::Dataset;

/// Fewest stars that count as liking.
const LIKED: f32 = 4.0;

/// Columns that one thread solves for at a time.
const BLOCK: usize = 128;

/// EASE (Steck 2019), the linear autoencoder that research compares with, on films rated 4 or more.
///
/// Its item-item matrix is never formed: with X the people by films and K = X Xᵀ + λ I, the inverse of Xᵀ X + λ I is
/// `(I − Xᵀ K⁻¹ X) / λ`, so a system of people is solved instead of the larger one of films.
#[derive(Debug)]
pub struct Ease {
    /// X, people by films.
    likes: DMatrix<f32>,
    kernel: Cholesky<f32, Dyn>,
    /// The diagonal of I − Xᵀ K⁻¹ X.
    diagonal: DVector<f32>,
    /// Which film of the data each column is.
    films: Vec<u32>,
    columns: Vec<Option<u32>>,
}

impl Ease {
    /// Trains on the films that at least `fewest_ratings` people rated, with L2 regularization `lambda`.
    ///
    /// # Errors
    /// Where `lambda` is not positive.
    pub fn new(data: &Dataset, fewest_ratings: u32, lambda: f32) -> Result<Self> {
        let mut counts = vec![0_u32; data.films.len()];
        data.ratings.events.iter().for_each(|event| counts[event.film as usize] += 1);
        let films: Vec<u32> =
            (0..counts.len() as u32).filter(|film| counts[*film as usize] >= fewest_ratings).collect();
        let mut columns = vec![None; data.films.len()];
        films.iter().enumerate().for_each(|(column, film)| columns[*film as usize] = Some(column as u32));
        let mut likes = DMatrix::zeros(data.ratings.users.len(), films.len());
        for event in data.ratings.events.iter().filter(|event| event.stars.value() >= LIKED) {
            if let Some(column) = columns[event.film as usize] {
                likes[(event.user as usize, column as usize)] = 1.0;
            }
        }
        let mut kernel = &likes * likes.transpose();
        for person in 0..kernel.nrows() {
            kernel[(person, person)] += lambda;
        }
        let kernel = kernel.cholesky().context("EASE needs a positive regularization")?;
        let starts: Vec<usize> = (0..films.len()).step_by(BLOCK).collect();
        let blocks: Vec<Vec<f32>> = starts
            .into_par_iter()
            .map(|start| {
                let block = likes.columns(start, BLOCK.min(films.len() - start)).into_owned();
                let whitened = kernel.l_dirty().solve_lower_triangular(&block).unwrap_or(block);
                whitened.column_iter().map(|column| 1.0 - column.norm_squared()).collect()
            })
            .collect();
        let diagonal = DVector::from_vec(blocks.concat());
        Ok(Self { likes, kernel, diagonal, films, columns })
    }
}

impl Ranking for Ease {
    fn rank(&self, fold_in: &[(u32, Stars)], top: usize) -> Vec<u32> {
        let column = |film: u32| self.columns[film as usize].map(|column| column as usize);
        let mut liked = DVector::zeros(self.films.len());
        for (film, _) in fold_in.iter().filter(|(_, stars)| stars.value() >= LIKED) {
            if let Some(column) = column(*film) {
                liked[column] = 1.0;
            }
        }
        // x P with P = (I − Xᵀ K⁻¹ X) / λ, and B = I − P / diag(P); λ cancels.
        let projected = &liked - self.likes.tr_mul(&self.kernel.solve(&(&self.likes * &liked)));
        let mut scores = &liked - projected.component_div(&self.diagonal);
        fold_in
            .iter()
            .filter_map(|(film, _)| column(*film))
            .for_each(|column| scores[column] = f32::NEG_INFINITY);
        let mut order: Vec<usize> = (0..self.films.len()).collect();
        order.sort_unstable_by(|a, b| scores[*b].total_cmp(&scores[*a]).then(a.cmp(b)));
        order.into_iter().take(top).map(|column| self.films[column]).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::data::{CleaningReport, RatingEvent, Ratings};

    /// The textbook form: P = (XᵀX + λI)⁻¹, B = I − P / diag(P).
    fn textbook(likes: &DMatrix<f32>, lambda: f32, liked: &DVector<f32>) -> DVector<f32> {
        let gram = likes.transpose() * likes + DMatrix::identity(likes.ncols(), likes.ncols()) * lambda;
        let inverse = gram.try_inverse().unwrap();
        let weights = DMatrix::from_fn(likes.ncols(), likes.ncols(), |row, column| {
            if row == column { 0.0 } else { -inverse[(row, column)] / inverse[(column, column)] }
        });
        weights.tr_mul(liked)
    }

    #[test]
    fn the_dual_form_ranks_like_the_textbook() {
        let films = 7;
        let stars = |half_stars| Stars::from_half_stars(half_stars).unwrap();
        let mut events = Vec::new();
        let mut likes = DMatrix::zeros(5, films as usize);
        for user in 0..5_u32 {
            for film in (0..films).filter(|film| (film * 5 + user * 3) % 4 != 1) {
                let liked = (film + user) % 3 != 0;
                likes[(user as usize, film as usize)] = if liked { 1.0 } else { 0.0 };
                events.push(RatingEvent { user, film, stars: stars(if liked { 9 } else { 4 }) });
            }
        }
        let record = |film: u32| {
            crate::data::FilmRecord::new(&film.to_string(), crate::data::parse_title("A"), vec![])
        };
        let data = Dataset {
            films: (0..films).map(record).collect(),
            ratings: Ratings { users: (0..5).map(|user| user.to_string()).collect(), events },
            report: CleaningReport::default(),
        };
        let ease = Ease::new(&data, 1, 2.0).unwrap();
        let fold_in = [(0, stars(10)), (3, stars(8)), (5, stars(2))];
        let mut expected = textbook(&likes, 2.0, &DVector::from_vec(vec![1.0, 0.0, 0.0, 1.0, 0.0, 0.0, 0.0]));
        [0, 3, 5].into_iter().for_each(|film| expected[film] = f32::NEG_INFINITY);
        let mut order: Vec<u32> = (0..films).collect();
        order.sort_by(|a, b| expected[*b as usize].total_cmp(&expected[*a as usize]));
        assert_eq!(ease.rank(&fold_in, 4), order[..4]);
    }
}
