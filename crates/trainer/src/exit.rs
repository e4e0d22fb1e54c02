use std::process::ExitCode;

use bijou_catalog::Error as CatalogError;
use bijou_site::Error as SiteError;

use crate::catalog_folder::FolderError;
use crate::checkpoint::CheckpointError;
use crate::cli::ModelError;
use crate::config::ConfigError;
use crate::data::DataError;
use crate::doctor::Unusable;
use crate::evaluate::NothingToFind;
use crate::factors::FactorsError;
use crate::guess::GuessError;
use crate::train::{SettingsError, TrainError};

/// What the exit codes mean; `bijou --help` repeats it. 2 is clap's for a command line that does not parse.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Failure {
    /// Something outside of the command: a folder that cannot be written, a full disk.
    Environment = 1,
    /// Options that do not go together.
    Usage = 2,
    /// Input data that cannot be used.
    Data = 3,
    /// A catalog that was refused.
    Catalog = 4,
}

impl Failure {
    /// The code for an error, by its cause.
    pub fn of(error: &anyhow::Error) -> Self {
        let is_catalog = |error: &FolderError| !matches!(error, FolderError::Write { .. });
        let checkpoint = match error.downcast_ref::<TrainError>() {
            Some(TrainError::Checkpoint(error)) => Some(error),
            _ => error.downcast_ref::<CheckpointError>(),
        };
        if let Some(error) = checkpoint {
            return match error {
                CheckpointError::Read { .. } | CheckpointError::Write { .. } => Self::Environment,
                CheckpointError::Damaged { .. } | CheckpointError::OfAnother { .. } => Self::Data,
            };
        }
        let is_data = error.is::<DataError>()
            || error.is::<ConfigError>()
            || error.is::<GuessError>()
            || error.is::<Unusable>()
            || error.is::<TrainError>()
            || error.is::<FactorsError>()
            || error.is::<NothingToFind>()
            || error.is::<SettingsError>()
            || error
                .downcast_ref::<SiteError>()
                .is_some_and(|error| !matches!(error, SiteError::Write { .. }));
        if error.is::<ModelError>() {
            Self::Usage
        } else if is_data {
            Self::Data
        } else if error.is::<CatalogError>() || error.downcast_ref::<FolderError>().is_some_and(is_catalog) {
            Self::Catalog
        } else {
            Self::Environment
        }
    }
}

impl From<Failure> for ExitCode {
    fn from(failure: Failure) -> Self {
        Self::from(failure as u8)
    }
}
