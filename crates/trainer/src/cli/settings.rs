use std::path::PathBuf;

use clap::Args;

use crate::data::Dataset;
use crate::train::{Free, Settings, SettingsError, adapted};

/// How to train.
#[derive(Debug, Args)]
pub struct SettingsArgs {
    #[command(flatten)]
    base: BaseArgs,
    /// Factors per film: more rank better and take 4 bits each per film; 128 unless said
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(2..=512))]
    factors: Option<u16>,
}

/// How to make a catalog, whether or not factors are learned.
#[derive(Debug, Args)]
pub struct BaseArgs {
    /// JSON file of settings, as `bijou tune` prints them; what it leaves out has its default
    #[arg(long, value_name = "FILE")]
    settings: Option<PathBuf>,
    /// Start of the random numbers; 1 unless said
    #[arg(long, value_name = "N")]
    seed: Option<u64>,
    /// Fewest ratings for a film to get factors of its own; 5 unless said
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..))]
    fewest_ratings: Option<u32>,
}

impl SettingsArgs {
    /// Where nothing was said for data that are too few for the defaults, settings that they can bear; with a sentence for each
    /// that is another.
    pub fn adapt(&self, settings: Settings, data: &Dataset) -> (Settings, Vec<String>) {
        if self.base.settings.is_some() {
            return (settings, Vec::new());
        }
        let free =
            Free { factors: self.factors.is_none(), fewest_ratings: self.base.fewest_ratings.is_none() };
        adapted(settings, data, free)
    }

    /// The file's settings, or the defaults, with what else was said.
    ///
    /// # Errors
    /// Where the file cannot be used.
    pub fn read(&self) -> Result<Settings, SettingsError> {
        let base = self.base.read()?;
        Ok(Settings { factors: self.factors.unwrap_or(base.factors), ..base })
    }
}

impl BaseArgs {
    /// The same.
    ///
    /// # Errors
    /// Where the file cannot be used.
    pub fn read(&self) -> Result<Settings, SettingsError> {
        let base = self.settings.as_deref().map_or_else(|| Ok(Settings::default()), Settings::read)?;
        Ok(Settings {
            seed: self.seed.unwrap_or(base.seed),
            fewest_ratings: self.fewest_ratings.unwrap_or(base.fewest_ratings),
            ..base
        })
    }
}
