//! The package for developers, as its users run it: in Node, and on a page in a real Chromium.
//!
//! `cargo xtask test --only embed [NAME]` builds the package and runs these.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a failed step is a failed test")]

mod arguments;
mod catalog;
mod damaged;
#[path = "../site/harness/mod.rs"]
#[allow(
    dead_code,
    unused_imports,
    reason = "words for the tests of the built site, of which these need some"
)]
mod harness;
mod node;
mod page;
mod picks;
mod types;
