use std::collections::{BTreeMap, HashMap};
use std::path::Path;

use indicatif::ProgressBar;

use super::plain::plain;
use super::{CleaningReport, DataError, FilmRecord, Table};

/// Reads tags into the films, the most given first: `movieId,tag,count`, or `userId,movieId,tag,timestamp` with a row
/// for each time that a tag was given. Tags count as equal whatever their case.
///
/// # Errors
/// [`DataError`] where the file cannot be read.
pub fn read_tags(
    path: &Path,
    films: &mut [FilmRecord],
    numbers: &HashMap<String, u32>,
    report: &mut CleaningReport,
    progress: &ProgressBar,
) -> Result<(), DataError> {
    let mut table = Table::open(path, &["movieId", "tag"], &["count"], progress)?;
    let counted = table.has(2);
    let mut counts: BTreeMap<(u32, String), u32> = BTreeMap::new();
    while let Some(row) = table.next_row()? {
        let tag = plain(row.get(1), row.line, report).to_lowercase();
        let count = if counted { row.get(2).parse().ok() } else { Some(1_u32) };
        match (numbers.get(row.get(0)), count) {
            (Some(film), Some(count)) if !tag.is_empty() => {
                let sum = counts.entry((*film, tag)).or_default();
                *sum = sum.saturating_add(count);
            }
            (None, _) => {
                report.count("tags ignored: film not in movies.csv", || format!("line {}", row.line))
            }
            _ => report.count("tags ignored: malformed row", || format!("line {}", row.line)),
        }
    }
    for ((film, tag), count) in counts {
        if let Some(film) = films.get_mut(film as usize) {
            film.tags.push((tag, count));
        }
    }
    for film in films {
        film.tags.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    }
    Ok(())
}
