//! `cargo xtask bench`: how fast the built site is, in Chromium, and how fast the training is, beside a peer.

mod training;

use std::path::PathBuf;

use anyhow::Result;
use clap::{Args, ValueEnum};

use crate::project::Project;
use crate::setup;
use crate::steps::Steps;
use crate::test::run_one_of_site;

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
    /// The factorization, beside implicit
    Training,
}

/// Measures the site and the training.
///
/// # Errors
/// When the site is not built, or what measures fails.
pub fn run(project: &Project, steps: &mut Steps, options: &Bench) -> Result<()> {
    let wanted = |part: &&Part| options.only.is_empty() || options.only.contains(part);
    Part::value_variants().iter().filter(wanted).try_for_each(|part| match part {
        Part::Site => site(project, steps),
        Part::Training => training::run(project, steps, options.data.as_deref()),
    })
}

/// Rates films on the built site and prints how long the engine took, then what jumps and what waits on every page, and
/// how long the import of a library takes.
///
/// # Errors
/// When the site is not built, or the browser cannot show it.
fn site(project: &Project, steps: &mut Steps) -> Result<()> {
    let browser = setup::for_everything(project, steps)?;
    steps.shown("Rating films", || {
        run_one_of_site(project, &browser, "speed::from_a_rating_to_new_picks", |_| {})
    })?;
    steps.shown("Looking for what jumps or waits, with 2,000 ratings on a phone's screen", || {
        run_one_of_site(project, &browser, "speed::nothing_jumps_and_nothing_waits_with_2000_ratings", |_| {})
    })?;
    steps.shown("Importing a library", || {
        run_one_of_site(project, &browser, "exchange::a_letterboxd_zip_of_two_thousand_films", |_| {})
    })?;
    steps.shown("Searching and filtering all films", || {
        run_one_of_site(project, &browser, "browse_speed::keys_filters_and_jumps", |_| {})
    })?;
    steps.shown("Zooming the map of taste", || {
        run_one_of_site(project, &browser, "insights::frames_of_the_map", |_| {})
    })
}
