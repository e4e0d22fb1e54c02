//! Search over titles, people and tags: case, accents, articles, punctuation and typos are forgiven.

mod folding;
mod index;
mod matching;
mod names;
mod typos;
mod word_list;
mod words;

pub(crate) use folding::Folding;
pub use index::{Named, SearchIndex};

/// What doubling a rating count is worth, in points, so that the best known film has about 5.
const DOUBLING: f32 = 0.3;
