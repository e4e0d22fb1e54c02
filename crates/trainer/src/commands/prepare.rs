use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use bijou_catalog::{Site, Source};

use super::explore::read_times;
use crate::config::{Config, SourceConfig};
use crate::data::{Dataset, RatingsSource, read_folder};
use crate::explore::{Explored, compact};
use crate::{output, progress};

/// A folder of data as every command has it that makes a catalog of it.
pub struct Prepared {
    /// The cleaned data.
    pub data: Dataset,
    /// The report about it that ships, as JSON.
    pub report: String,
    /// What was said of where the data comes from, if anything was.
    pub source: Option<Source>,
    /// How the site presents itself, where `bijou.toml` says so.
    pub site: Option<Site>,
}

/// Reads a folder, tells what cleaning did, and warns of what somebody should know. A file of JSON that names the source goes
/// before `[source]` of the configuration.
///
/// # Errors
/// Where the data, the configuration or the file of the source cannot be used.
pub fn prepare(folder: &Path, ratings: &RatingsSource, source: Option<&Path>) -> Result<Prepared> {
    let config = Config::read(folder)?.unwrap_or_default();
    let source = match source {
        Some(path) => Some(read_source(path)?),
        None => config.source.clone().map(|stated| stated.source(name_of(folder))),
    };
    let reading = progress::bytes("reading");
    let data = progress::stage("reading", || read_folder(folder, ratings, &reading))?;
    reading.finish_and_clear();
    println!("Cleaned {}:\n{}", folder.display(), data.report);
    warn(config.notes().iter().chain(data.report.warnings()));
    let times = progress::stage("reading times", || read_times(folder, ratings, &data))?;
    let report = progress::stage("exploring", || compact(&Explored { data: &data, times: times.as_ref() }))?;
    Ok(Prepared { data, report, source, site: config.site })
}

/// Says on standard error what somebody should know.
pub fn warn<'a>(sentences: impl Iterator<Item = &'a String>) {
    for sentence in sentences {
        eprintln!("{}", output::plain(&format!("warning: {sentence}")));
    }
}

/// What a catalog states of data of which nothing was said.
pub fn unstated(folder: &Path) -> Source {
    SourceConfig::default().source(name_of(folder))
}

fn name_of(folder: &Path) -> String {
    let whole = folder.canonicalize().ok();
    let name = whole.as_deref().and_then(Path::file_name).map(|name| name.to_string_lossy().into_owned());
    name.unwrap_or_else(|| "Ratings".to_owned())
}

fn read_source(path: &Path) -> Result<Source> {
    let text = fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))?;
    serde_json::from_str(&text)
        .with_context(|| format!("{} does not hold name, license and citation as JSON", path.display()))
}
