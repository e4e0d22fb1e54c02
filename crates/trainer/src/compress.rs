//! Two ways to gzip a shard: fast, or as small as gzip gets.

use std::io::{self, Write};
use std::num::NonZeroU64;

use flate2::Compression;
use flate2::write::GzEncoder;
use zopfli::{Format, Options};

/// Passes of zopfli; more of them gain a thousandth.
const PASSES: NonZeroU64 = NonZeroU64::new(5).unwrap();

/// Most blocks: a shard's columns differ from each other, and each kind compresses best by itself.
const BLOCKS: u16 = 250;

/// How much work compressing is worth.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Effort {
    /// For what is only measured.
    Fast,
    /// For what visitors download: 5 % smaller, in a hundred times the time.
    Smallest,
}

/// The bytes as a gzip file without name and time: the same bytes give the same file.
///
/// # Errors
/// Not of its own: what memory cannot hold ends the program.
pub fn gzip(bytes: &[u8], effort: Effort) -> io::Result<Vec<u8>> {
    match effort {
        Effort::Fast => {
            let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
            encoder.write_all(bytes)?;
            encoder.finish()
        }
        Effort::Smallest => {
            let mut compressed = Vec::new();
            let options =
                Options { iteration_count: PASSES, maximum_block_splits: BLOCKS, ..Options::default() };
            zopfli::compress(options, Format::Gzip, bytes, &mut compressed)?;
            Ok(compressed)
        }
    }
}

#[cfg(test)]
mod tests {
    use std::io::Read;

    use flate2::read::GzDecoder;

    use super::*;

    #[test]
    fn both_come_back_and_more_work_makes_fewer_bytes() {
        let text: Vec<u8> = (0..20_000_u32).flat_map(|n| format!("{}\n", n * n % 977).into_bytes()).collect();
        let packed = [Effort::Fast, Effort::Smallest].map(|effort| gzip(&text, effort).unwrap());
        for packed in &packed {
            let mut back = Vec::new();
            GzDecoder::new(packed.as_slice()).read_to_end(&mut back).unwrap();
            assert_eq!(back, text);
        }
        assert!(packed[1].len() < packed[0].len());
    }
}
