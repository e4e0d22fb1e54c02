use anyhow::{Context, Result};
use nalgebra::DMatrix;
use rayon::prelude::*;

use super::contender::{Answer, Contender, Task};
use super::metrics::is_liked;
use crate::data::Dataset;
use crate::train::inverse;

/// EASE (Steck 2019), the linear autoencoder that research compares with, on films rated 4 or more.
///
/// Its item-item matrix is never formed: with X the people by films and K = X Xᵀ + λ I, the inverse of Xᵀ X + λ I is
/// `(I − Xᵀ K⁻¹ X) / λ`, so a matrix of people is inverted instead of the larger one of films.
#[derive(Debug)]
pub struct Ease {
    /// X by column: per film, the people who like it.
    likers: Vec<Vec<u32>>,
    /// K⁻¹ X, people by films.
    spread: DMatrix<f32>,
    /// The diagonal of I − Xᵀ K⁻¹ X.
    diagonal: Vec<f32>,
    /// Which film of the data each column is.
    films: Vec<u32>,
    columns: Vec<Option<usize>>,
}

impl Ease {
    /// Trains on the films that at least `fewest_ratings` people rated, with L2 regularization `lambda`.
    ///
    /// # Errors
    /// Where `lambda` is not positive.
    pub fn new(data: &Dataset, fewest_ratings: u32, lambda: f32) -> Result<Self> {
        let counts = data.rating_counts();
        let films: Vec<u32> =
            (0..counts.len() as u32).filter(|film| counts[*film as usize] >= fewest_ratings).collect();
        let mut columns = vec![None; data.films.len()];
        films.iter().enumerate().for_each(|(column, film)| columns[*film as usize] = Some(column));
        let mut likers = vec![Vec::new(); films.len()];
        for event in data.ratings.events().filter(|event| is_liked(event.stars)) {
            if let Some(column) = columns[event.film as usize] {
                likers[column].push(event.user);
            }
        }
        let people = data.ratings.users.len();
        let mut kernel = DMatrix::from_diagonal_element(people, people, lambda);
        for likers in &likers {
            for b in likers {
                let mut shared = kernel.column_mut(*b as usize);
                likers.iter().for_each(|a| shared[*a as usize] += 1.0);
            }
        }
        let inverse = inverse(&kernel).context("EASE needs a positive regularization")?;
        drop(kernel);
        let mut spread = DMatrix::zeros(people, films.len());
        spread.as_mut_slice().par_chunks_mut(people.max(1)).zip(&likers).for_each(|(column, likers)| {
            for person in likers {
                let own = inverse.column(*person as usize);
                column.iter_mut().zip(own.iter()).for_each(|(sum, value)| *sum += value);
            }
        });
        let mut ease = Self { likers, spread, diagonal: Vec::new(), films, columns };
        ease.diagonal =
            (0..ease.films.len()).map(|film| 1.0 - ease.reached(film, ease.spread.column(film))).collect();
        Ok(ease)
    }

    /// One entry of Xᵀ v.
    fn reached(&self, film: usize, people: nalgebra::DVectorView<f32>) -> f32 {
        self.likers[film].iter().map(|person| people[*person as usize]).sum()
    }

    /// Every column's score: x B with B = I − P / diag(P) and P = (I − Xᵀ K⁻¹ X) / λ, where λ cancels.
    fn scores(&self, liked: &[usize]) -> Vec<f32> {
        let mut people = nalgebra::DVector::zeros(self.spread.nrows());
        liked.iter().for_each(|film| people += self.spread.column(*film));
        let mut own = vec![0.0; self.films.len()];
        liked.iter().for_each(|film| own[*film] = 1.0);
        let score = |film: usize| {
            own[film] - (own[film] - self.reached(film, people.as_view())) / self.diagonal[film]
        };
        (0..self.films.len()).map(score).collect()
    }
}

impl Contender for Ease {
    fn name(&self) -> String {
        "EASE on 4+".to_owned()
    }

    fn answer(&self, task: &Task, top: usize) -> Answer {
        let liked = task.fold_in.iter().filter(|(_, stars)| is_liked(*stars));
        let liked: Vec<usize> = liked.filter_map(|(film, _)| self.columns[*film as usize]).collect();
        let scores = self.scores(&liked);
        let is_open = |column: &usize| task.open[self.films[*column] as usize];
        let mut order: Vec<usize> = (0..self.films.len()).filter(is_open).collect();
        order.sort_unstable_by(|a, b| scores[*b].total_cmp(&scores[*a]).then(a.cmp(b)));
        Answer {
            list: order.into_iter().take(top).map(|column| self.films[column]).collect(),
            guesses: vec![None; task.questions.len()],
        }
    }
}

#[cfg(test)]
mod tests {
    use bijou_engine::Stars;
    use nalgebra::DVector;

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
    fn the_dual_form_scores_and_ranks_like_the_textbook() {
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
            ratings: Ratings::from_events((0..5).map(|user| user.to_string()).collect(), events.into_iter()),
            report: CleaningReport::default(),
        };
        let ease = Ease::new(&data, 1, 2.0).unwrap();
        let mut expected = textbook(&likes, 2.0, &DVector::from_vec(vec![1.0, 0.0, 0.0, 1.0, 0.0, 0.0, 0.0]));
        let scores = ease.scores(&[0, 3]);
        (0..7).for_each(|film| assert!((scores[film] - expected[film]).abs() < 1e-4));
        let fold_in = vec![(0, stars(10)), (3, stars(8)), (5, stars(2))];
        let open = (0..7).map(|film| ![0, 3, 5].contains(&film)).collect();
        [0, 3, 5].into_iter().for_each(|film| expected[film] = f32::NEG_INFINITY);
        let mut order: Vec<u32> = (0..films).collect();
        order.sort_by(|a, b| expected[*b as usize].total_cmp(&expected[*a as usize]));
        assert_eq!(ease.answer(&Task { fold_in, open, questions: &[] }, 4).list, order[..4]);
    }
}
