use nalgebra::DMatrix;

use super::TrainError;
use super::interactions::Interactions;
use super::inverse::inverse;

/// EASE (Steck 2019), the linear autoencoder over films, with a column of weights per film that is scored.
///
/// With X the people by films, it needs the inverse of Xᵀ X + λ I. Where there are fewer people than films, that is
/// `(I − Xᵀ K⁻¹ X) / λ` with K = X Xᵀ + λ I, so that the smaller matrix is inverted.
#[derive(Debug)]
pub struct Autoencoder<'a> {
    people: &'a Interactions,
    inverse: Inverse,
}

#[derive(Debug)]
enum Inverse {
    /// (Xᵀ X + λ I)⁻¹.
    OfFilms(DMatrix<f32>),
    /// (X Xᵀ + λ I)⁻¹.
    OfPeople(DMatrix<f32>),
}

impl<'a> Autoencoder<'a> {
    /// Trains with L2 regularization `lambda`.
    ///
    /// # Errors
    /// [`TrainError::Diverged`] where `lambda` is not positive.
    pub fn new(people: &'a Interactions, lambda: f32) -> Result<Self, TrainError> {
        let solved = if people.films() < people.users() {
            let products = products(people.films(), people.users(), lambda, |user| people.of_user(user));
            inverse(&products).map(Inverse::OfFilms)
        } else {
            let products = products(people.users(), people.films(), lambda, |film| people.of_film(film));
            inverse(&products).map(Inverse::OfPeople)
        };
        Ok(Self { people, inverse: solved.ok_or(TrainError::Diverged)? })
    }

    /// What every film's value counts for the score of `film`; its own counts 0.
    pub fn weights(&self, film: usize) -> Vec<f32> {
        match &self.inverse {
            Inverse::OfFilms(inverse) => {
                let own = inverse[(film, film)];
                let weight = |other: usize| if other == film { 0.0 } else { -inverse[(other, film)] / own };
                (0..self.people.films()).map(weight).collect()
            }
            Inverse::OfPeople(kernel) => self.weights_by_people(kernel, film),
        }
    }

    fn weights_by_people(&self, kernel: &DMatrix<f32>, film: usize) -> Vec<f32> {
        let mut projected = vec![0.0; kernel.nrows()];
        for (user, value) in self.people.of_film(film) {
            let column = kernel.column(user);
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

/// Inner products of rows, with `lambda` on the diagonal: the sum of what each column has of each pair of them.
fn products<I: Iterator<Item = (usize, f32)> + Clone>(
    rows: usize,
    columns: usize,
    lambda: f32,
    column: impl Fn(usize) -> I,
) -> DMatrix<f32> {
    let mut products = DMatrix::zeros(rows, rows);
    for entries in (0..columns).map(column) {
        for (row, value) in entries.clone() {
            let mut sums = products.column_mut(row);
            entries.clone().for_each(|(other, other_value)| sums[other] += value * other_value);
        }
    }
    (0..rows).for_each(|row| products[(row, row)] += lambda);
    products
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::data::{RatingEvent, Ratings};
    use bijou_engine::Stars;

    #[test]
    fn weights_are_those_of_the_textbook_whether_people_or_films_are_fewer() {
        weights_are_those_of_the_textbook(9, 6);
        weights_are_those_of_the_textbook(5, 6);
    }

    fn weights_are_those_of_the_textbook(users: u32, films: u32) {
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
