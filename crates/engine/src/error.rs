/// Why a catalog that reads well cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Error {
    /// The first shard has no model.
    #[error("the head of the catalog has no model")]
    NoModel,
    /// A shard's factors do not fit the model.
    #[error("a shard has {found} factors per film where the model has {expected}")]
    Dims {
        /// Factors per film of the model.
        expected: usize,
        /// Factors per film of the shard.
        found: usize,
    },
    /// Films with factors must come before films without.
    #[error("a shard with factors came after one without")]
    Order,
    /// A column that is about films of several shards reaches beyond them.
    #[error("the {what} of {found} films came where there are {films}")]
    Beyond {
        /// The column.
        what: &'static str,
        /// Films with this shard's own.
        films: usize,
        /// Films that it is about.
        found: usize,
    },
    /// The model's matrices are not those of a regularized problem.
    #[error("the model's precision matrix is not positive definite")]
    NotPositive,
    /// The map from content has a row per feature.
    #[error("the map from content has {found} rows for {expected} features")]
    Content {
        /// Features.
        expected: usize,
        /// Rows.
        found: usize,
    },
}
