//! The built site, seen as a visitor sees it: in a real Chromium, served by a plain file server.
//!
//! `cargo xtask test --only site [NAME]` builds the site and runs these. A test is one call of [`harness::visit`]; what
//! every visit must keep (no warning in the console, no request to another origin) is checked there for all of them.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a failed step is a failed test")]

mod accessible;
mod addresses;
mod browse;
mod browse_speed;
mod crash;
mod data;
mod discover;
mod durable;
mod exchange;
mod growth;
mod harness;
mod hostile;
mod hosts;
mod insights;
mod journey;
mod keyboard;
mod keyboard_pages;
mod languages;
mod library;
mod library_zip;
mod memory;
mod models;
mod night;
mod offline;
mod onboarding;
mod owner;
mod passphrase;
mod people;
mod pictures;
mod privacy;
mod publish;
mod speed;
mod start;
mod trace;
mod trouble;
mod tuning;
