//! Packages of PyPI, each set in an environment of its own.

use std::path::{Path, PathBuf};

use anyhow::Result;

use crate::process::run_logged;
use crate::project::Project;
use crate::setup::system_package;

/// Installs packages at exact versions, built ones only, so that no script of theirs runs; gives the environment's Python.
///
/// # Errors
/// When there is no Python, or a package cannot be fetched.
pub fn install(project: &Project, folder: &Path, packages: &[&str]) -> Result<PathBuf> {
    install_with(project, folder, packages, &[])
}

/// The same, and one more package that PyPI has in no other form than as its source, whose script builds it.
///
/// # Errors
/// As [`install`], and when it cannot be built.
pub fn install_from_source(
    project: &Project,
    folder: &Path,
    packages: &[&str],
    source: &str,
) -> Result<PathBuf> {
    let name = source.split("==").next().unwrap_or(source);
    install_with(project, folder, packages, &["--no-binary", name, source])
}

fn install_with(project: &Project, folder: &Path, packages: &[&str], more: &[&str]) -> Result<PathBuf> {
    let python = folder.join("bin/python");
    let log = |step: &str| project.scratch().join(format!("python-{step}.log"));
    if !python.exists() {
        if project.find("python3").is_none() {
            system_package::install(project, &["python3", "python3-venv"])?;
        }
        let mut venv = project.command("python3");
        venv.args(["-m", "venv"]).arg(folder);
        run_logged(venv, &log("environment"))?;
    }
    let mut pip = project.command(&python.to_string_lossy());
    pip.args(["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--only-binary", ":all:"]);
    // A registry that does not answer is given up on.
    pip.args(["--timeout", "30", "--retries", "2"]).args(packages).args(more);
    run_logged(pip, &log("packages"))?;
    Ok(python)
}
