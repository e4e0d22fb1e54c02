use rkyv::{Archive, Deserialize, Serialize};

use crate::{Error, Factors, Lines, RankingModel};

/// A map from what is known of a film without any rating to factors, learned from the films that have ratings.
///
/// A film's content factors are the sum of the rows of its features, each times the feature's value; the engine's
/// `ContentFeatures` numbers the features. They span a space of their own, of fewer dimensions than ranking factors do.
#[derive(Archive, Serialize, Deserialize, Debug, Clone, PartialEq)]
pub struct ContentMap {
    /// Directors who are features.
    pub directors: Lines,
    /// Actors who are features.
    pub cast: Lines,
    /// Tags that are features.
    pub tags: Lines,
    /// A row per feature.
    pub features: Factors,
    /// Folds a person in by content alone.
    pub ranking: RankingModel,
}

impl ContentMap {
    /// Content factors per film.
    pub fn dims(&self) -> usize {
        self.features.dims()
    }

    pub(crate) fn check(&self) -> Result<(), Error> {
        self.directors.check("directors with features", self.directors.count())?;
        self.cast.check("actors with features", self.cast.count())?;
        self.tags.check("tags with features", self.tags.count())?;
        self.features.check(self.features.len())?;
        self.ranking.check(self.dims())
    }
}
