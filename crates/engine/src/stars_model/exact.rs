use std::sync::Arc;

use super::given::Given;
use super::kernel::Kernel;
use super::posterior::{self, StarsPosterior};

/// Where more than one in so many films leave, starting anew is less work.
const MANY: usize = 8;

/// Makes the posterior follow a person's ratings by conditioning on every one of them (Rasmussen & Williams 2006, algorithm
/// 2.1): films no longer rated leave the basis, new ones join it. From an empty posterior that is conditioning from the
/// start.
///
/// Cost for n ratings: about `n × dims + n²` multiplications for each film that joins or leaves, and `n²` at the end. `None`
/// where the covariances are not positive definite, which only a hostile catalog brings about.
pub(super) fn follow(
    mut posterior: StarsPosterior,
    kernel: &Kernel,
    mut given: Given,
) -> Option<StarsPosterior> {
    let gone = posterior.basis.iter().filter(|film| !given.has(film.film)).count();
    if gone * MANY > posterior.basis.len() {
        posterior = StarsPosterior::prior(kernel.catalog.len());
    }
    let StarsPosterior { basis, whitening, weights, spread, .. } = &mut posterior;
    let mut surprises = Vec::new();
    for place in (0..basis.len()).rev() {
        match given.take(basis[place].film) {
            Some(stars) => surprises.push(stars - basis[place].expected),
            None => {
                basis.remove(place);
                whitening.remove(place)?;
            }
        }
    }
    surprises.reverse();
    for (film, stars) in given.take_rest() {
        let film = kernel.portrait(film);
        let covariances = basis.iter().map(|other| kernel.covariance(other, &film)).collect();
        whitening.append(covariances, kernel.covariance(&film, &film) + film.noise)?;
        surprises.push(stars - film.expected);
        basis.push(Arc::new(film));
    }
    whitening.whiten(&mut surprises);
    *spread = posterior::spread(surprises.iter().map(|surprise| surprise * surprise).sum(), surprises.len());
    whitening.unwhiten(&mut surprises);
    *weights = surprises;
    Some(posterior)
}
