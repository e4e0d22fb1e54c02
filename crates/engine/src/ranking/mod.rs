//! The ranking model: graded implicit-feedback matrix factorization, folding in people it has never seen.

mod fold_in;
mod model;
mod rated;
mod solve;
mod target;

pub(crate) use fold_in::FoldedIn;
pub(crate) use model::Ranking;
pub use target::targets;
