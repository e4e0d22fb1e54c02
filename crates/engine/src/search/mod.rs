//! Search by title: case, accents, articles, punctuation and one typo per word are forgiven.

mod folding;
mod index;
mod one_edit;
mod words;

pub(crate) use folding::Folding;
pub(crate) use index::SearchIndex;
