//! Runs one of the developer commands: `cargo xtask --help` names them.

use std::process::ExitCode;

use clap::Parser;
use xtask::cli::Cli;
use xtask::site::split;

fn main() -> ExitCode {
    let result = if split::stands_in() { split::stand_in() } else { Cli::parse().run() };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("\nerror: {error:#}");
            ExitCode::FAILURE
        }
    }
}
