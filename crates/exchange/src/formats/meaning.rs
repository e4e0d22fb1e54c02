/// What a row says about its film, beside its rating.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Meaning {
    /// A rating, or nothing.
    Rated,
    /// Watched.
    Seen,
    /// On the watchlist.
    Listed,
    /// Given a heart.
    Liked,
    /// On a list, or the watchlist: the file name tells.
    List,
    /// Watched, liked or on the watchlist: the file name tells.
    ByFileName,
    /// Watched, unless the file name says that these are for later.
    SeenOrListed,
    /// Rated, or else what the file name says.
    RatedOrByFileName,
    /// The table's own column says: completed, planned, dropped.
    ByStatus,
}

impl Meaning {
    /// The meaning in a file of this name; nothing where the name had to tell and does not.
    pub(crate) fn in_file(self, path: &str) -> Option<Self> {
        let path = path.to_ascii_lowercase();
        let says = |words: &[&str]| words.iter().any(|word| path.contains(word));
        let later = says(&["watchlist", "wishlist", "plantowatch"]);
        match self {
            Self::ByFileName if later => Some(Self::Listed),
            Self::ByFileName if says(&["watched"]) => Some(Self::Seen),
            Self::ByFileName if says(&["likes", "liked", "films"]) => Some(Self::Liked),
            Self::ByFileName => None,
            Self::List if later => Some(Self::Listed),
            Self::SeenOrListed if later => Some(Self::Listed),
            Self::SeenOrListed => Some(Self::Seen),
            Self::RatedOrByFileName if later => Some(Self::Listed),
            Self::RatedOrByFileName if says(&["favorite", "favourite"]) => Some(Self::Liked),
            Self::RatedOrByFileName => Some(Self::Rated),
            meaning => Some(meaning),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn three_meanings_of_one_header_are_told_by_the_file_name() {
        let meaning = |name| Meaning::ByFileName.in_file(name);
        assert_eq!(meaning("letterboxd-me/watched.csv"), Some(Meaning::Seen));
        assert_eq!(meaning("watchlist (2).csv"), Some(Meaning::Listed));
        assert_eq!(meaning("likes/films.csv"), Some(Meaning::Liked));
        assert_eq!(meaning("export.csv"), None);
    }
}
