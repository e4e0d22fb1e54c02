//! `cargo xtask bench`: every figure of speed and memory, beside its peers where they can run. Printed, never judged: machines
//! differ.

mod engine;
pub mod grown;
mod growth;
mod lighthouse;
mod machine;
mod peers;
mod plot;
mod site;
mod training;

use std::path::PathBuf;

use anyhow::Result;
use clap::{Args, ValueEnum};

use crate::project::Project;
use crate::setup;
use crate::steps::Steps;

/// What can be chosen about measuring.
#[derive(Debug, Args)]
pub struct Bench {
    /// Measure only this part; may be given several times
    #[arg(long, value_enum)]
    only: Vec<Part>,
    /// Folder of ratings to train on, besides made-up ones
    #[arg(long, value_name = "DIR")]
    data: Option<PathBuf>,
}

/// A part of the whole, in its order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Part {
    /// The built site, in Chromium
    Site,
    /// The same, loaded by Lighthouse as a phone with a slow network
    Lighthouse,
    /// Scoring beside plain JavaScript and TensorFlow.js, in Node.js
    Peers,
    /// Catalogs of 1,000 to 1,000,000 films and people with 1 to 10,000 ratings, in Node.js; draws docs/pictures/growth.svg
    Growth,
    /// The built site with these catalogs, in Chromium
    LargeSite,
    /// The factorization, beside implicit
    Training,
}

/// Measures, and names the machine.
///
/// # Errors
/// When the site is not built, or what measures fails.
pub fn run(project: &Project, steps: &mut Steps, options: &Bench) -> Result<()> {
    let browser = setup::for_everything(project, steps)?;
    println!("{}", machine::describe(project, &browser));
    let wanted = |part: &&Part| options.only.is_empty() || options.only.contains(part);
    Part::value_variants().iter().filter(wanted).try_for_each(|part| match part {
        Part::Site => site::run(project, &browser, steps),
        Part::Lighthouse => lighthouse::run(project, &browser, steps),
        Part::Peers => peers::run(project, steps),
        Part::Growth => growth::run(project, steps),
        Part::LargeSite => site::run_large(project, &browser, steps),
        Part::Training => training::run(project, steps, options.data.as_deref()),
    })
}
