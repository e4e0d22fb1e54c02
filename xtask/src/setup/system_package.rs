//! Installing through the system's package manager, where that is possible without a question.

use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::process::{output_of, run_logged};
use crate::project::Project;

/// Installs packages with `apt-get`, as root or through a `sudo` that asks for no password.
///
/// # Errors
/// When there is no `apt-get`, no right to use it, or it fails.
pub fn install(project: &Project, packages: &[&str]) -> Result<()> {
    if project.find("apt-get").is_none() {
        bail!("this system has no apt-get");
    }
    let Some(by_root) = Privilege::find(project) else {
        bail!("apt-get needs root here, and sudo asks for a password");
    };
    let mut update = by_root.apt_get(project);
    update.arg("update");
    run_logged(update, &project.scratch().join("apt-get-update.log"))?;
    let mut install = by_root.apt_get(project);
    install.args(["install", "--yes", "--no-install-recommends"]).args(packages);
    run_logged(install, &project.scratch().join("apt-get-install.log"))
}

/// Unpacks a package into a folder of the project's, without installing it: a server would be started at once. Needs no right.
///
/// # Errors
/// When there is no `apt-get`, or it does not know the package.
pub fn unpack(project: &Project, package: &str, folder: &Path) -> Result<()> {
    if project.find("apt-get").is_none() || project.find("dpkg-deb").is_none() {
        bail!("this system has no apt-get");
    }
    fs::create_dir_all(folder).with_context(|| format!("cannot create {}", folder.display()))?;
    let log = project.scratch().join(format!("apt-get-download-{package}.log"));
    let download = || {
        let mut download = project.command("apt-get");
        download.args(["download", package]).current_dir(folder);
        run_logged(download, &log)
    };
    // The list of packages may be old, or not there yet.
    if download().is_err() {
        let by_root =
            Privilege::find(project).context("apt-get needs root here to renew its list of packages")?;
        let mut update = by_root.apt_get(project);
        update.arg("update");
        run_logged(update, &project.scratch().join("apt-get-update.log"))?;
        download()?;
    }
    for entry in fs::read_dir(folder).with_context(|| format!("cannot read {}", folder.display()))? {
        let file = entry.with_context(|| format!("cannot read {}", folder.display()))?.path();
        if file.extension().is_some_and(|kind| kind == "deb") {
            let mut unpack = project.command("dpkg-deb");
            unpack.arg("--extract").arg(&file).arg(folder);
            run_logged(unpack, &log)?;
            fs::remove_file(&file).with_context(|| format!("cannot remove {}", file.display()))?;
        }
    }
    Ok(())
}

enum Privilege {
    Root,
    Sudo,
}

impl Privilege {
    fn find(project: &Project) -> Option<Self> {
        let succeeds = |program: &str, arguments: &[&str]| {
            let mut command = project.command(program);
            command.args(arguments);
            output_of(command)
        };
        if succeeds("id", &["-u"]).is_some_and(|user| user == "0") {
            return Some(Self::Root);
        }
        succeeds("sudo", &["-n", "true"]).map(|_| Self::Sudo)
    }

    fn apt_get(&self, project: &Project) -> Command {
        match self {
            Self::Root => {
                let mut command = project.command("apt-get");
                command.env("DEBIAN_FRONTEND", "noninteractive");
                command
            }
            Self::Sudo => {
                let mut command = project.command("sudo");
                command.args(["-n", "DEBIAN_FRONTEND=noninteractive", "apt-get"]);
                command
            }
        }
    }
}
