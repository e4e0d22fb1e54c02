use bijou_engine::Stars;

use super::history::Subject;

/// What a step did, for saying so.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Deed {
    /// Rated a film, or took the rating back.
    Rated(Subject, Option<Stars>),
    /// Said whether a film was seen.
    Seen(Subject, bool),
    /// Put a film on the watchlist, or took it off.
    Listed(Subject, bool),
    /// Hid a film, or showed it again.
    Hidden(Subject, bool),
    /// Changed the note or a day of a film.
    Noted(Subject),
    /// Anything else, in a sentence.
    Other(String),
}
