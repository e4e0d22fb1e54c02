//! Compressed variants beside the files of a site, for hosts that send what is there instead of compressing each time.

use std::num::NonZeroU64;
use std::path::Path;

use brotli::enc::{BrotliCompress, BrotliEncoderParams};
use rayon::prelude::*;
use zopfli::{Format, Options};

use crate::files::{read, remove, write};
use crate::list::{VARIANTS, every_file};
use crate::{Error, is_variant};

/// Kinds of files that get smaller. Fonts, pictures and shards are compressed already.
const KINDS: [&str; 9] = ["css", "html", "js", "json", "mjs", "svg", "txt", "wasm", "webmanifest"];

/// Below this a compressed file saves no packet.
const WORTHWHILE: usize = 1024;

/// Brotli looks back so far, which every browser allows: 2 to this many bytes.
const WINDOW: i32 = 24;

/// Passes of zopfli; its usual 15 take three times as long and gain a thousandth.
const PASSES: NonZeroU64 = NonZeroU64::new(5).unwrap();

/// What was written.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Precompressed {
    /// Files that have variants now.
    pub files: usize,
    /// Their bytes.
    pub plain: u64,
    /// Bytes of the gzip variants.
    pub gzip: u64,
    /// Bytes of the Brotli variants.
    pub brotli: u64,
}

/// Takes away all variants of a site, and with `wanted` writes those of every file that is worth it. The same files give the same
/// bytes.
///
/// # Errors
/// When a file cannot be read, written or removed.
pub fn precompress(site: &Path, wanted: bool) -> Result<Precompressed, Error> {
    let all = every_file(site)?;
    for stale in all.iter().filter(|name| is_variant(name, &all)) {
        remove(&site.join(stale))?;
    }
    if !wanted {
        return Ok(Precompressed::default());
    }
    let names: Vec<&String> =
        all.iter().filter(|name| is_compressible(name) && !is_variant(name, &all)).collect();
    // Each variant by itself: one file is most of the work.
    let jobs: Vec<(&String, &str)> = names.iter().flat_map(|name| VARIANTS.map(|end| (*name, end))).collect();
    let written: Vec<Option<(u64, u64)>> =
        jobs.par_iter().map(|(name, end)| variant(site, name, end)).collect::<Result<_, _>>()?;
    let mut sum = Precompressed::default();
    for ((_, end), (plain, packed)) in jobs.iter().zip(written).filter_map(|(job, sizes)| Some((job, sizes?)))
    {
        if *end == VARIANTS[0] {
            sum.files += 1;
            sum.plain += plain;
            sum.gzip += packed;
        } else {
            sum.brotli += packed;
        }
    }
    Ok(sum)
}

fn is_compressible(name: &str) -> bool {
    !crate::belongs_to_host(name) && name.rsplit_once('.').is_some_and(|(_, kind)| KINDS.contains(&kind))
}

/// Writes one variant where it is smaller; the lengths of both.
fn variant(site: &Path, name: &str, end: &str) -> Result<Option<(u64, u64)>, Error> {
    let plain = read(&site.join(name))?;
    if plain.len() < WORTHWHILE {
        return Ok(None);
    }
    let file = site.join(format!("{name}{end}"));
    let mut packed = Vec::new();
    if end == VARIANTS[0] {
        let options = Options { iteration_count: PASSES, ..Options::default() };
        zopfli::compress(options, Format::Gzip, plain.as_slice(), &mut packed)
            .map_err(Error::write(&file))?;
    } else {
        let parameters =
            BrotliEncoderParams { quality: 11, lgwin: WINDOW, size_hint: plain.len(), ..Default::default() };
        BrotliCompress(&mut plain.as_slice(), &mut packed, &parameters).map_err(Error::write(&file))?;
    }
    if packed.len() >= plain.len() {
        return Ok(None);
    }
    write(&file, &packed)?;
    Ok(Some((plain.len() as u64, packed.len() as u64)))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;
    use std::fs;
    use std::io::Read;

    use super::*;

    fn site() -> tempfile::TempDir {
        let site = tempfile::tempdir().unwrap();
        let text = (0..900).map(|n| format!("{} ", n * n % 977)).collect::<String>();
        for name in ["a.js", "b.wasm", "c.bin", "d.woff2"] {
            fs::write(site.path().join(name), &text).unwrap();
        }
        fs::write(site.path().join("small.css"), "a{}").unwrap();
        site
    }

    fn bytes(site: &tempfile::TempDir) -> BTreeMap<String, Vec<u8>> {
        let names = every_file(site.path()).unwrap();
        names.into_iter().map(|name| (name.clone(), fs::read(site.path().join(name)).unwrap())).collect()
    }

    #[test]
    fn variants_hold_their_files_and_come_out_the_same_each_time() {
        let site = site();
        let sum = precompress(site.path(), true).unwrap();
        let first = bytes(&site);
        assert_eq!(sum.files, 2);
        let names: Vec<&str> = first.keys().map(String::as_str).collect();
        assert_eq!(
            names,
            [
                "a.js",
                "a.js.br",
                "a.js.gz",
                "b.wasm",
                "b.wasm.br",
                "b.wasm.gz",
                "c.bin",
                "d.woff2",
                "small.css"
            ]
        );
        let mut gzip = Vec::new();
        flate2::read::GzDecoder::new(first["a.js.gz"].as_slice()).read_to_end(&mut gzip).unwrap();
        let mut unbrotli = Vec::new();
        brotli::BrotliDecompress(&mut first["a.js.br"].as_slice(), &mut unbrotli).unwrap();
        assert!(gzip == first["a.js"] && unbrotli == first["a.js"]);
        assert_eq!(precompress(site.path(), true).unwrap(), sum);
        assert_eq!(bytes(&site), first);
    }

    #[test]
    fn variants_of_an_earlier_time_go() {
        let site = site();
        let before = bytes(&site);
        precompress(site.path(), true).unwrap();
        fs::write(site.path().join("a.js"), "short").unwrap();
        precompress(site.path(), true).unwrap();
        assert!(!site.path().join("a.js.gz").exists() && site.path().join("b.wasm.br").exists());
        fs::write(site.path().join("a.js"), &before["a.js"]).unwrap();
        precompress(site.path(), false).unwrap();
        assert_eq!(bytes(&site), before);
    }
}
