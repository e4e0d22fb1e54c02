use std::path::PathBuf;

use clap::Args;

use crate::synthesize::RatingFormat;

/// Arguments of `bijou synthesize`.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  bijou synthesize --films 10000 --users 2000 --out made-up
  bijou synthesize --films 60000 --users 160000 --ratings 25000000 --format csv.gz --out large

Writes a folder in the MovieLens layout that train reads: films with distinct titles, years, genres, people and tags, and
ratings with the popularity curve of real ones, people who rate much and little, and tastes that come in clusters. The same
arguments give the same bytes, on any number of threads.")]
pub struct SynthesizeArgs {
    /// Films to make up
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(2..=10_000_000))]
    pub films: u32,
    /// People to make up
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..=100_000_000))]
    pub users: u32,
    /// Folder to write; it must be empty or not exist
    #[arg(long, value_name = "DIR")]
    pub out: PathBuf,
    /// Ratings of all people together; 130 per person unless said, or a tenth of the films where that is less
    #[arg(long, value_name = "N")]
    pub ratings: Option<u64>,
    /// Start of the random numbers
    #[arg(long, value_name = "N", default_value_t = 1)]
    pub seed: u64,
    /// How the ratings are written
    #[arg(long, value_name = "FORMAT", value_enum, default_value_t = RatingFormat::Csv)]
    pub format: RatingFormat,
    /// Share of ratings that go to any film, however little known; with more, more films have a rating at all
    #[arg(long, value_name = "SHARE", default_value_t = 0.005, value_parser = share)]
    pub spread: f64,
}

fn share(text: &str) -> Result<f64, String> {
    let number = text.parse::<f64>().ok().filter(|number| (0.0..=1.0).contains(number));
    number.ok_or_else(|| "it must be a number from 0 to 1".to_owned())
}
