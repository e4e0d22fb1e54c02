//! Factors of films, packed as they came, and products with them by integer arithmetic.

mod direction;
mod matrix;
mod packing;

pub(crate) use direction::Direction;
pub(crate) use matrix::{BLOCK, FactorMatrix};
