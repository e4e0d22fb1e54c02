use std::collections::HashMap;
use std::path::Path;

use indicatif::ProgressBar;

use super::{CleaningReport, DataError, FilmRecord, Table};

/// How a wider public rated a film.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Popularity {
    /// Mean rating in stars.
    pub mean: f32,
    /// Number of ratings.
    pub count: u32,
}

impl Popularity {
    /// The same without one rating; `None` where it was the only one.
    pub fn without(self, stars: f32) -> Option<Self> {
        let count = self.count.checked_sub(1).filter(|count| *count > 0)?;
        let mean = (self.mean * self.count as f32 - stars) / count as f32;
        // The wider public may not count this rating at all, or round; a mean stays possible.
        Some(Self { mean: mean.clamp(0.5, 5.0), count })
    }
}

/// Reads `movieId,mean,count` into the films.
///
/// # Errors
/// [`DataError`] where the file cannot be read.
pub fn read_popularity(
    path: &Path,
    films: &mut [FilmRecord],
    numbers: &HashMap<String, u32>,
    report: &mut CleaningReport,
    progress: &ProgressBar,
) -> Result<(), DataError> {
    let mut table = Table::open(path, &["movieId", "mean", "count"], &[], progress)?;
    while let Some(row) = table.next_row()? {
        let Some(film) = numbers.get(row.get(0)).and_then(|film| films.get_mut(*film as usize)) else {
            report.count("popularity ignored: film not in movies.csv", || format!("line {}", row.line));
            continue;
        };
        match (row.get(1).parse::<f32>(), row.get(2).parse::<u32>()) {
            (Ok(mean), Ok(count)) if (0.5..=5.0).contains(&mean) && count > 0 => {
                film.popularity = Some(Popularity { mean, count });
            }
            _ => report.count("popularity ignored: malformed row", || format!("line {}", row.line)),
        }
    }
    Ok(())
}
