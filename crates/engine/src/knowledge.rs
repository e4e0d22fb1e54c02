use crate::Catalog;
use crate::content::ContentSpace;
use crate::factors::FactorMatrix;
use crate::models::NeighborMatrix;

/// What the shards that have arrived say about films; models read it.
#[derive(Debug)]
pub(crate) struct Knowledge {
    /// Facts.
    pub(crate) catalog: Catalog,
    /// Learned factors of the first films.
    pub(crate) factors: FactorMatrix,
    /// Factors from content.
    pub(crate) content: ContentSpace,
    /// What films say about each other.
    pub(crate) neighbors: NeighborMatrix,
}
