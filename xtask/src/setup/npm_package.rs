//! Packages that npm installs.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use crate::process::run_logged;
use crate::project::Project;
use crate::setup::system_package;
use crate::steps::Steps;

const BY_HAND: &str = "install Node.js with npm, put it on your PATH, then run this again";

/// Installs a package at an exact version unless it is there, and npm itself where it is missing. The package's own scripts do
/// not run. Returns where it is.
///
/// # Errors
/// When it cannot be installed; the message says what to install by hand.
pub fn install(project: &Project, steps: &mut Steps, name: &str, version: &str) -> Result<PathBuf> {
    let package = folder(project, name);
    let what = format!("{name} {version}");
    if is_there(&package, version) {
        steps.skip(&what, "there");
        return Ok(package);
    }
    steps.quiet(&format!("Installing {what} with npm"), || {
        let installed = run_npm(project, name, version);
        let checked = installed.and_then(|()| match is_there(&package, version) {
            true => Ok(()),
            false => bail!("npm has installed another version of {name}"),
        });
        checked.context(BY_HAND)
    })?;
    Ok(package)
}

/// Where a package is once it is installed.
pub fn folder(project: &Project, name: &str) -> PathBuf {
    prefix(project, name).join("node_modules").join(name)
}

/// Each has a folder of its own, because npm removes what it did not install in the same call.
fn prefix(project: &Project, name: &str) -> PathBuf {
    project.tools().join("npm").join(file_name(name))
}

/// A package's name without its scope's slash.
fn file_name(name: &str) -> String {
    name.trim_start_matches('@').replace('/', "-")
}

fn is_there(package: &Path, version: &str) -> bool {
    let described = fs::read_to_string(package.join("package.json")).unwrap_or_default();
    let described: serde_json::Value = serde_json::from_str(&described).unwrap_or_default();
    described["version"] == version
}

fn run_npm(project: &Project, name: &str, version: &str) -> Result<()> {
    if project.find("npm").is_none() {
        system_package::install(project, &["npm"])?;
    }
    let prefix = prefix(project, name);
    fs::create_dir_all(&prefix).with_context(|| format!("cannot create {}", prefix.display()))?;
    let mut npm = project.command("npm");
    let package = format!("{name}@{version}");
    npm.args(["install", "--ignore-scripts", "--no-fund", "--no-audit", "--no-save", &package, "--prefix"]);
    npm.arg(prefix);
    run_logged(npm, &project.scratch().join(format!("install-{}.log", file_name(name))))
}
