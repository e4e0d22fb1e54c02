use clap::{Args, ValueEnum};

use super::positive;
use crate::train::{AlsImplicit, Settings};

/// What factors are learned for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ObjectiveArg {
    /// Every rating counts, by its stars
    Graded,
    /// What is liked against everything else: Hu, Koren & Volinsky 2008, as Apache Spark's ALS has it with implicitPrefs
    AlsImplicit,
}

/// The objective of the factors.
#[derive(Debug, Args)]
pub struct ModelArgs {
    /// What factors are learned for; graded unless said, here or by --settings
    #[arg(long, value_name = "MODEL", value_enum)]
    model: Option<ObjectiveArg>,
    /// Of als-implicit, how much more a liked film counts than an unknown one, as Spark's alpha; 10 unless said
    #[arg(long, value_name = "ALPHA", value_parser = positive)]
    alpha: Option<f32>,
    /// Regularization: of als-implicit as Spark's regParam, 0.05 unless said; of graded per unit of weight, 0.004 unless said
    #[arg(long, value_name = "LAMBDA", value_parser = positive)]
    regularization: Option<f32>,
    /// Of als-implicit, from how many stars on a film is liked; 4 unless said
    #[arg(long, value_name = "STARS", value_parser = positive)]
    liked: Option<f32>,
}

/// Options that do not go together.
#[derive(Debug, thiserror::Error)]
pub enum ModelError {
    /// An option that the graded objective has not.
    #[error("{0} is for --model als-implicit; the graded objective has no such thing")]
    NotGraded(&'static str),
    /// A value that cannot be used.
    #[error("this asks for {0}")]
    Impossible(String),
}

impl ModelArgs {
    /// The settings with what was said.
    ///
    /// # Errors
    /// [`ModelError`] where an option is not the objective's, or out of its range.
    pub fn apply(&self, settings: Settings) -> Result<Settings, ModelError> {
        let base = match self.model {
            Some(ObjectiveArg::Graded) => None,
            Some(ObjectiveArg::AlsImplicit) => Some(settings.als_implicit.unwrap_or_default()),
            None => settings.als_implicit,
        };
        let Some(base) = base else {
            let given = [("--alpha", self.alpha), ("--liked", self.liked)];
            if let Some((name, _)) = given.into_iter().find(|(_, value)| value.is_some()) {
                return Err(ModelError::NotGraded(name));
            }
            let regularization = self.regularization.unwrap_or(settings.regularization);
            return Ok(Settings { als_implicit: None, regularization, ..settings });
        };
        let plain = AlsImplicit {
            alpha: self.alpha.unwrap_or(base.alpha),
            regularization: self.regularization.unwrap_or(base.regularization),
            liked: self.liked.unwrap_or(base.liked),
        };
        plain.check().map_err(ModelError::Impossible)?;
        Ok(Settings { als_implicit: Some(plain), ..settings })
    }
}
