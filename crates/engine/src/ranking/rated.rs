use nalgebra::{DMatrix, DVector};

use crate::best::sorted;
use crate::factors::FactorMatrix;
use crate::{FilmIx, Rating};

/// Films that may come or go before the sum is taken anew: what rounding each leaves behind stays far below the factors' own.
const MOST_STEPS: usize = 64;

/// The sum over a person's rated films of their factors times their transpose. It follows the ratings: one more is an update of
/// rank one, whatever their number.
#[derive(Debug, Clone)]
pub(crate) struct RatedGramian {
    /// In order.
    films: Vec<FilmIx>,
    sum: DMatrix<f32>,
    /// Films that came and went since it was last summed from the start.
    steps: usize,
}

impl RatedGramian {
    /// Of these films, from that of an earlier time where few differ.
    pub(super) fn of(factors: &FactorMatrix, rated: &[Rating], earlier: Option<&Self>) -> Self {
        let order = sorted(rated.len(), &|a, b| rated[a].film.cmp(&rated[b].film));
        let films: Vec<FilmIx> = order.into_iter().map(|place| rated[place].film).collect();
        earlier.and_then(|earlier| earlier.followed(factors, &films)).unwrap_or_else(|| {
            let mut sum = DMatrix::zeros(factors.dims(), factors.dims());
            factors.add_gramian(&films, 1.0, &mut sum);
            Self { films, sum, steps: 0 }
        })
    }

    fn followed(&self, factors: &FactorMatrix, films: &[FilmIx]) -> Option<Self> {
        let without = |all: &[FilmIx], others: &[FilmIx]| -> Vec<FilmIx> {
            all.iter().copied().filter(|film| others.binary_search(film).is_err()).collect()
        };
        let (come, gone) = (without(films, &self.films), without(&self.films, films));
        let steps = self.steps + come.len() + gone.len();
        if steps > MOST_STEPS || self.sum.nrows() != factors.dims() {
            return None;
        }
        let mut sum = self.sum.clone();
        for (changed, weight) in [(come, 1.0), (gone, -1.0)] {
            for film in changed {
                let row = DVector::from_iterator(factors.dims(), factors.row(film));
                sum.ger(weight, &row, &row, 1.0);
            }
        }
        Some(Self { films: films.to_vec(), sum, steps })
    }

    pub(super) fn sum(&self) -> &DMatrix<f32> {
        &self.sum
    }
}
