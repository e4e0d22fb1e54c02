use bijou_engine::Stars;

/// What a step did, for saying so. Films are named by the catalog's id.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Deed {
    /// Rated a film, or took the rating back.
    Rated(String, Option<Stars>),
    /// Said whether a film was seen.
    Seen(String, bool),
    /// Put a film on the watchlist, or took it off.
    Listed(String, bool),
    /// Hid a film, or showed it again.
    Hidden(String, bool),
    /// Noted something about a film.
    Noted(String),
    /// Anything else, in a sentence.
    Other(String),
}
