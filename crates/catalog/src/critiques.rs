use rkyv::{Archive, Deserialize, Serialize};

use crate::{Error, Factors, Lines};

/// Directions in the factor space along which a film can be wished different: darker, funnier, slower.
///
/// A film with factors y lies at `y · direction / |y| − origin`, which has mean 0 and variance about 1 over all films with
/// factors.
#[derive(Archive, Serialize, Deserialize, Debug, Clone, PartialEq, Default)]
pub struct Critiques {
    /// One line each: what films further along the direction are called, a tab, and what the others are called.
    pub names: Lines,
    /// The directions, as many numbers each as a film has factors; none at all in an empty list.
    pub directions: Factors,
    /// Where the average film lies.
    pub origins: Vec<f32>,
}

impl Critiques {
    /// How many there are.
    pub fn len(&self) -> usize {
        self.origins.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.origins.is_empty()
    }

    pub(crate) fn check(&self, dims: usize) -> Result<(), Error> {
        let critiques = self.len();
        self.names.check("critiques", critiques)?;
        if self.names.iter().any(|line| line.split('\t').count() != 2) {
            return Err(Error::inconsistent("critiques", "one has not two names"));
        }
        if self.is_empty() && self.directions.is_empty() {
            return Ok(());
        }
        self.directions.check(critiques)?;
        if self.directions.dims() != dims || self.origins.iter().any(|origin| !origin.is_finite()) {
            return Err(Error::inconsistent("critiques", format!("not all have {dims} finite numbers")));
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn critiques() -> Critiques {
        Critiques {
            names: ["darker\tlighter"].into_iter().collect(),
            directions: Factors::quantize(2, [&[1.0, -0.5][..]]),
            origins: vec![0.1],
        }
    }

    #[test]
    fn each_has_two_names_a_direction_and_an_origin() {
        assert!(critiques().check(2).is_ok());
        assert!(Critiques::default().check(2).is_ok());
        let damaged: [fn(&mut Critiques); 5] = [
            |critiques| critiques.names = ["darker"].into_iter().collect(),
            |critiques| critiques.names = ["a\tb", "c\td"].into_iter().collect(),
            |critiques| critiques.directions = Factors::quantize(3, [&[1.0, -0.5, 1.0][..]]),
            |critiques| critiques.directions = Factors::default(),
            |critiques| critiques.origins = vec![f32::NAN],
        ];
        for damage in damaged {
            let mut critiques = critiques();
            damage(&mut critiques);
            assert!(critiques.check(2).is_err(), "{critiques:?}");
        }
    }
}
