//! The `bijou` command from outside, as a person would run it.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

mod bad_data;
mod bad_input;
mod checkpoint;
mod doctor;
mod documented;
mod evaluate;
mod explore;
mod fixture;
mod formats;
mod guide;
mod inspect;
mod ml_100k;
mod own_data;
mod pack;
mod parquet;
mod predict;
mod publish;
mod recommend;
mod spark;
mod synthesize;
mod train;
mod tune;
mod update;
mod wishes;
