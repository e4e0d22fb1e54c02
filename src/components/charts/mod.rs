//! Small charts. Each is one picture with one sentence for who cannot see it, or a list whose rows speak for themselves.

mod columns;
mod diverging;

pub use columns::{Column, columns};
pub use diverging::{Leaning, diverging};
