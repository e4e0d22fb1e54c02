use std::collections::HashSet;
use std::path::Path;

use indicatif::ProgressBar;

use super::Finding;
use super::crowd::Crowd;
use super::judge::judge;
use crate::config::{Config, NAME};
use crate::data::{DataError, Layout, RatingsSource, Sources, Table, TitlesLayout};
use crate::progress;

/// Looks at a folder as training would read it.
pub fn look_at_data(folder: &Path) -> Vec<Finding> {
    let mut findings = Vec::new();
    let sources = match Config::read(folder).map_err(DataError::from).and_then(|config| {
        let place = folder.join(NAME);
        let notes = config.iter().flat_map(Config::notes);
        findings.extend(notes.map(|note| Finding::note(place.display(), note, "")));
        Sources::of(folder, &RatingsSource::default())
    }) {
        Ok(sources) => sources,
        Err(error) => return vec![refusal(&folder.join(NAME), &error)],
    };
    let titles = match &sources.titles {
        None => None,
        Some((path, layout)) => match ids(path, layout) {
            Ok(ids) => Some(ids),
            Err(error) => {
                findings.push(refusal(path, &error));
                None
            }
        },
    };
    let ratings = sources.ratings().map_err(|error| refusal(folder, &error));
    let looked = ratings.and_then(|path| {
        let crowd = look(&path, &sources.layout).map_err(|error| refusal(&path, &error))?;
        Ok((path, crowd))
    });
    match looked {
        Ok((path, crowd)) => findings.extend(judge(&path, &sources.layout, &crowd, titles.as_ref())),
        Err(refusal) => findings.push(refusal),
    }
    findings
}

/// The ids of a file of titles.
fn ids(path: &Path, layout: &TitlesLayout) -> Result<HashSet<String>, DataError> {
    let films = crate::data::read_titles(path, layout, &mut Default::default(), &ProgressBar::hidden())?;
    Ok(films.into_iter().map(|film| film.id).collect())
}

fn look(path: &Path, layout: &Layout) -> Result<Crowd, DataError> {
    let wanted = layout.columns.wanted(layout.kind);
    let reading = progress::bytes("reading");
    let mut table =
        Table::open_in(path, layout.table.as_deref(), &wanted.required, &wanted.optional, &reading)?;
    let mut crowd = Crowd::default();
    while let Some(row) = table.next_row()? {
        crowd.see(&row, &wanted);
    }
    reading.finish_and_clear();
    Ok(crowd)
}

/// What stops reading, and what helps.
fn refusal(path: &Path, error: &DataError) -> Finding {
    let mend = match error {
        DataError::MissingColumn { found, .. } if !found.contains(',') => {
            "its fields are separated by something else than a comma, semicolon, tab or |, or the line above the rows is no \
             header; save it as CSV with a header"
        }
        DataError::MissingColumn { .. } => {
            "say what the column is called in bijou.toml, or let `bijou init` guess all of them"
        }
        DataError::NoHeader { .. } => "add the line, or let another program save the file with its header",
        DataError::Open { .. } => {
            "put the file there, or say in bijou.toml where it is; `bijou init FILE` writes one"
        }
        DataError::Empty { .. } => "export the ratings again; the file ends before the first of them",
        DataError::NotUtf8 { .. } => {
            "for example: iconv -f WINDOWS-1252 -t UTF-8 old.csv > new.csv, or -f UTF-16"
        }
        DataError::Config(_) => "docs/your-data.md has every setting; `bijou init --force` begins anew",
        _ => "",
    };
    Finding::error(path.display(), error.to_string(), mend)
}
