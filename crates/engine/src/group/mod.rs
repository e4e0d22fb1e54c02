//! One list for several people.

mod places;
mod recommend;

use crate::FilmIx;

/// Places of a person's own list that count as a wish.
const REACH: u32 = 2_000;

/// How the wishes of several people become one list. Every person's wish for a film is a number between 0 and 1 that falls
/// with the logarithm of its place in their own list: scores of different people cannot be compared, since those of somebody
/// with many ratings, or with a usual taste, are larger throughout; places can.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Consensus {
    /// By the mean of the wishes: the most pleasure in all, which may be nobody's for one of them.
    Average,
    /// By the least of the wishes: nothing that somebody dislikes, which may be nothing that anybody loves.
    LeastMisery,
    /// By the sum of the wishes, each person's weight falling with every film that they were given (Kaya, Bridge & Tintarev
    /// 2020): films in front take turns, so that nobody is last throughout.
    #[default]
    Fairness,
}

/// A film for several people.
#[derive(Debug, Clone, PartialEq)]
pub struct GroupPick {
    /// The film.
    pub film: FilmIx,
    /// What it is to each person, in the order of their tastes. Why it has its score for the person in place n say the
    /// [`crate::Engine::reasons`] of taste n.
    pub members: Vec<Member>,
}

/// What a film is to one person of a group.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Member {
    /// Its place in the person's own list of what the group may get, from 1; nothing behind the 2,000th.
    pub place: Option<u32>,
    /// The person's own score.
    pub score: f32,
}
