//! Packages that npm installs.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

use crate::process::run_logged;
use crate::project::Project;
use crate::setup::system_package;

/// Installs a package at an exact version, and npm itself where it is missing. The package's own scripts do not run.
/// Each needs a folder of its own, because npm removes what it did not install in the same call.
pub fn install(project: &Project, folder: &Path, name: &str, version: &str) -> Result<()> {
    if project.find("npm").is_none() {
        system_package::install(project, &["npm"])?;
    }
    fs::create_dir_all(folder).with_context(|| format!("cannot create {}", folder.display()))?;
    let mut npm = project.command("npm");
    let package = format!("{name}@{version}");
    npm.args(["install", "--ignore-scripts", "--no-fund", "--no-audit", "--no-save", &package, "--prefix"]);
    npm.arg(folder);
    run_logged(npm, &project.scratch().join(format!("install-{name}.log")))
}
