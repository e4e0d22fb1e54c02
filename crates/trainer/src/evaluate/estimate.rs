use std::fmt;

use serde::Serialize;

/// A figure over people, with its standard error.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Estimate {
    /// The figure.
    pub value: f64,
    /// Its standard error over people.
    pub error: f64,
}

impl Estimate {
    /// The mean over people; `None` of nobody.
    pub fn mean(people: &[f64]) -> Option<Self> {
        Self::ratio(people, &vec![1.0; people.len()])
    }

    /// The sum of one quantity over people against the sum of another, with its error by the delta method: people are
    /// drawn, and either quantity comes with them. `None` where the second sum is 0.
    pub fn ratio(numerators: &[f64], denominators: &[f64]) -> Option<Self> {
        let people = numerators.len() as f64;
        let total: f64 = denominators.iter().sum();
        if total == 0.0 {
            return None;
        }
        let value = numerators.iter().sum::<f64>() / total;
        let squares: f64 = numerators.iter().zip(denominators).map(|(a, b)| (a - value * b).powi(2)).sum();
        let deviation = (squares / (people - 1.0).max(1.0)).sqrt();
        Some(Self { value, error: deviation * people.sqrt() / total })
    }

    /// The square root, as of a mean squared error.
    pub fn root(self) -> Self {
        let value = self.value.sqrt();
        Self { value, error: if value > 0.0 { self.error / (2.0 * value) } else { 0.0 } }
    }
}

impl fmt::Display for Estimate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:.4} ± {:.4}", self.value, self.error)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mean_has_the_textbook_standard_error() {
        let mean = Estimate::mean(&[1.0, 2.0, 3.0, 6.0]).unwrap();
        // The variance is (4 + 1 + 0 + 9) / 3, and the error its root over the root of 4.
        assert!((mean.value - 3.0).abs() < 1e-12);
        assert!((mean.error - (14.0_f64 / 3.0).sqrt() / 2.0).abs() < 1e-12);
        assert_eq!(Estimate::mean(&[]), None);
    }

    #[test]
    fn a_ratio_of_proportional_quantities_has_no_error() {
        let ratio = Estimate::ratio(&[2.0, 4.0, 8.0], &[1.0, 2.0, 4.0]).unwrap();
        assert_eq!((ratio.value, ratio.error), (2.0, 0.0));
        assert_eq!(Estimate::ratio(&[1.0], &[0.0]), None);
    }

    #[test]
    fn the_error_of_a_root_follows_its_slope() {
        let root = Estimate { value: 0.64, error: 0.016 }.root();
        assert!((root.value - 0.8).abs() < 1e-12 && (root.error - 0.01).abs() < 1e-12);
    }
}
