//! The `bijou` command: trains a catalog from ratings, looks into it, and recommends with it.
//!
//! `main` only maps a result to an exit code; [`cli`] says what can be asked, and one file of [`commands`] does each.

mod assemble;
mod catalog_folder;
mod checkpoint;
mod cli;
mod commands;
mod compress;
mod config;
mod data;
mod doctor;
mod evaluate;
mod exit;
mod explore;
mod factors;
mod folding;
mod guess;
mod output;
mod picture;
mod pipeline;
mod previous;
mod progress;
mod shipped;
mod synthesize;
mod train;
mod tune;
mod wishes;

use std::process::ExitCode;

use clap::Parser;

fn main() -> ExitCode {
    match cli::Cli::parse().run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) if output::is_broken_pipe(&error) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("bijou: {}", output::sentence(&error));
            exit::Failure::of(&error).into()
        }
    }
}
