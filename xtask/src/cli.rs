//! The commands and their options.

use anyhow::Result;
use clap::{Parser, Subcommand};

use crate::bench::Bench;
use crate::build::Build;
use crate::project::Project;
use crate::screenshots::Screenshots;
use crate::serve::Serve;
use crate::steps::Steps;
use crate::test::Test;
use crate::{bench, build, package, screenshots, serve, setup, test};

/// Everything a developer of Bijou runs.
#[derive(Debug, Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask")]
pub struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Set up what is missing, build the site and serve it on this machine
    Serve(Serve),
    /// Set up what is missing and build the whole site into dist/
    Build(Build),
    /// Set up what is missing and build the engine as a JavaScript package into pkg/
    Pkg,
    /// Set up what is missing and run every check and test
    Test(Test),
    /// Install what the other commands need, and say what is there already
    Setup,
    /// Take pictures of the built site at phone and desktop size, light and dark
    Screenshots(Screenshots),
    /// Measure the built site in Chromium, and the engine beside its peers
    Bench(Bench),
}

impl Cli {
    /// Runs the command. An error is a sentence that says what to do.
    pub fn run(self) -> Result<()> {
        let project = Project::locate()?;
        let mut steps = Steps::default();
        match self.command {
            Command::Serve(options) => serve::run(&project, &mut steps, &options),
            Command::Build(options) => build::run(&project, &mut steps, &options),
            Command::Pkg => package::run(&project, &mut steps),
            Command::Test(options) => test::run(&project, &mut steps, &options),
            Command::Setup => setup::for_everything(&project, &mut steps).map(drop),
            Command::Screenshots(options) => screenshots::run(&project, &mut steps, &options),
            Command::Bench(options) => bench::run(&project, &mut steps, &options),
        }
    }
}
