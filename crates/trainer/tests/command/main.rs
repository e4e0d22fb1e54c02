//! The `bijou` command from outside, as a person would run it.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

mod bad_input;
mod checkpoint;
mod evaluate;
mod fixture;
mod formats;
mod inspect;
mod ml_100k;
mod pack;
mod parquet;
mod predict;
mod recommend;
mod spark;
mod synthesize;
mod train;
mod tune;
mod update;
mod wishes;
