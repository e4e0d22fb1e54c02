//! `cargo xtask build`: the whole site, in `dist/`.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use bijou_site::public_path;
use clap::Args;

use crate::process::run_logged;
use crate::project::Project;
use crate::setup;
use crate::site::{self, lean_std, split, weight};
use crate::steps::Steps;

/// What can be chosen about a build.
#[derive(Debug, Default, Args)]
pub struct Build {
    /// The path that the site will be published under; left out, the site works under any path
    #[arg(long, value_name = "/SUB/PATH/", value_parser = public_path)]
    pub public_url: Option<String>,
    /// Build fast instead of small, for looking at a change: not for publishing
    #[arg(long)]
    pub draft: bool,
    /// Put compressed variants beside the files, for hosts that send those instead of compressing each time
    #[arg(long, conflicts_with = "draft")]
    pub precompress: bool,
}

/// Sets up what is missing and builds.
///
/// # Errors
/// When the set-up or the build fails; the site in `dist/` is then still the previous one.
pub fn run(project: &Project, steps: &mut Steps, options: &Build) -> Result<()> {
    setup::for_building(project, steps)?;
    site(project, steps, options)
}

/// Builds with tools that are there.
///
/// # Errors
/// As [`run`].
pub fn site(project: &Project, steps: &mut Steps, options: &Build) -> Result<()> {
    let fresh = project.scratch().join("site");
    steps.quiet("Building the site", || {
        let mut trunk = project.command("trunk");
        trunk.arg("build").arg("--dist").arg(&fresh);
        if let Some(path) = &options.public_url {
            trunk.args(["--public-url", path]);
        }
        if options.draft {
            trunk.args(["--release=false", "--cargo-profile=draft"]);
        } else {
            trunk.args(["--features", "split"]);
            split::prepare(project, &mut trunk)?;
            lean_std::fetch(project)?;
            lean_std::prepare(&mut trunk);
        }
        // Trunk reads this variable as an option of its own and fails at the usual value, 1.
        trunk.env_remove("NO_COLOR").env("RUST_BACKTRACE", "0");
        run_logged(trunk, &project.scratch().join("trunk.log"))?;
        site::finish(project, &fresh, options)?;
        replace(&project.dist(), &fresh, &project.scratch().join("previous-site"))
    })?;
    if !options.draft {
        println!("{}", weight::weigh(project, &project.dist())?);
    }
    Ok(())
}

/// Puts a whole new folder where the old one was, so that nobody ever finds half of one there.
///
/// # Errors
/// When a folder cannot be moved.
pub fn replace(dist: &Path, fresh: &Path, previous: &Path) -> Result<()> {
    if previous.exists() {
        fs::remove_dir_all(previous).with_context(|| format!("cannot remove {}", previous.display()))?;
    }
    if dist.exists() {
        fs::rename(dist, previous).with_context(|| format!("cannot replace {}", dist.display()))?;
    }
    fs::rename(fresh, dist).with_context(|| format!("cannot move {} to {}", fresh.display(), dist.display()))
}
