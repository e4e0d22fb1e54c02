//! A page of shelves for one person: each a short list with a reason for a title, and no film twice.

mod anchors;
mod decades;
mod directors;
mod discover;
mod draw;
mod pool;

pub use draw::draw;

use crate::engine::Excluded;
use crate::{FilmIx, Knobs};

/// Why the films of a shelf stand together.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum ShelfKind {
    /// What the model recommends most.
    Picks,
    /// What the person wants to watch, the most promising first.
    Watchlist,
    /// Films like one that they loved.
    Loved(FilmIx),
    /// Hardly a risk: even the low end of the interval is high.
    SafeBets,
    /// The decade, by its first year, that gives this person more than it gives others.
    Decade(u16),
    /// Few know them.
    HiddenGems,
    /// More by somebody whose films they liked.
    Director(String),
    /// Promising, and far from everything that they rated.
    Stretch,
    /// A decade, by its first year, that they know little of.
    NewDecade(u16),
    /// Everything else, in order.
    More,
}

/// A titled row of films.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shelf {
    /// What it is about.
    pub kind: ShelfKind,
    /// Its films, the best first.
    pub films: Vec<FilmIx>,
}

/// What a person wishes of a page.
pub struct PageWishes<'a> {
    /// How films are weighed, on every shelf.
    pub knobs: Knobs,
    /// Films that stand on no shelf but the watchlist's: hidden, seen, and by choice those on the watchlist.
    pub excluded: Excluded<'a>,
    /// Films that have a shelf of their own, as far as it reaches.
    pub watchlist: &'a [FilmIx],
    /// What the shelves were about before: they stay as long as there is enough to fill them, so that a page does not turn
    /// into another one while somebody rates on it.
    pub before: &'a [ShelfKind],
    /// Films on a shelf, at most.
    pub length: usize,
    /// Films behind the shelves, of everything else.
    pub more: usize,
}
