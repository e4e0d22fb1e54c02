use nalgebra::DMatrix;

use super::TrainError;
use super::interactions::Interactions;
use super::inverse::inverse;

/// EASE (Steck 2019), the linear autoencoder over films, with a column of weights per film that is scored.
///
/// The films-by-films matrix is never formed: with X the people by films and K = X Xᵀ + λ I, the inverse of Xᵀ X + λ I is
/// `(I − Xᵀ K⁻¹ X) / λ`, so that a matrix of people is inverted instead of the larger one of films.
#[derive(Debug)]
pub struct Autoencoder<'a> {
    people: &'a Interactions,
    /// K⁻¹.
    kernel: DMatrix<f32>,
}

impl<'a> Autoencoder<'a> {
    /// Trains with L2 regularization `lambda`.
    ///
    /// # Errors
    /// [`TrainError::Diverged`] where `lambda` is not positive.
    pub fn new(people: &'a Interactions, lambda: f32) -> Result<Self, TrainError> {
        let mut kernel = DMatrix::zeros(people.users(), people.users());
        for film in 0..people.films() {
            for (user, value) in people.of_film(film) {
                let mut column = kernel.column_mut(user);
                people.of_film(film).for_each(|(other, other_value)| column[other] += value * other_value);
            }
        }
        for user in 0..kernel.nrows() {
            kernel[(user, user)] += lambda;
        }
        Ok(Self { people, kernel: inverse(&kernel).ok_or(TrainError::Diverged)? })
    }

    /// What every film's value counts for the score of `film`; its own counts 0.
    pub fn weights(&self, film: usize) -> Vec<f32> {
        let mut projected = vec![0.0; self.kernel.nrows()];
        for (user, value) in self.people.of_film(film) {
            let column = self.kernel.column(user);
            projected.iter_mut().zip(column.iter()).for_each(|(sum, kernel)| *sum += value * kernel);
        }
        let product = |other: usize| -> f32 {
            self.people.of_film(other).map(|(user, value)| projected[user] * value).sum()
        };
        let own = 1.0 - product(film);
        let weight = |other: usize| if other == film { 0.0 } else { product(other) / own };
        (0..self.people.films()).map(weight).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::data::{RatingEvent, Ratings};
    use bijou_engine::Stars;

    #[test]
    fn the_dual_form_weighs_like_the_textbook() {
        let (users, films) = (9_u32, 6_u32);
        let half_stars = |user: u32, film: u32| 1 + ((user * 5 + film * 3) % 10) as u8;
        let rated = |user: u32, film: u32| !(user + film * 2).is_multiple_of(3);
        let events: Vec<RatingEvent> = (0..users)
            .flat_map(|user| (0..films).map(move |film| (user, film)))
            .filter(|(user, film)| rated(*user, *film))
            .map(|(user, film)| RatingEvent {
                user,
                film,
                stars: Stars::from_half_stars(half_stars(user, film)).unwrap(),
            })
            .collect();
        let names = (0..users).map(|user| user.to_string()).collect();
        let ratings = Ratings::from_events(names, events.into_iter());
        let learned: Vec<Option<u32>> = (0..films).map(Some).collect();
        let people = Interactions::new(&ratings, &learned, films as usize, <[f32]>::to_vec);
        let autoencoder = Autoencoder::new(&people, 2.0).unwrap();
        // P = (XᵀX + λI)⁻¹, B = I − P / diag(P).
        let x = DMatrix::from_fn(users as usize, films as usize, |user, film| {
            let (user, film) = (user as u32, film as u32);
            if rated(user, film) { f32::from(half_stars(user, film)) / 2.0 } else { 0.0 }
        });
        let p = (x.transpose() * &x + DMatrix::identity(6, 6) * 2.0).try_inverse().unwrap();
        for film in 0..6 {
            for (other, weight) in autoencoder.weights(film).iter().enumerate() {
                let expected = if other == film { 0.0 } else { -p[(other, film)] / p[(film, film)] };
                assert!((weight - expected).abs() < 1e-3, "{weight} instead of {expected}");
            }
        }
    }
}
