//! A catalog as a folder of files: written so that a good one is never left half replaced, read with every check.

use std::fs::{self, File};
use std::io::{Read, Write};
use std::path::{Path, PathBuf};

use bijou_catalog::{
    DataReport, Error as CatalogError, MAX_MANIFEST_BYTES, MAX_REPORT_BYTES, MAX_SHARD_BYTES, Manifest,
    Shard, ShardEntry,
};
use bijou_catalog::{ShardKind, sha256_hex, verify};
use flate2::read::GzDecoder;
use tempfile::NamedTempFile;

use crate::compress::{Effort, gzip};
use crate::output::make_readable;

/// What describes a catalog.
pub const MANIFEST: &str = "manifest.json";

/// How the name of a report about the data begins and ends.
const REPORT: &str = "report-";
const REPORT_END: &str = ".json";

/// The terms of the data, for people who look into the folder.
pub const LICENSE: &str = "LICENSE.txt";

/// Why a catalog folder could not be read or written.
#[derive(Debug, thiserror::Error)]
pub enum FolderError {
    /// A file of it cannot be read.
    #[error("cannot read {path}: {source}")]
    Read {
        /// The file.
        path: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
    /// A file of it cannot be written.
    #[error("cannot write {path}: {source}; what stood there before is unchanged")]
    Write {
        /// The file or folder.
        path: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
    /// What was read is no catalog, or not the one that its manifest describes.
    #[error(transparent)]
    Refused(#[from] CatalogError),
}

/// One shard as it ships.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PackedShard {
    /// Its line in the manifest.
    pub entry: ShardEntry,
    /// Its bytes, compressed.
    pub bytes: Vec<u8>,
}

/// Packs a shard: archived, compressed, named after its checksum.
///
/// # Errors
/// [`FolderError::Refused`] where the shard is larger than the format allows.
pub fn pack(kind: ShardKind, shard: &Shard, effort: Effort) -> Result<PackedShard, FolderError> {
    let inflated = shard.to_bytes()?;
    let bytes =
        gzip(&inflated, effort).map_err(|source| FolderError::Write { path: kind.name().into(), source })?;
    let sha256 = sha256_hex(&bytes);
    let entry = ShardEntry {
        kind,
        file: format!("{}-{}.bin", kind.name(), &sha256[..12]),
        bytes: bytes.len() as u64,
        sha256,
        inflated_bytes: inflated.len() as u64,
        films: shard.films.len() as u32,
    };
    Ok(PackedShard { entry, bytes })
}

/// Puts the report about the data into a folder, which is made if need be, and gives the name by which a manifest is to name
/// it: the start of its checksum is in it, so that what an older catalog needs stays until [`write()`] removes it.
///
/// # Errors
/// [`FolderError::Write`] where it cannot be written.
pub fn write_report(folder: &Path, json: &str) -> Result<String, FolderError> {
    fs::create_dir_all(folder).map_err(|source| FolderError::Write { path: folder.to_owned(), source })?;
    let name = format!("{REPORT}{}{REPORT_END}", &sha256_hex(json.as_bytes())[..12]);
    write_file(folder, &name, json.as_bytes())?;
    Ok(name)
}

/// Reads the report about the data that a manifest names, with every check that the page makes.
///
/// # Errors
/// [`FolderError::Read`] where it is missing, [`FolderError::Refused`] where it is none or was altered.
pub fn read_report(folder: &Path, manifest: &Manifest) -> Result<Option<DataReport>, FolderError> {
    let Some(name) = &manifest.report else { return Ok(None) };
    let json = read_file(&folder.join(name), MAX_REPORT_BYTES)?;
    if !name.contains(&sha256_hex(&json)[..12]) {
        return Err(CatalogError::Checksum { file: name.clone() }.into());
    }
    Ok(Some(DataReport::from_json(&json)?))
}

/// Writes a catalog into a folder, which is made if need be. New shards get new names and the manifest is replaced in
/// one step after them, so at every moment the folder holds either the old catalog or the new one. Stale shards and reports
/// are removed last.
///
/// # Errors
/// [`FolderError::Write`] where a file cannot be written, [`FolderError::Refused`] where the manifest has a number that
/// is not finite.
pub fn write(folder: &Path, manifest: &Manifest, shards: &[PackedShard]) -> Result<(), FolderError> {
    let json = manifest.to_json()?;
    fs::create_dir_all(folder).map_err(|source| FolderError::Write { path: folder.to_owned(), source })?;
    for shard in shards {
        write_file(folder, &shard.entry.file, &shard.bytes)?;
    }
    let terms =
        format!("{}\n\n{}\n\n{}\n", manifest.source.name, manifest.source.license, manifest.source.citation);
    write_file(folder, LICENSE, terms.as_bytes())?;
    write_file(folder, MANIFEST, json.as_bytes())?;
    remove_stale(folder, manifest)
}

/// Reads a catalog folder with every check that the page makes.
///
/// # Errors
/// [`FolderError::Read`] where a file is missing, [`FolderError::Refused`] where it is not what it should be.
pub fn read(folder: &Path) -> Result<(Manifest, Vec<Shard>), FolderError> {
    let manifest = read_manifest(folder)?;
    let shards = manifest.shards.iter().map(|entry| read_shard(folder, entry)).collect::<Result<_, _>>()?;
    Ok((manifest, shards))
}

/// Reads the manifest alone.
///
/// # Errors
/// As [`read`].
pub fn read_manifest(folder: &Path) -> Result<Manifest, FolderError> {
    Ok(Manifest::from_json(&read_file(&folder.join(MANIFEST), MAX_MANIFEST_BYTES as u64)?)?)
}

fn read_shard(folder: &Path, entry: &ShardEntry) -> Result<Shard, FolderError> {
    let path = folder.join(&entry.file);
    unpack(entry, &read_file(&path, MAX_SHARD_BYTES)?)
}

/// Reads one shard from its bytes, with every check that the page makes.
///
/// # Errors
/// [`FolderError::Refused`] where it is not the shard that `entry` describes.
pub fn unpack(entry: &ShardEntry, compressed: &[u8]) -> Result<Shard, FolderError> {
    verify(entry, compressed)?;
    let mut inflated = Vec::new();
    // One byte more than promised is enough to notice a lie.
    let mut decoder = GzDecoder::new(compressed).take(entry.inflated_bytes + 1);
    decoder
        .read_to_end(&mut inflated)
        .map_err(|error| CatalogError::Structure { file: entry.file.clone(), reason: error.to_string() })?;
    Ok(Shard::from_bytes(entry, &inflated)?)
}

fn read_file(path: &Path, limit: u64) -> Result<Vec<u8>, FolderError> {
    let read_error = |source| FolderError::Read { path: path.to_owned(), source };
    let mut bytes = Vec::new();
    let file = File::open(path).map_err(read_error)?;
    file.take(limit + 1).read_to_end(&mut bytes).map_err(read_error)?;
    Ok(bytes)
}

/// Writes beside the target and renames, so that the target is either the old file or the whole new one.
fn write_file(folder: &Path, name: &str, bytes: &[u8]) -> Result<(), FolderError> {
    let path = folder.join(name);
    let result = NamedTempFile::new_in(folder).and_then(|mut file| {
        file.write_all(bytes)?;
        make_readable(file.as_file())?;
        file.as_file().sync_all()?;
        file.persist(&path).map_err(|error| error.error)
    });
    result.map(drop).map_err(|source| FolderError::Write { path, source })
}

fn remove_stale(folder: &Path, manifest: &Manifest) -> Result<(), FolderError> {
    let write_error = |source| FolderError::Write { path: folder.to_owned(), source };
    for file in fs::read_dir(folder).map_err(write_error)? {
        let file = file.map_err(write_error)?;
        let name = file.file_name().to_string_lossy().into_owned();
        let is_shard = ShardKind::ALL.iter().any(|kind| name.starts_with(&format!("{}-", kind.name())));
        let is_current = manifest.shards.iter().any(|shard| shard.file == name);
        let is_report = name.starts_with(REPORT) && name.ends_with(REPORT_END);
        let is_current = is_current || manifest.report.as_ref() == Some(&name);
        let is_ours = is_shard && name.ends_with(".bin") || is_report;
        if is_ours && !is_current {
            fs::remove_file(file.path()).map_err(write_error)?;
        }
    }
    Ok(())
}
