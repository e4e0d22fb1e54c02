//! What `cargo xtask …` runs: set-up, build, serve, test, screenshots.
//!
//! The tests of the built site use [`server`], [`browser`] and [`site::pages`] from here, so that they see what a
//! visitor of `cargo xtask serve` sees.

pub mod bench;
pub mod browser;
pub mod budget;
pub mod build;
pub mod cli;
pub mod dependencies;
#[cfg(test)]
mod deploy;
pub mod package;
pub mod process;
pub mod project;
pub mod screenshots;
pub mod serve;
pub mod server;
pub mod setup;
pub mod site;
pub mod steps;
pub mod test;
pub mod webdriver;
#[cfg(test)]
mod workflows;
