use std::path::PathBuf;

use clap::Args;

use super::SettingsArgs;

/// Arguments of `bijou factorize`, which `cargo xtask bench` runs beside its peer.
#[derive(Debug, Args)]
pub struct FactorizeArgs {
    /// Folder with the data
    pub folder: PathBuf,
    /// Folder to write the same ratings to, for the peer: training.csv, fold-in.csv and held-out.csv
    #[arg(long, value_name = "DIR")]
    pub out: PathBuf,
    /// How to train; films and people are chosen as evaluate does
    #[command(flatten)]
    pub settings: SettingsArgs,
    /// Sweeps after which to measure; each number is a run of its own
    #[arg(long, value_name = "N", value_delimiter = ',', default_values_t = [1, 2, 3, 4, 6, 8, 10])]
    pub sweeps: Vec<u32>,
}
