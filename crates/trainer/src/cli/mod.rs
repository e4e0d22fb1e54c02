//! What can be asked of the command.

mod columns;
mod doctor;
mod evaluate;
mod explore;
mod factorize;
mod init;
mod inspect;
mod model;
mod pack;
mod predict;
mod publish;
mod recommend;
mod settings;
mod split;
mod synthesize;
mod train;
mod tune;
mod update;

use anyhow::Result;
use clap::{Parser, Subcommand};

use crate::commands;
pub use crate::wishes::ConsensusArg;
pub use columns::ColumnsArgs;
pub use doctor::DoctorArgs;
pub use evaluate::EvaluateArgs;
pub use explore::ExploreArgs;
pub use factorize::FactorizeArgs;
pub use init::InitArgs;
pub use inspect::InspectArgs;
pub use model::{ModelArgs, ModelError};
pub use pack::PackArgs;
pub use predict::PredictArgs;
pub use publish::PublishArgs;
pub use recommend::RecommendArgs;
pub use settings::{BaseArgs, SettingsArgs};
pub use split::SplitArgs;
pub use synthesize::SynthesizeArgs;
pub use train::TrainArgs;
pub use tune::TuneArgs;
pub use update::UpdateArgs;

const EXIT_CODES: &str = "\
Exit codes:
  0  done
  1  the system failed: a folder that cannot be written, a full disk
  2  the command line does not parse
  3  the input data cannot be used: missing, empty, without a needed column, not UTF-8, no finished site
  4  the catalog was refused: truncated, altered, or of a newer version";

/// Film recommendations that run on each visitor's own device: train a catalog, look into it, recommend with it.
#[derive(Debug, Parser)]
#[command(name = "bijou", version, after_help = EXIT_CODES, propagate_version = true)]
pub struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Look at a folder of ratings before anything is trained on it
    Explore(ExploreArgs),
    /// Train a catalog from a folder of ratings
    Train(TrainArgs),
    /// Look at ratings from anywhere, guess what is what, and write it down for train
    Init(InitArgs),
    /// Say what is wrong with data, configuration or tools, and how to mend it
    Doctor(DoctorArgs),
    /// Make a catalog around factors that another program trained
    Pack(PackArgs),
    /// Make a catalog from fresh data without training anew
    Update(UpdateArgs),
    /// Measure how good a catalog from this data is for people it has never seen
    Evaluate(EvaluateArgs),
    /// Write ratings to train on and to test on, for any program
    Split(SplitArgs),
    /// Search for better settings on people held out for it
    Tune(TuneArgs),
    /// Show what a catalog consists of, after checking every byte of it
    Inspect(InspectArgs),
    /// Put a catalog into a built site, ready for any static host; nothing is compiled
    Publish(PublishArgs),
    /// Recommend films to everybody in a file of ratings
    Recommend(RecommendArgs),
    /// Predict the stars of given pairs of people and films
    Predict(PredictArgs),
    /// Time the factorization alone, and write what another program needs to do the same
    #[command(hide = true)]
    Factorize(FactorizeArgs),
    /// Make up films and ratings of any number, to try things out with
    Synthesize(SynthesizeArgs),
}

impl Cli {
    /// Does what was asked.
    ///
    /// # Errors
    /// Whatever stopped it; [`crate::exit::Failure`] tells the kinds apart.
    pub fn run(self) -> Result<()> {
        match self.command {
            Command::Explore(args) => commands::explore(&args),
            Command::Train(args) => commands::train(&args),
            Command::Init(args) => commands::init(&args),
            Command::Doctor(args) => commands::doctor(&args),
            Command::Pack(args) => commands::pack(&args),
            Command::Update(args) => commands::update(&args),
            Command::Split(args) => commands::split(&args),
            Command::Evaluate(args) => commands::evaluate(&args),
            Command::Tune(args) => commands::tune(&args),
            Command::Inspect(args) => commands::inspect(&args),
            Command::Publish(args) => commands::publish(&args),
            Command::Recommend(args) => commands::recommend(&args),
            Command::Predict(args) => commands::predict(&args),
            Command::Factorize(args) => commands::factorize(&args),
            Command::Synthesize(args) => commands::synthesize(&args),
        }
    }
}

/// Reads an option that is a number above 0.
pub(super) fn positive(text: &str) -> Result<f32, String> {
    let number = text.parse::<f32>().ok().filter(|number| number.is_finite() && *number > 0.0);
    number.ok_or_else(|| "it must be a number above 0".to_owned())
}
