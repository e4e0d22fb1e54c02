use std::sync::{Arc, OnceLock};

use super::posterior::StarsPosterior;

/// What the process knows of a person: conditioned on their ratings when the first prediction is asked for, since ranking
/// alone does not need it.
#[derive(Debug, Clone, Default)]
pub(crate) struct PersonStars {
    posterior: OnceLock<Arc<StarsPosterior>>,
    /// From when the person had other ratings, as a start.
    earlier: Option<Arc<StarsPosterior>>,
}

impl PersonStars {
    /// The same person with other ratings.
    pub(crate) fn with_other_ratings(&self) -> Self {
        let earlier = self.posterior.get().or(self.earlier.as_ref()).cloned();
        Self { posterior: OnceLock::new(), earlier }
    }

    /// Whether the posterior is there.
    pub(crate) fn is_known(&self) -> bool {
        self.posterior.get().is_some()
    }

    /// A start for the posterior.
    pub(super) fn earlier(&self) -> Option<&StarsPosterior> {
        self.earlier.as_deref()
    }

    /// The posterior, conditioned if it is not yet.
    pub(super) fn posterior(
        &self,
        condition: impl FnOnce(Option<&StarsPosterior>) -> StarsPosterior,
    ) -> &StarsPosterior {
        self.posterior.get_or_init(|| Arc::new(condition(self.earlier.as_deref())))
    }
}
