//! A ZIP, of which only the files are unpacked that may be known.

use miniz_oxide::inflate::{TINFLStatus, decompress_to_vec_with_limit};
use rawzip::{CompressionMethod, ZipArchive, ZipArchiveEntryWayfinder, ZipSliceArchive, crc32};

use crate::Refused;
use crate::limits::{MAX_INFLATED_BYTES, MAX_MEMBERS, MAX_NAMES_SHOWN, MAX_RATIO, RATIO_FREE_BYTES};

/// A ZIP in memory.
pub(crate) struct Archive {
    zip: ZipSliceArchive<Vec<u8>>,
    members: Vec<Member>,
    /// Names of all files, as many as are worth showing.
    names: Vec<String>,
    inflated: usize,
}

/// A file in it that may be known.
#[derive(Debug, Clone)]
pub(crate) struct Member {
    /// Its path, with `/` between folders.
    pub(crate) path: String,
    /// Bytes that it promises to have.
    pub(crate) promised: usize,
    place: ZipArchiveEntryWayfinder,
    packing: CompressionMethod,
    encrypted: bool,
    checksum: u32,
}

impl Archive {
    /// Whether bytes begin as a ZIP does.
    pub(crate) fn begins(bytes: &[u8]) -> bool {
        bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06")
    }

    /// Reads the directory, not yet the files.
    pub(crate) fn open(bytes: Vec<u8>) -> Result<Self, Refused> {
        let zip = ZipArchive::from_slice(bytes).map_err(|_| Refused::BrokenZip)?;
        let (mut members, mut names, mut files) = (Vec::new(), Vec::new(), 0_usize);
        let mut entries = zip.entries();
        while let Some(entry) = entries.next_entry().map_err(|_| Refused::BrokenZip)? {
            files += 1;
            if files > MAX_MEMBERS {
                let files = zip.entries_hint().max(files as u64);
                return Err(Refused::TooManyFiles { files, limit: MAX_MEMBERS as u64 });
            }
            if entry.is_dir() {
                continue;
            }
            let path = String::from_utf8_lossy(entry.file_path().as_bytes()).replace('\\', "/");
            if names.len() < MAX_NAMES_SHOWN {
                names.push(path.chars().take(80).collect());
            }
            if may_be_known(&path) {
                members.push(Member {
                    path,
                    promised: usize::try_from(entry.uncompressed_size_hint()).unwrap_or(usize::MAX),
                    place: entry.wayfinder(),
                    packing: entry.compression_method(),
                    encrypted: entry.flags().is_encrypted(),
                    checksum: entry.crc32(),
                });
            }
        }
        members.sort_by_key(|member| late(&member.path));
        Ok(Self { zip, members, names, inflated: 0 })
    }

    /// The files that may be known, in the order in which to read them.
    pub(crate) fn members(&self) -> &[Member] {
        &self.members
    }

    /// Names of all files, as many as are worth showing.
    pub(crate) fn names(&self) -> &[String] {
        &self.names
    }

    /// The bytes of a file.
    pub(crate) fn unpack(&mut self, member: &Member) -> Result<Vec<u8>, Refused> {
        if member.encrypted {
            return Err(Refused::Encrypted);
        }
        let entry = self.zip.get_entry(member.place).map_err(|_| Refused::BrokenZip)?;
        let packed = entry.data();
        let left = MAX_INFLATED_BYTES.saturating_sub(self.inflated);
        let fair = packed.len().saturating_mul(MAX_RATIO).max(RATIO_FREE_BYTES);
        let bytes = match member.packing {
            CompressionMethod::STORE if packed.len() <= left => packed.to_vec(),
            CompressionMethod::STORE => return Err(too_large(packed.len() as u64)),
            CompressionMethod::DEFLATE => {
                decompress_to_vec_with_limit(packed, left.min(fair)).map_err(|error| {
                    // What was inflated in vain took its time too: thousands of files may share one bomb.
                    self.inflated += error.output.len();
                    match error.status {
                        TINFLStatus::HasMoreOutput if fair < left => {
                            Refused::Bomb { name: member.path.clone() }
                        }
                        TINFLStatus::HasMoreOutput => too_large(member.promised as u64),
                        _ => Refused::BrokenZip,
                    }
                })?
            }
            _ => return Err(Refused::Packing),
        };
        self.inflated += bytes.len();
        if crc32(&bytes) != member.checksum {
            return Err(Refused::BrokenZip);
        }
        Ok(bytes)
    }
}

fn too_large(promised: u64) -> Refused {
    let limit = MAX_INFLATED_BYTES as u64;
    Refused::TooLarge { bytes: promised.max(limit), limit }
}

/// Letterboxd keeps what was deleted in folders of its own, and facts about the person in `profile.csv`: neither is read.
/// A ZIP within a ZIP is not opened.
fn may_be_known(path: &str) -> bool {
    let path = path.to_ascii_lowercase();
    let (folders, name) = path.rsplit_once('/').unwrap_or(("", &path));
    let left_out = folders.split('/').any(|folder| matches!(folder, "deleted" | "orphaned" | "__macosx"));
    let extension = name.rsplit_once('.').map_or("", |(_, extension)| extension);
    !left_out && name != "profile.csv" && matches!(extension, "csv" | "tsv" | "txt" | "json")
}

/// Diary and reviews come after the films that they belong to, whose ratings are the latest.
fn late(path: &str) -> bool {
    path.contains("diary") || path.contains("reviews")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_deleted_and_who_the_person_is_stays_closed() {
        for path in [
            "deleted/diary.csv",
            "top/orphaned/ratings.csv",
            "profile.csv",
            "top/Profile.csv",
            "a/b.zip",
            "x.png",
        ] {
            assert!(!may_be_known(path), "{path}");
        }
        for path in ["ratings.csv", "letterboxd-me-2024/likes/films.csv", "ratings-movies.json"] {
            assert!(may_be_known(path), "{path}");
        }
    }
}
