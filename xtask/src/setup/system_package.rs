//! Installing through the system's package manager, where that is possible without a question.

use std::process::Command;

use anyhow::{Result, bail};

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
