//! Servers that people put sites on. The tests of the built site start them with the files in `deploy/`.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::Context;

use crate::process::output_of;
use crate::project::Project;
use crate::setup::system_package;
use crate::steps::Steps;

/// Debian's name of both the package and the program.
pub const NGINX: &str = "nginx";
/// It is tested where it is there already: its package is large.
pub const CADDY: &str = "caddy";

/// Gets nginx, where that is possible. Nothing depends on it: without, its tests say that they were skipped.
pub fn install(project: &Project, steps: &mut Steps) {
    if program(project, NGINX).is_some() {
        return steps.skip(NGINX, "there");
    }
    let unpacked = steps.quiet("Unpacking nginx", || {
        system_package::unpack(project, NGINX, &folder(project, NGINX))?;
        program(project, NGINX).context("the package holds no nginx that starts here")
    });
    if let Err(error) = unpacked {
        let remark = format!(
            "skipped: the site behind nginx was not tested, since nginx is not to be had here ({error:#})"
        );
        println!("{remark}");
        steps.remark(remark);
    }
}

/// The program, from the system or unpacked.
pub fn program(project: &Project, name: &str) -> Option<PathBuf> {
    let places = [PathBuf::from("/usr/sbin"), folder(project, name).join("usr/sbin")];
    let places = places.iter().map(|place| place.join(name));
    project.find(name).into_iter().chain(places).find(|program| starts(program))
}

fn folder(project: &Project, name: &str) -> PathBuf {
    project.tools().join(name)
}

fn starts(program: &Path) -> bool {
    let mut command = Command::new(program);
    // nginx knows only short options, Caddy has a command for it.
    command.arg(if program.ends_with(CADDY) { "version" } else { "-v" });
    output_of(command).is_some()
}
