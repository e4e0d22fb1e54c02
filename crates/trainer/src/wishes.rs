//! What can be wished of a list on the command line.

use bijou_engine::{Consensus, Era, Knobs};
use clap::{Args, ValueEnum};

/// Options that arrange a person's list.
#[derive(Debug, Args)]
pub struct WishArgs {
    /// How unlike each other the films are, 0 to 1
    #[arg(long, value_name = "X", default_value_t = 0.0, value_parser = from_zero, allow_negative_numbers = true)]
    diversity: f32,
    /// How closely the genres follow those that the person liked, 0 to 1
    #[arg(long, value_name = "X", default_value_t = 0.0, value_parser = from_zero, allow_negative_numbers = true)]
    calibration: f32,
    /// From well known, -1, to hidden gems, 1
    #[arg(long, value_name = "X", default_value_t = 0.0, value_parser = from_minus_one, allow_negative_numbers = true)]
    popularity: f32,
    /// Films of these years first, such as 1970-1979 or 1999
    #[arg(long, value_name = "YEARS", value_parser = years)]
    era: Option<(u16, u16)>,
    /// How strongly films of those years are preferred, 0 to 1; at 1 no other film comes before them
    #[arg(long, value_name = "X", default_value_t = 1.0, value_parser = from_zero, requires = "era")]
    era_strength: f32,
    /// Only the best film of a franchise among the first 50; the others come behind
    #[arg(long, overrides_with = "no_one_per_franchise")]
    one_per_franchise: bool,
    /// Films of one franchise may follow each other; the default
    #[arg(long, overrides_with = "one_per_franchise")]
    no_one_per_franchise: bool,
}

/// How a group's wishes become one list.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub enum ConsensusArg {
    /// By the mean of everybody's wishes
    Average,
    /// By the least of everybody's wishes
    LeastMisery,
    /// By taking turns, so that nobody is last throughout
    Fairness,
}

impl WishArgs {
    /// The options' names, none of which goes with a group.
    pub const NAMES: [&str; 6] =
        ["diversity", "calibration", "popularity", "era", "one_per_franchise", "no_one_per_franchise"];

    /// As the engine takes them.
    pub fn knobs(&self) -> Knobs {
        Knobs {
            diversity: self.diversity,
            calibration: self.calibration,
            popularity: self.popularity,
            era: self.era.map(|(from, to)| Era { from, to, strength: self.era_strength }),
            one_per_franchise: self.one_per_franchise,
        }
    }
}

impl From<ConsensusArg> for Consensus {
    fn from(blend: ConsensusArg) -> Self {
        match blend {
            ConsensusArg::Average => Self::Average,
            ConsensusArg::LeastMisery => Self::LeastMisery,
            ConsensusArg::Fairness => Self::Fairness,
        }
    }
}

fn from_zero(text: &str) -> Result<f32, String> {
    number(text, 0.0)
}

fn from_minus_one(text: &str) -> Result<f32, String> {
    number(text, -1.0)
}

fn number(text: &str, low: f32) -> Result<f32, String> {
    let number = text.parse().ok().filter(|number| (low..=1.0).contains(number));
    number.ok_or_else(|| format!("not a number from {low} to 1"))
}

fn years(text: &str) -> Result<(u16, u16), String> {
    let (from, to) = text.split_once('-').unwrap_or((text, text));
    let year = |text: &str| text.trim().parse::<u16>().ok();
    let range = year(from).zip(year(to)).filter(|(from, to)| from <= to);
    range.ok_or_else(|| "not a year, and not a range of years such as 1970-1979".to_owned())
}
