//! What things may weigh, and what they do.

use std::fmt;
use std::fs;
use std::io::Write;
use std::path::Path;

use anyhow::{Context, Result};
use flate2::Compression;
use flate2::write::GzEncoder;
use serde::Deserialize;

use crate::project::Project;

/// Bytes.
pub const KB: usize = 1024;

/// `budget.toml`, in KB after gzip.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Budget {
    /// What a first visit of the site loads.
    pub first_visit: usize,
    /// All files of the site.
    pub whole_site: usize,
    /// All files of the package for developers, which has no catalog.
    pub package: usize,
}

impl Budget {
    /// Reads the project's.
    ///
    /// # Errors
    /// When `budget.toml` cannot be read.
    pub fn read(project: &Project) -> Result<Self> {
        let file = project.root().join("budget.toml");
        let text = fs::read_to_string(&file).with_context(|| format!("cannot read {}", file.display()))?;
        toml::from_str(&text).context("budget.toml is not a budget")
    }
}

/// A file with its sizes.
#[derive(Debug)]
pub struct Weighed {
    name: String,
    bytes: usize,
    gzipped: usize,
}

impl Weighed {
    /// Weighs a file of a folder.
    ///
    /// # Errors
    /// When it is not there.
    pub fn weigh(folder: &Path, name: String) -> Result<Self> {
        let bytes = fs::read(folder.join(&name)).with_context(|| format!("{name} is missing"))?;
        let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
        encoder.write_all(&bytes).context("cannot compress in memory")?;
        let gzipped = encoder.finish().context("cannot compress in memory")?.len();
        // What is compressed already is sent as it is.
        Ok(Self { name, bytes: bytes.len(), gzipped: gzipped.min(bytes.len()) })
    }
}

impl fmt::Display for Weighed {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { name, bytes, gzipped } = self;
        write!(formatter, "{:>10.1}  {:>10.1}  {name}", in_kb(*gzipped), in_kb(*bytes))
    }
}

/// Bytes of all files after gzip.
pub fn total(files: &[Weighed]) -> usize {
    files.iter().map(|file| file.gzipped).sum()
}

/// Bytes of all files as they are.
pub fn total_raw(files: &[Weighed]) -> usize {
    files.iter().map(|file| file.bytes).sum()
}

/// Bytes in KB.
pub fn in_kb(bytes: usize) -> f64 {
    bytes as f64 / KB as f64
}
