/// Which model recommends.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum ModelKind {
    /// Genres, years, people and tags.
    Content,
    /// Films whose ratings go together (item-item).
    Neighbors,
    /// Graded implicit-feedback matrix factorization.
    Factors,
    /// All of them, blended.
    #[default]
    Hybrid,
}

impl ModelKind {
    /// All kinds, the default last.
    pub const ALL: [Self; 4] = [Self::Content, Self::Neighbors, Self::Factors, Self::Hybrid];

    /// Its name in commands and addresses.
    pub fn name(self) -> &'static str {
        match self {
            Self::Content => "content",
            Self::Neighbors => "neighbors",
            Self::Factors => "factors",
            Self::Hybrid => "hybrid",
        }
    }

    /// The kind with this name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }
}
