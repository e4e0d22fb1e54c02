//! Small charts. Each is one picture with one sentence for who cannot see it, or a list whose rows speak for themselves.

mod columns;
mod curve;
mod diverging;
mod mosaic;

pub use columns::{Column, columns};
pub use curve::{Point, curve};
pub use diverging::{Leaning, diverging};
pub use mosaic::mosaic;
