use std::io::{self, Write};

use clap::ValueEnum;
use flate2::Compression;
use flate2::write::GzEncoder;

use super::parquet::write_parquet;
use super::person::Rated;

/// In which format ratings are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum RatingFormat {
    /// Text
    #[value(name = "csv")]
    Csv,
    /// Text, gzipped
    #[value(name = "csv.gz")]
    CsvGz,
    /// Columns
    #[value(name = "parquet")]
    Parquet,
}

impl RatingFormat {
    /// The file's name within its folder.
    pub fn file_name(self) -> &'static str {
        match self {
            Self::Csv => "ratings.csv",
            Self::CsvGz => "ratings.csv.gz",
            Self::Parquet => "ratings.parquet",
        }
    }

    /// Writes all people's ratings, `userId,movieId,rating,timestamp`, as they come: ids count from 1.
    ///
    /// # Errors
    /// Where they cannot be written.
    pub fn write(
        self,
        out: &mut (dyn Write + Send),
        people: impl FnOnce(&mut dyn FnMut(u32, &[Rated]) -> io::Result<()>) -> io::Result<()>,
    ) -> io::Result<()> {
        match self {
            Self::Csv => write_csv(out, people),
            Self::CsvGz => {
                let mut encoder = GzEncoder::new(out, Compression::default());
                write_csv(&mut encoder, people)?;
                encoder.finish().map(drop)
            }
            Self::Parquet => write_parquet(out, people),
        }
    }
}

fn write_csv(
    out: &mut dyn Write,
    people: impl FnOnce(&mut dyn FnMut(u32, &[Rated]) -> io::Result<()>) -> io::Result<()>,
) -> io::Result<()> {
    out.write_all(b"userId,movieId,rating,timestamp\n")?;
    people(&mut |person, ratings| {
        ratings.iter().try_for_each(|Rated { film, half_stars, time }| {
            let (whole, half) = (half_stars / 2, half_stars % 2 * 5);
            writeln!(out, "{},{},{whole}.{half},{time}", person + 1, film + 1)
        })
    })
}
