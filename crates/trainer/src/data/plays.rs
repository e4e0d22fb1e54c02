use std::collections::BTreeMap;

use super::Kind;
use super::gathered::Gathered;
use super::rated::Rated;

/// How often people played things, added up.
#[derive(Default)]
pub struct Plays {
    counts: BTreeMap<(u32, u32), f64>,
}

impl Plays {
    /// Adds some of a person and a film.
    pub fn add(&mut self, user: u32, film: u32, count: f64) {
        *self.counts.entry((user, film)).or_default() += count;
    }

    /// The number of pairs.
    pub fn len(&self) -> usize {
        self.counts.len()
    }

    /// Makes ratings of them.
    pub fn gather(self, gathered: &mut Gathered) {
        for ((user, film), count) in self.counts {
            // Sums of numbers above 0 are above 0; beyond all numbers they are the most there is.
            if let Some(stars) = Kind::of_plays(count.min(f64::MAX)) {
                gathered.push(user, Rated::new(film, stars), 0);
            }
        }
    }
}
