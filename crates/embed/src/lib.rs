//! The engine as a JavaScript module: what `pkg/engine.js` is made of, which `js/bijou.js` wraps for developers.
//!
//! Everything but [`Core`], the edge to JavaScript, is plain Rust and tested without a browser. `docs/embedding.md` describes
//! the package, `cargo xtask pkg` builds it.

mod arrival;
mod core;
mod error;
mod facts;
mod find;
mod picks;
mod ratings;
#[cfg(test)]
mod sample;
mod session;
mod wishes;

pub use arrival::Arrival;
pub use core::Core;
pub use error::{Error, MAX_QUERY};
pub use facts::{Brief, Facts, Neighbor};
pub use picks::{Because, Pick, Predicted};
pub use ratings::{checked, films};
pub use session::Session;
pub use wishes::{Asked, AskedEra, Wishes};
