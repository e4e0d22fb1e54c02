use std::path::Path;

use super::{CleaningReport, DataError, Kind, Layout};

/// Malformed rows of a file above which it is said aloud, in percent: a few are in any file.
const MALFORMED: f64 = 1.0;

/// Ratings off the scale above which it is said aloud, in percent.
const OFF_SCALE: f64 = 1.0;

/// Ratings off the scale above which it is not the data's scale, in percent.
const ANOTHER_SCALE: f64 = 50.0;

/// Ratings of unknown films above which it is said aloud, in percent.
const UNKNOWN: f64 = 20.0;

/// How the rows of a file of ratings were.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Tally {
    /// All of them.
    pub rows: u64,
    /// Those with a field missing or too many, or something else than a number as a rating.
    pub malformed: u64,
    /// Those of films that the titles lack.
    pub unknown: u64,
    impossible: u64,
    first: Option<f64>,
    highest: f64,
}

impl Tally {
    /// Counts a rating that cannot be.
    pub fn impossible(&mut self, rating: f64) {
        self.impossible += 1;
        self.first.get_or_insert(rating);
        self.highest = self.highest.max(rating);
    }

    /// Says aloud what is more than the usual few.
    ///
    /// # Errors
    /// [`DataError::OffScale`] where most ratings are on another scale.
    pub fn judge(&self, path: &Path, layout: &Layout, report: &mut CleaningReport) -> Result<(), DataError> {
        let file = path.display();
        let malformed = percent(self.malformed, self.rows);
        if malformed > MALFORMED {
            report.warn(format!(
                "{file}: {malformed:.0} % of the rows are malformed ({} of {}) and were left out; the rest was used",
                self.malformed, self.rows
            ));
        }
        let whole = self.rows - self.malformed;
        let off = percent(self.impossible, whole);
        if let (Kind::Stars, Some(first)) = (layout.kind, self.first) {
            if off > ANOTHER_SCALE {
                let (path, scale) = (path.to_owned(), layout.scale_in_words());
                return Err(DataError::OffScale { path, share: off, scale, first });
            }
            if off > OFF_SCALE {
                report.warn(format!(
                    "{file}: {off:.0} % of the ratings ({} of {whole}) are not on the scale {} (up to {}) and were left out; \
                     bring data of two scales to one before training, or say `scale` in bijou.toml if this is not the scale",
                    self.impossible,
                    layout.scale_in_words(),
                    self.highest
                ));
            }
        }
        let unknown = percent(self.unknown, whole);
        if unknown > UNKNOWN {
            report.warn(format!(
                "{file}: {unknown:.0} % of the ratings are of ids that the titles lack, and were left out"
            ));
        }
        Ok(())
    }
}

/// A share in percent.
pub fn percent(part: u64, whole: u64) -> f64 {
    100.0 * part as f64 / whole.max(1) as f64
}
