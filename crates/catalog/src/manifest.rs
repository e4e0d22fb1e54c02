use std::cmp::Ordering;

use serde::{Deserialize, Serialize};

use crate::limits::{
    MAX_FILMS_PER_SHARD, MAX_INFLATED_BYTES, MAX_MANIFEST_BYTES, MAX_SHARD_BYTES, MAX_SHARDS, limit,
};
use crate::{Error, Site};

/// The version of the format that this program writes and reads.
pub const FORMAT_VERSION: u32 = 3;

/// The word that the name of a report contains.
const REPORT: &str = "report";

/// `manifest.json`: what a catalog consists of, where it comes from and what it is worth.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Manifest {
    /// Version of the format, see [`FORMAT_VERSION`].
    pub format: u32,
    /// The shards in the order in which they are fetched: the head, core shards, tail shards.
    pub shards: Vec<ShardEntry>,
    /// How the model was trained and how well it does.
    pub card: Card,
    /// The data that it was trained on.
    pub source: Source,
    /// How the site presents itself, where it does so in a way of its own.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub site: Option<Site>,
    /// Name of the file beside the manifest that describes the data, as the page about it shows.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub report: Option<String>,
    /// What this catalog has that the one before it lacked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub added: Option<Added>,
}

/// Films that came with an update.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Added {
    /// How many there are.
    pub count: u32,
    /// Ids of some of them, those rated most first.
    pub films: Vec<String>,
}

/// One binary file of the catalog.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ShardEntry {
    /// Its place in the order.
    pub kind: ShardKind,
    /// File name beside the manifest; it contains the kind and the start of the checksum.
    pub file: String,
    /// Length as transferred: gzip.
    pub bytes: u64,
    /// SHA-256 of those bytes, in hexadecimal.
    pub sha256: String,
    /// Length once inflated.
    pub inflated_bytes: u64,
    /// Films in the shard.
    pub films: u32,
}

/// What a shard is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ShardKind {
    /// The best-known films, and the model.
    Head,
    /// Other films with learned factors.
    Core,
    /// Other titles.
    Tail,
}

impl ShardKind {
    /// All kinds in the order in which they are fetched.
    pub const ALL: [Self; 3] = [Self::Head, Self::Core, Self::Tail];

    /// The word that file names contain.
    pub fn name(self) -> &'static str {
        match self {
            Self::Head => "head",
            Self::Core => "core",
            Self::Tail => "tail",
        }
    }
}

/// The model card: settings, data and measured quality.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Card {
    /// The kind of model, in the field's words.
    pub model: String,
    /// Which people and ratings it was trained on, in a sentence.
    pub trained_on: String,
    /// Settings that reproduce the catalog from the same data.
    pub settings: Vec<Figure>,
    /// Counts of the cleaned data.
    pub data: Vec<Figure>,
    /// Quality on people that the measured model had never seen.
    pub quality: Vec<Figure>,
}

/// A named number of the card.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Figure {
    /// What was counted, chosen or measured, with its unit.
    pub name: String,
    /// The number.
    pub value: f64,
}

/// Where the data comes from and on which terms.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Source {
    /// Name of the data.
    pub name: String,
    /// Terms for the data and everything made from it.
    pub license: String,
    /// How to cite it.
    pub citation: String,
}

#[derive(Deserialize)]
struct FormatOnly {
    format: u32,
}

/// What of a manifest a visit needs first: a page that waits for it should not wait for the reader of all the rest.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Plan {
    /// The shards in the order in which they are fetched: the head, core shards, tail shards.
    pub shards: Vec<ShardEntry>,
    /// The report about the data, which is fetched after them, where there is one.
    #[serde(default)]
    pub report: Option<String>,
}

impl Plan {
    /// Reads and checks it.
    ///
    /// # Errors
    /// [`Error::Newer`] and [`Error::Older`] for another format, [`Error::TooLarge`] beyond a limit, [`Error::Manifest`] for
    /// anything else that is wrong with it.
    pub fn from_json(json: &[u8]) -> Result<Self, Error> {
        limit("the manifest's length in bytes", json.len() as u64, MAX_MANIFEST_BYTES as u64)?;
        // The version first: the rest of another manifest may look different.
        let FormatOnly { format } = serde_json::from_slice(json).map_err(not_a_manifest)?;
        Self::check_format(format)?;
        let plan: Self = serde_json::from_slice(json).map_err(not_a_manifest)?;
        plan.check()?;
        Ok(plan)
    }

    /// Whether this program reads a version of the format; for whoever reads the JSON by other means.
    ///
    /// # Errors
    /// [`Error::Newer`] and [`Error::Older`] for another than [`FORMAT_VERSION`].
    pub fn check_format(found: u32) -> Result<(), Error> {
        match found.cmp(&FORMAT_VERSION) {
            Ordering::Greater => Err(Error::Newer { found }),
            Ordering::Less => Err(Error::Older { found }),
            Ordering::Equal => Ok(()),
        }
    }

    /// Checks what it states.
    ///
    /// # Errors
    /// [`Error::TooLarge`] beyond a limit, [`Error::Manifest`] for shards in another order or with names that could lead out of
    /// the folder.
    pub fn check(&self) -> Result<(), Error> {
        let kinds: Vec<ShardKind> = self.shards.iter().map(|shard| shard.kind).collect();
        let heads = kinds.iter().filter(|kind| **kind == ShardKind::Head).count();
        let all = ShardKind::ALL.iter().all(|kind| kinds.contains(kind));
        if heads != 1 || !all || !kinds.is_sorted() {
            return Err(Error::Manifest(
                "it must name one head shard, then core shards, then tail shards, one or more of each"
                    .to_owned(),
            ));
        }
        limit("the number of shards", kinds.len() as u64, MAX_SHARDS)?;
        let films = self.shards.iter().map(|shard| u64::from(shard.films)).sum();
        limit("the number of films in all shards", films, MAX_FILMS_PER_SHARD.into())?;
        self.shards.iter().try_for_each(ShardEntry::check)?;
        match &self.report {
            Some(report) if !is_plain(report, REPORT) => {
                Err(Error::Manifest(format!("{report} is not a plain file name with {REPORT} in it")))
            }
            _ => Ok(()),
        }
    }
}

impl Manifest {
    /// Reads and checks a manifest.
    ///
    /// # Errors
    /// Those of [`Plan::from_json`].
    pub fn from_json(json: &[u8]) -> Result<Self, Error> {
        Plan::from_json(json)?;
        serde_json::from_slice(json).map_err(not_a_manifest)
    }

    /// The manifest as indented JSON with a line feed at its end.
    ///
    /// # Errors
    /// [`Error::Manifest`] when a figure is not a finite number.
    pub fn to_json(&self) -> Result<String, Error> {
        Ok(serde_json::to_string_pretty(self).map_err(not_a_manifest)? + "\n")
    }

    /// Films in all shards together.
    pub fn films(&self) -> usize {
        self.shards.iter().map(|shard| shard.films as usize).sum()
    }
}

impl ShardEntry {
    /// Checks what it states, before anything is fetched.
    ///
    /// # Errors
    /// [`Error::Manifest`] where the name could lead out of the folder, [`Error::TooLarge`] beyond a limit.
    pub fn check(&self) -> Result<(), Error> {
        if !is_plain(&self.file, self.kind.name()) {
            let kind = self.kind.name();
            return Err(Error::Manifest(format!("{} is not a plain file name with {kind} in it", self.file)));
        }
        limit(&format!("the length of {}", self.file), self.bytes, MAX_SHARD_BYTES)?;
        limit(&format!("the inflated length of {}", self.file), self.inflated_bytes, MAX_INFLATED_BYTES)?;
        limit(&format!("the number of films in {}", self.file), self.films.into(), MAX_FILMS_PER_SHARD.into())
    }
}

/// Whether a name has this word in it and cannot lead out of the folder.
fn is_plain(name: &str, word: &str) -> bool {
    let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.');
    name.chars().all(plain) && !name.starts_with('.') && name.contains(word)
}

fn not_a_manifest(error: serde_json::Error) -> Error {
    Error::Manifest(error.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sample() -> Manifest {
        let shard = |kind: ShardKind| ShardEntry {
            kind,
            file: format!("{}-0123abcd.bin", kind.name()),
            bytes: 10,
            sha256: "00".repeat(32),
            inflated_bytes: 20,
            films: 3,
        };
        let figure = Figure { name: "factors".to_owned(), value: 128.0 };
        Manifest {
            format: FORMAT_VERSION,
            shards: ShardKind::ALL.map(shard).to_vec(),
            card: Card {
                model: "iALS".to_owned(),
                trained_on: "everybody".to_owned(),
                settings: vec![figure],
                data: vec![],
                quality: vec![],
            },
            source: Source { name: "n".to_owned(), license: "l".to_owned(), citation: "c".to_owned() },
            site: None,
            report: None,
            added: None,
        }
    }

    fn refusal(change: impl FnOnce(&mut Manifest)) -> String {
        let mut manifest = sample();
        change(&mut manifest);
        Manifest::from_json(manifest.to_json().unwrap().as_bytes()).unwrap_err().to_string()
    }

    #[test]
    fn a_manifest_comes_back_as_written() {
        assert_eq!(Manifest::from_json(sample().to_json().unwrap().as_bytes()), Ok(sample()));
    }

    #[test]
    fn another_format_is_refused_even_when_the_rest_is_unknown() {
        let refused = |manifest: &str| Manifest::from_json(manifest.as_bytes()).unwrap_err();
        assert_eq!(refused(r#"{"format": 99, "sheets": []}"#), Error::Newer { found: 99 });
        for found in [1, 2] {
            let older = format!(r#"{{"format": {found}, "shards": []}}"#);
            assert_eq!(refused(&older), Error::Older { found });
        }
    }

    #[test]
    fn a_file_name_cannot_leave_the_folder() {
        assert!(refusal(|m| m.shards[0].file = "../head.bin".to_owned()).contains("plain file name"));
        assert!(refusal(|m| m.shards[0].file = "https://a.b/head".to_owned()).contains("plain file name"));
    }

    #[test]
    fn a_report_is_a_plain_file_name_too() {
        let mut manifest = sample();
        manifest.report = Some("report-0123456789ab.json".to_owned());
        let json = manifest.to_json().unwrap();
        assert_eq!(Manifest::from_json(json.as_bytes()), Ok(manifest.clone()));
        assert_eq!(Plan::from_json(json.as_bytes()).unwrap().report, manifest.report);
        for name in
            ["../report.json", "https://a.b/report", ".report", "", "head.bin", "report?x", "re\u{0}port"]
        {
            assert!(refusal(|m| m.report = Some(name.to_owned())).contains("plain file name"), "{name}");
        }
    }

    #[test]
    fn oversized_and_missing_shards_are_refused() {
        assert!(refusal(|m| m.shards[2].inflated_bytes = u64::MAX).contains("limit"));
        assert!(refusal(|m| m.shards.truncate(2)).contains("tail"));
    }

    #[test]
    fn there_may_be_several_core_and_tail_shards_in_this_order() {
        let accepted = |order: &[usize]| {
            let mut manifest = sample();
            manifest.shards = order.iter().map(|kind| sample().shards[*kind].clone()).collect();
            Manifest::from_json(manifest.to_json().unwrap().as_bytes()).is_ok()
        };
        assert!(accepted(&[0, 1, 1, 2, 2, 2]));
        for order in [&[0, 0, 1, 2][..], &[0, 1, 2, 1], &[1, 0, 2], &[0, 2, 2], &[]] {
            assert!(!accepted(order), "{order:?}");
        }
        assert!(!accepted(&[&[0, 1][..], &[2; 400]].concat()));
    }

    #[test]
    fn text_that_is_not_json_is_refused() {
        assert!(matches!(Manifest::from_json(b"<html>not found</html>"), Err(Error::Manifest(_))));
    }
}
